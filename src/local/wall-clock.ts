/** From what a London clock on the wall shows to the moment that is meant. */
import { addDays, type Day, dayOf, later, type Moment, momentAt, timeOf } from '../domain/moment.ts'
import { addWorkingDays, type Calendar, isWorkingDay } from '../domain/working-days.ts'

/** Nine in the morning of the next working day; of this one, while it is not nine yet. Throws `UnknownYear`. */
export function nextWorkingMorning(now: Moment, calendar: Calendar): Moment {
  const today = dayOf(now)
  const thisMorning = morningOf(today)
  if (isWorkingDay(today, calendar) && now < thisMorning) return thisMorning
  return morningOf(addWorkingDays(today, 1, calendar))
}

/** The same time on the wall, whole days on. */
export const daysOn = (now: Moment, days: number): Moment => {
  const moved = momentAt(addDays(dayOf(now), days), timeOf(now))
  return moved > now ? moved : later(now, days * 86_400)
}

/** Nine in the morning of a day. */
export const morningOf = (day: Day): Moment => momentAt(day, '09:00')

/** The newest day whose nine o'clock is not ahead any more. */
export const lastMorning = (now: Moment): Day =>
  now < morningOf(dayOf(now)) ? addDays(dayOf(now), -1) : dayOf(now)
