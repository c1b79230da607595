/** When the report is due. Three weeks (guidance, section 1), or the prison's own date when that is earlier. */
import { addDays, type Day, dayOf, type Moment } from './moment.ts'
import {
  addWorkingDays,
  type Calendar,
  UnknownYear,
  whyNotWorked,
  workingDayOnOrBefore,
  workingDaysBetween,
} from './working-days.ts'

/** Policy in one place. Calendar days for the three weeks, working days for the team's own target. */
export const DEADLINES = { calendarDays: 21, workingDaysShown: 15, internalTargetBefore: 3 } as const

/** A due date with the working shown, so that nobody has to ask how it came about. */
export type Due = {
  readonly day: Day
  readonly startsOn: Day
  readonly rule: 'three weeks' | 'the date the prison asked for'
  /** The day before it was moved back to a working day; the same as `day` when it was not moved. */
  readonly before: Day
  readonly movedBecause: string | undefined
  /** 15 working days from the start, for information. */
  readonly fifteenWorkingDays: Day
  /** Draft to the Team Manager, three working days before `day`; never before the first working day there is. */
  readonly internalTarget: Day
}

/** The earlier of the prison's date and received + 21 calendar days, moved back to a working day. */
export function workOutDue(receivedAt: Moment, askedFor: Day | undefined, calendar: Calendar): Due {
  const startsOn = dayOf(receivedAt)
  const threeWeeks = addDays(startsOn, DEADLINES.calendarDays)
  // A date that cannot be met, past already or with no working day before it, leaves three weeks standing.
  const prisonFirst =
    askedFor !== undefined && askedFor < threeWeeks && workingDayOnOrBefore(askedFor, calendar) >= startsOn
  const before = prisonFirst ? askedFor : threeWeeks
  const day = workingDayOnOrBefore(before, calendar)
  const target = addWorkingDays(day, -DEADLINES.internalTargetBefore, calendar)
  const firstWorkingDay = addWorkingDays(addDays(startsOn, -1), 1, calendar)
  return {
    day,
    startsOn,
    rule: prisonFirst ? 'the date the prison asked for' : 'three weeks',
    before,
    movedBecause: day === before ? undefined : whyNotWorked(before, calendar),
    fifteenWorkingDays: addWorkingDays(startsOn, DEADLINES.workingDaysShown, calendar),
    internalTarget: target < firstWorkingDay ? firstWorkingDay : target,
  }
}

/** Whether a due date can be worked out from this day: the bank holidays of all its weeks must be known. */
export function canCountFrom(day: Day): boolean {
  try {
    workOutDue(`${day}T12:00:00.000Z`, undefined, { closures: [] })
    return true
  } catch (fault) {
    if (fault instanceof UnknownYear) return false
    throw fault
  }
}

/** How long is left, in words: `15 working days left`, `due today`, `2 working days late`. */
export function sayTimeLeft(due: Day, today: Day, calendar: Calendar): string {
  if (due === today) return 'due today'
  const count = Math.abs(workingDaysBetween(today, due, calendar))
  const days = `${count} working ${count === 1 ? 'day' : 'days'}`
  if (today < due) return count === 0 ? 'due on the next working day' : `${days} left`
  return count === 0 ? 'late since the last working day' : `${days} late`
}
