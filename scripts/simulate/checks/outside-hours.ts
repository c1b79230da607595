/** Whatever was said by itself at night, at a weekend, on a holiday, or outside of a team's hours. */
import { dayOf, timeOf } from '../../../src/domain/moment.ts'
import { isWorkingDay } from '../../../src/domain/working-days.ts'
import type { ByItself, CalendarAt } from '../records.ts'

export function outsideHours(said: readonly ByItself[], calendarAt: CalendarAt): readonly string[] {
  const isOutside = ({ at, hours }: ByItself): boolean => {
    const time = timeOf(at)
    return !isWorkingDay(dayOf(at), calendarAt(at)) || hours.some(({ from, to }) => time < from || time >= to)
  }
  return said.filter(isOutside).map(({ at, key }) => `${key} at ${dayOf(at)} ${timeOf(at)}`)
}
