/** Outlook knows the moment at which somebody is back; an absence is kept in days, by its last one. */
import { addDays, type Day, dayOf, type Moment, timeOf } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { GraphGateway, AwayOrFault as OutlookAnswer } from '../gateways/ports.ts'
import type { AwayOrFault } from '../workflow/ports.ts'

/** Back before this hour in London, the day of the return is worked. */
const NOON = '12:00'

/** Whether people are away at a moment, and until which day; for each of them the answer, or the fault. */
export async function awayBy(
  graph: Pick<GraphGateway, 'awayUntil'>,
  people: readonly PersonId[],
  at: Moment,
): Promise<ReadonlyMap<PersonId, AwayOrFault>> {
  const found = await graph.awayUntil(people, at)
  return new Map([...found].map(([person, answer]) => [person, inDays(answer)]))
}

function inDays(answer: OutlookAnswer): AwayOrFault {
  if ('fault' in answer) return answer
  if (!answer.away) return { away: false, until: undefined }
  return { away: true, until: answer.until === undefined ? undefined : lastDayAway(answer.until) }
}

const lastDayAway = (back: Moment): Day => (timeOf(back) < NOON ? addDays(dayOf(back), -1) : dayOf(back))
