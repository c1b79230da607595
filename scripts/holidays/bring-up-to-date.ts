/** Takes over what the source announces, and says in words what that changes. */
import { readKept, writeKept, type Years } from './kept.ts'
import { merge } from './merge.ts'
import { sayChanges } from './say-changes.ts'
import { readSource } from './source.ts'
import { announcedIn } from './source-shape.ts'

type Asked = {
  /** An http(s) address, or the path of a file. */
  readonly where: string
  /** The path of the file that is kept. */
  readonly kept: string
  /** Only say what would change. */
  readonly check: boolean
}

/** The lines to print. Throws `Unusable`, with nothing written, where the source or the kept file is no good. */
export async function bringUpToDate({ where, kept, check }: Asked): Promise<readonly string[]> {
  const before = readKept(kept)
  const announced = announcedIn(await readSource(where), where)
  const years = merge(before.years, announced, where)
  const changes = sayChanges(before.years, years)
  if (!check && changes.length > 0) writeKept(kept, { ...before, years })
  return [
    ...(changes.length > 0 ? changes : [`Nothing changes: ${sayReach(years)} stay as they are.`]),
    ...Object.keys(years)
      .filter((year) => announced.years[year] === undefined && year !== announced.partly?.year)
      .map((year) => `${year} is not listed by the source; it is kept.`),
    ...(announced.partly === undefined
      ? []
      : [
          `${announced.partly.year} is announced in part only, days so far: ${announced.partly.days}. It does not count as known yet.`,
        ]),
    ...(changes.length === 0
      ? []
      : [check ? 'Nothing was written.' : 'Written. Start the bot again, so that it counts with them.']),
  ]
}

function sayReach(years: Years): string {
  const all = Object.keys(years)
  return `the bank holidays of ${all.at(0)} to ${all.at(-1)}`
}
