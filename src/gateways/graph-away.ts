/** Asks Outlook whether people's automatic replies are on, which is how people say that they are away. */
import { type Get, type Read, readMany } from './graph-batch.ts'
import type { Graph } from './graph-client.ts'
import { pathPart, record, text } from './graph-shapes.ts'
import type { AwayOrFault } from './ports.ts'
import { Trouble } from './trouble.ts'

/**
 * `GET /users/{id}/mailboxSettings/automaticRepliesSetting`, by itself for one person and in batches for several; an
 * answer or a fault for each, and nobody's fault is anybody else's. The status and the two times are read, the words
 * of the reply are not. A time in any zone but UTC is trouble, never guessed at. Who has no mailbox is not away.
 */
export async function awayUntil(
  graph: Graph,
  personIds: readonly string[],
  at: string,
): Promise<ReadonlyMap<string, AwayOrFault>> {
  const people = [...new Set(personIds)]
  const [one, another] = people
  const read =
    one === undefined || another !== undefined
      ? await readMany(graph, people, settingOf)
      : new Map([[one, await readOne(graph, one)]])
  return new Map([...read].map(([person, answer]) => [person, awayFrom(answer, at)]))
}

function settingOf(personId: string): Get {
  const path = `/users/${pathPart(personId)}/mailboxSettings/automaticRepliesSetting`
  return { path, prefer: 'outlook.timezone="UTC"' }
}

/** A batch of one would save nothing, and this waits for its turn in the mailbox. */
async function readOne(graph: Graph, personId: string): Promise<Read> {
  try {
    return { body: await graph.call({ method: 'GET', ...settingOf(personId) }) }
  } catch (fault) {
    if (fault instanceof Trouble) return { fault }
    throw fault
  }
}

function awayFrom(read: Read, at: string): AwayOrFault {
  if ('fault' in read) return read.fault.advice === 'not there' ? { away: false } : read
  const { status, scheduledStartDateTime, scheduledEndDateTime } = record(read.body)
  // The documentation itself has `Scheduled` in one example and `scheduled` in another.
  const word = text(status)?.toLowerCase()
  if (word === 'disabled') return { away: false }
  if (word === 'alwaysenabled') return { away: true, until: undefined }
  const from = momentOf(scheduledStartDateTime)
  const until = momentOf(scheduledEndDateTime)
  if (word !== 'scheduled' || Number.isNaN(from + until))
    return { fault: new Trouble('try again', 'answer-not-understood') }
  const now = Date.parse(at)
  return from <= now && now < until ? { away: true, until: new Date(until).toISOString() } : { away: false }
}

/** Graph gives seven decimals and no sign of the zone: `2026-12-15T09:00:00.0000000` with the zone beside it. */
function momentOf(value: unknown): number {
  const { dateTime, timeZone } = record(value)
  const [, time] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z?$/.exec(text(dateTime) ?? '') ?? []
  return timeZone === 'UTC' ? Date.parse(`${time}Z`) : Number.NaN
}
