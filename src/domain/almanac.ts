/** Days counted once and kept, for a sweep over many thousand referrals. Made anew for each sweep. */
import type { Hours } from './directory.ts'
import { withinHours } from './hours.ts'
import { addDays, type Day, dayOf, type Moment, momentAt } from './moment.ts'
import { addWorkingDays, type Calendar, UnknownYear } from './working-days.ts'

export type Almanac = {
  readonly calendar: Calendar
  dayOf(moment: Moment): Day
  /** The day so many calendar days after (before, when negative) a day. */
  later(day: Day, days: number): Day
  /** The working day so many after (before, when negative) a day; undefined where the holidays are not known yet. */
  working(day: Day, count: number): Day | undefined
  /** When a team's day begins. */
  opens(day: Day, hours: Hours): Moment
  /** The moment itself when it is within a team's hours, else the next morning at which work begins. */
  within(at: Moment, hours: Hours): Moment
}

export function openAlmanac(calendar: Calendar): Almanac {
  // London's clock changes on a full hour of UTC, so a whole hour falls on one day.
  const ofHours = new Map<string, Day>()
  return {
    calendar,
    dayOf: (moment) => known(ofHours, moment.slice(0, 13), () => dayOf(moment)),
    later: kept(addDays),
    working: kept((day: Day, count: number) => counting(day, count, calendar)),
    opens: kept((day: Day, hours: Hours) => momentAt(day, hours.from)),
    within: kept((at: Moment, hours: Hours) => withinHours(at, hours, calendar)),
  }
}

/** Two steps, because a key put together of both would have to be made, and hashed, each time. */
function kept<A, B, T>(find: (one: A, other: B) => T): (one: A, other: B) => T {
  const found = new Map<A, Map<B, T>>()
  return (one, other) =>
    known(
      known(found, one, () => new Map()),
      other,
      () => find(one, other),
    )
}

function known<K, T>(map: Map<K, T>, key: K, find: () => T): T {
  const found = map.get(key)
  if (found !== undefined || map.has(key)) return found as T
  const made = find()
  map.set(key, made)
  return made
}

function counting(day: Day, count: number, calendar: Calendar): Day | undefined {
  try {
    return addWorkingDays(day, count, calendar)
  } catch (fault) {
    if (fault instanceof UnknownYear) return undefined
    throw fault
  }
}
