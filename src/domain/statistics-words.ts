/** Numbers in plain words: for the card, the file and the report alike. */
import { type Directory, teamById } from './directory.ts'
import { sayDay } from './moment.ts'
import type { Published, PublishedRow, PublishedTable } from './statistics.ts'

export const HELD = 'held back'

export const WHY_HELD =
  'Held back: a count from 1 to 4, and any count beside it from which one could be worked out, so that nobody can be recognised. Where nothing was counted, that is shown as 0, but not beneath a total that is held back.'

export const sayCount = (count: number | undefined): string => (count === undefined ? HELD : String(count))

/** The whole council, or the team by its name. */
export const sayWhose = (directory: Directory, team: string | undefined): string =>
  team === undefined ? directory.council.name : (teamById(directory, team)?.name ?? team)

export const isOver = ({ period, today }: Published): boolean => period.to < today

export const sayCounted = (published: Published): string =>
  `Counted on ${sayDay(published.today)}.${isOver(published) ? '' : ' The period is not over: these numbers still change.'}`

/** What people ask first, in sentences. */
export function headlines({ headline, tables, period, team }: Published): readonly string[] {
  const { childrenTwelveMonths, childrenNow, requestsNow, requestsInPeriod, childrenInPeriod } = headline
  const asRequested = tables.find(({ id }) => id === 'ages')?.total
  return [
    areHeld(childrenTwelveMonths, childrenNow, requestsNow)
      ? `How many children there were in the last 12 months, and how many there are just now, is ${HELD}.`
      : `${many(childrenTwelveMonths, CHILDREN)} in the last 12 months, ${sayCount(childrenNow)} just now, in ${many(requestsNow, OPEN)}.`,
    areHeld(requestsInPeriod, childrenInPeriod, asRequested)
      ? `${period.say}: how many requests there were, about how many children, is ${HELD}.`
      : `${period.say}: ${many(requestsInPeriod, REQUESTS)} about ${
          childrenInPeriod === undefined && asRequested !== undefined && team !== undefined
            ? `${many(asRequested, CHILDREN)}, each counted once in each request`
            : many(childrenInPeriod, CHILDREN)
        }.`,
    ...share(tables, { table: 'on_first_date', row: 'yes', say: 'reports went by the first date' }),
    ...share(tables, { table: 'on_agreed_date', row: 'yes', say: 'reports went by the agreed date' }),
    ...share(tables, {
      table: 'agreement',
      row: 'as_advised',
      of: ['as_advised', 'stricter', 'wider'],
      say: 'children of whom we know the decision: as we advised',
    }),
  ]
}

const areHeld = (...counts: readonly (number | undefined)[]): boolean =>
  counts.every((count) => count === undefined)

type Words = readonly [one: string, many: string]
const CHILDREN: Words = ['child', 'children']
const REQUESTS: Words = ['request', 'requests']
const OPEN: Words = ['open request', 'open requests']

/** `41 children`; `children: held back` would break a sentence, so it is `a number of children (held back)`. */
const many = (count: number | undefined, [one, more]: Words): string =>
  count === undefined ? `a number of ${more} (${HELD})` : `${count} ${count === 1 ? one : more}`

type Share = {
  readonly table: string
  readonly row: string
  readonly say: string
  /** Of which rows; of all where left out. */
  readonly of?: readonly string[]
}

/** Left out where a part of it is held back, or there is nothing yet. */
function share(tables: readonly PublishedTable[], { table: id, row, say, of }: Share): readonly string[] {
  const table = tables.find((one) => one.id === id)
  const countOf = (which: string) => table?.rows.find((one) => one.id === which)?.count
  const count = countOf(row)
  const parts = of === undefined ? [table?.total] : of.map(countOf)
  const total = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
  if (count === undefined || total === 0 || parts.includes(undefined)) return []
  return [`${count} of ${total} ${say} (${Math.round((100 * count) / total)} in 100).`]
}

export const hasHeld = ({ rows, total }: PublishedTable): boolean =>
  total === undefined || rows.some(({ count }) => count === undefined)

/** What a picture of the table shows, in words: the largest first. */
export function sayTable({ title, rows }: PublishedTable): string {
  const shown = rows.filter(({ count }) => count !== undefined && count > 0)
  const largest = shown.toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0)).slice(0, 3)
  const held = rows.filter(({ count }) => count === undefined).length
  const said = largest.map(({ label, count }) => `${label}: ${count}`).join('; ')
  return [
    `${title}: bars, one for each row.`,
    said === '' ? 'No count can be shown.' : `The largest: ${said}.`,
    held === 0 ? '' : `${held === 1 ? 'One row is' : `${held} rows are`} held back.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Rows that have something to be seen as a bar. */
export const barsOf = (rows: readonly PublishedRow[]): readonly PublishedRow[] =>
  rows.filter(({ count }) => count !== undefined && count > 0)
