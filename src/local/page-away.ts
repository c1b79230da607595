/** Switches automatic replies in Outlook on and off as the page asks, for those who may sign off. */
import { z } from 'zod'
import type { Directory } from '../domain/directory.ts'
import { addDays, type Day, dayOf, isDay, type Moment } from '../domain/moment.ts'
import { isManager, type Person } from '../domain/people.ts'
import type { AutomaticReplies, Outlook } from './outlook.ts'
import { morningOf } from './wall-clock.ts'

export type AwayParts = {
  readonly directory: Pick<Directory, 'people'>
  readonly clock: { now(): Moment }
  readonly outlook: Pick<Outlook, 'setAway' | 'awayOf'>
}

/** Why nothing was switched, as a sentence; `personId` says at whose field it belongs, where there is one. */
export class AwayRefusal extends Error {
  readonly personId: string | undefined

  constructor(sentence: string, personId?: string) {
    super(sentence)
    this.name = 'AwayRefusal'
    this.personId = personId
  }
}

const DAYS_AWAY = 14

/** `until` is a day as the date field of a browser gives it, left empty for no end. */
const SWITCH = z.object({
  person: z.string(),
  away: z.enum(['on', 'off']),
  until: z.string().default(''),
})

/** `body` is `{ person, away: 'on', until: '2026-12-15' }` or `{ person, away: 'off' }`; else `AwayRefusal`. */
export async function switchAway(parts: AwayParts, body: unknown): Promise<void> {
  const asked = SWITCH.safeParse(body)
  const person = asked.success
    ? whoMayBeAway(parts.directory).find(({ id }) => id === asked.data.person)
    : undefined
  if (!asked.success || person === undefined) throw new AwayRefusal('Choose one of the buttons.')
  const { away, until } = asked.data
  if (away === 'off') return parts.outlook.setAway(person.id, undefined)
  if (until === '') return parts.outlook.setAway(person.id, {})
  const now = parts.clock.now()
  if (!isDay(until)) throw new AwayRefusal(`Enter a day for ${person.name}, such as 15/12/2026.`, person.id)
  if (morningOf(until) <= now)
    throw new AwayRefusal(`Choose a day that lies ahead for ${person.name}.`, person.id)
  await parts.outlook.setAway(person.id, { until: morningOf(until) })
}

export const whoMayBeAway = ({ people }: Pick<Directory, 'people'>): readonly Person[] =>
  people.filter(isManager)

/** Undefined once the time that was set is over. */
export function awayNow(parts: AwayParts, personId: string): AutomaticReplies | undefined {
  const replies = parts.outlook.awayOf(personId)
  if (replies?.until !== undefined && replies.until <= parts.clock.now()) return undefined
  return replies
}

export const suggestedDay = (now: Moment): Day => addDays(dayOf(now), DAYS_AWAY)
