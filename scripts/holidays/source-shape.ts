/** What gov.uk publishes, checked: every day real and worked otherwise, every year whole but perhaps the last. */
import { z } from 'zod'
import { type Day, isDay, sayDay } from '../../src/domain/moment.ts'
import type { Years } from './kept.ts'
import { Unusable } from './unusable.ts'

export type Announced = {
  readonly years: Years
  /** The last year, while not all of its days are announced. */
  readonly partly: { readonly year: string; readonly days: number } | undefined
}

const DIVISION = 'england-and-wales'

/** A year has eight of them, and now and then one or two more, for a jubilee, a coronation or a funeral. */
const FEWEST = 8
const MOST = 12

/** What nobody here reads, `notes` and `bunting`, may come and go. */
const EVENT = z.object({ title: z.string(), date: z.string() })
const SOURCE = z.object({
  [DIVISION]: z.object({ division: z.literal(DIVISION), events: z.array(EVENT).min(1) }),
})

/** The years in a text of gov.uk's shape. `where` names it in the sentences of `Unusable`. */
export function announcedIn(text: string, where: string): Announced {
  const shape = SOURCE.safeParse(parse(text, where))
  if (!shape.success) {
    const path = shape.error.issues[0]?.path.join('.') ?? ''
    throw new Unusable(
      path === DIVISION
        ? `${where} has no division ${DIVISION}.`
        : `${where} does not have the shape of gov.uk's bank holidays${path && `: look at ${path}`}.`,
    )
  }
  const days = shape.data[DIVISION].events.map(({ title, date }) => workedOtherwise(date, title))
  return whole(byYear(days), where)
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unusable(`${where} is not JSON.`)
  }
}

function workedOtherwise(date: string, title: string): Day {
  if (!isDay(date)) throw new Unusable(`${title} is on “${date}”, which is not a real day.`)
  const said = sayDay(date)
  if (/^S(?:at|un)/.test(said))
    throw new Unusable(`${title} is on ${said}, a weekend. The day taken instead is wanted.`)
  return date
}

function byYear(days: readonly Day[]): Years {
  const years: Record<string, Day[]> = {}
  for (const day of [...new Set(days)].sort()) {
    const year = day.slice(0, 4)
    years[year] = [...(years[year] ?? []), day]
  }
  return years
}

function whole(found: Years, where: string): Announced {
  const inOrder = Object.keys(found).sort()
  const last = inOrder.at(-1) ?? ''
  for (let year = Number(inOrder[0]); year < Number(last); year++)
    if (found[year] === undefined)
      throw new Unusable(`${where} leaves out ${year}, though it goes to ${last}.`)
  for (const [year, days] of Object.entries(found))
    if (days.length > MOST || (days.length < FEWEST && year !== last))
      throw new Unusable(`${where} has ${days.length} days in ${year}. A year has ${FEWEST} to ${MOST}.`)
  const { [last]: lastDays = [], ...before } = found
  return lastDays.length < FEWEST
    ? { years: before, partly: { year: last, days: lastDays.length } }
    : { years: found, partly: undefined }
}
