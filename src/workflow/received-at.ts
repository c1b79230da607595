/** The moment a request counts as received: now when it came today, else noon in London of the day that was given. */
import { type Day, dayOf, type Moment } from '../domain/moment.ts'

export const receivedAtFrom = (day: Day, now: Moment): Moment =>
  // Noon in UTC is the same London day all the year round.
  dayOf(now) === day ? now : `${day}T12:00:00.000Z`
