/** By when somebody whom we ask is to answer: five working days, and before the draft has to be ready. */
import type { Due } from './deadlines.ts'
import { addDays, type Day } from './moment.ts'
import { addWorkingDays, type Calendar, UnknownYear } from './working-days.ts'

/** Working days that people are given. After as many the social worker is reminded. */
export const DAYS_TO_REPLY = 5

/** Always after the day on which they were asked. */
export function replyByDay(on: Day, due: Pick<Due, 'day' | 'internalTarget'>, calendar: Calendar): Day {
  const last = [due.internalTarget, due.day].find((day) => day > on)
  const usual = counted(on, calendar) ?? last ?? addDays(on, 7)
  return last !== undefined && last < usual ? last : usual
}

/** Undefined past the last year whose bank holidays are known. */
function counted(on: Day, calendar: Calendar): Day | undefined {
  try {
    return addWorkingDays(on, DAYS_TO_REPLY, calendar)
  } catch (fault) {
    if (fault instanceof UnknownYear) return undefined
    throw fault
  }
}
