/** Asks Outlook whether a person's automatic replies are on, which is how people say that they are away. */
import type { Graph } from './graph-client.ts'
import { pathPart, record, text } from './graph-shapes.ts'
import type { Away } from './ports.ts'
import { Trouble } from './trouble.ts'

/**
 * `GET /users/{id}/mailboxSettings/automaticRepliesSetting`: the status and the two times are read, the words of the
 * reply are not. A time in any zone but UTC is trouble, never guessed at. Who has no mailbox is not away.
 */
export async function awayUntil(graph: Graph, personId: string, at: string): Promise<Away> {
  const path = `/users/${pathPart(personId)}/mailboxSettings/automaticRepliesSetting`
  try {
    const setting = record(await graph.call({ method: 'GET', path, prefer: 'outlook.timezone="UTC"' }))
    // The documentation itself has `Scheduled` in one example and `scheduled` in another.
    const status = text(setting.status)?.toLowerCase()
    if (status === 'disabled') return { away: false }
    if (status === 'alwaysenabled') return { away: true, until: undefined }
    if (status !== 'scheduled') throw notUnderstood()
    const from = momentOf(setting.scheduledStartDateTime)
    const until = momentOf(setting.scheduledEndDateTime)
    const now = Date.parse(at)
    return from <= now && now < until ? { away: true, until: new Date(until).toISOString() } : { away: false }
  } catch (fault) {
    if (fault instanceof Trouble && fault.advice === 'not there') return { away: false }
    throw fault
  }
}

/** Graph gives seven decimals and no sign of the zone: `2026-12-15T09:00:00.0000000` with the zone beside it. */
function momentOf(value: unknown): number {
  const { dateTime, timeZone } = record(value)
  const [, time] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(text(dateTime) ?? '') ?? []
  const moment = Date.parse(`${time}Z`)
  if (timeZone !== 'UTC' || Number.isNaN(moment)) throw notUnderstood()
  return moment
}

const notUnderstood = (): Trouble => new Trouble('try again', 'answer-not-understood')
