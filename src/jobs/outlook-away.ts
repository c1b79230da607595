/** Outlook knows the moment at which somebody is back; an absence is kept in days, by its last one. */
import { addDays, type Day, dayOf, type Moment, timeOf } from '../domain/moment.ts'
import type { GraphGateway } from '../gateways/ports.ts'

/** Back before this hour in London, the day of the return is worked. */
const NOON = '12:00'

/** Whether a person is away at a moment, and until which day; `until` is undefined where nobody set an end. */
export async function awayBy(
  graph: Pick<GraphGateway, 'awayUntil'>,
  person: string,
  at: Moment,
): Promise<{ readonly away: boolean; readonly until: Day | undefined }> {
  const found = await graph.awayUntil(person, at)
  if (!found.away) return { away: false, until: undefined }
  return { away: true, until: found.until === undefined ? undefined : lastDayAway(found.until) }
}

const lastDayAway = (back: Moment): Day => (timeOf(back) < NOON ? addDays(dayOf(back), -1) : dayOf(back))
