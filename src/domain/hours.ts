/** When the bot may speak up by itself: a team's working hours on working days, in London (2.8, 48). */
import type { Hours, Team } from './directory.ts'
import { addDays, type Day, dayOf, type Moment, momentAt, timeOf } from './moment.ts'
import { type Calendar, isWorkingDay, UnknownYear } from './working-days.ts'

export const USUAL_HOURS: Hours = { from: '09:00', to: '17:00' }

export const hoursOf = (team: Team | undefined): Hours => team?.hours ?? USUAL_HOURS

/** The moment itself when it is within hours, else the next morning at which work begins. */
export function withinHours(at: Moment, hours: Hours, calendar: Calendar): Moment {
  const day = dayOf(at)
  const time = timeOf(at)
  if (isWorked(day, calendar) && time < hours.to) return time < hours.from ? momentAt(day, hours.from) : at
  let morning = addDays(day, 1)
  while (!isWorked(morning, calendar)) morning = addDays(morning, 1)
  return momentAt(morning, hours.from)
}

/** Whether the moment itself is within hours. */
export function isWithinHours(at: Moment, hours: Hours, calendar: Calendar): boolean {
  const time = timeOf(at)
  return hours.from <= time && time < hours.to && isWorked(dayOf(at), calendar)
}

/** Past the last known year there is still the weekend to keep: silence would be worse than a nudge on a holiday. */
function isWorked(day: Day, calendar: Calendar): boolean {
  try {
    return isWorkingDay(day, calendar)
  } catch (fault) {
    if (!(fault instanceof UnknownYear)) throw fault
    return ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
  }
}
