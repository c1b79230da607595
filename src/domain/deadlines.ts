/** When the report is due. Three weeks (guidance, section 1), or the prison's own date when that is earlier. */
import { addDays, type Day, dayOf, daysBetween, type Moment } from './moment.ts'
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
  readonly rule:
    | 'three weeks'
    | 'the date the prison asked for'
    | 'more time was agreed'
    | 'corrected by MASH'
  /** The day before it was moved back to a working day; the same as `day` when it was not moved. */
  readonly before: Day
  readonly movedBecause: string | undefined
  /** 15 working days from the start, for information. */
  readonly fifteenWorkingDays: Day
  /** Draft to the Team Manager, three working days before `day`; never before the first working day there is. */
  readonly internalTarget: Day
}

/** How an agreement about more time was made (2.8, 50): a date never moves without one. */
export type Agreement = {
  /** Name, role and agency, in the words of whoever recorded it. */
  readonly with: string
  readonly on: Day
  /** `e-mail`, `telephone call` and the like, and where it can be found. */
  readonly how: string
}

/** One change of the due day. `words` is the reason as it was written, for those who may see the referral. */
export type DueChange = {
  readonly because:
    | 'more time was agreed'
    | 'corrected by MASH'
    | 'a day off was added'
    | 'a day off was taken back'
  readonly from: Day
  readonly to: Day
  readonly at: Moment
  /** A person's id, or `bot`. */
  readonly by: string
  readonly words: string
  readonly agreement?: Agreement
  /** Of more time: a key of `MORE_TIME_REASONS`. Older lines have its label in `words` alone. */
  readonly reason?: string
}

/**
 * The earlier of the prison's date and received + 21 calendar days, moved back to a working day. A date of the prison
 * that cannot be met, past already or with no working day before it, leaves three weeks standing. Throws `UnknownYear`
 * where the bank holidays of the weeks to count are not known; the prison's own date never brings that about.
 */
export function workOutDue(receivedAt: Moment, askedFor: Day | undefined, calendar: Calendar): Due {
  const startsOn = dayOf(receivedAt)
  const threeWeeks = addDays(startsOn, DEADLINES.calendarDays)
  const prisonFirst =
    askedFor !== undefined && askedFor < threeWeeks && askedFor >= firstWorkingDay(startsOn, calendar)
  const before = prisonFirst ? askedFor : threeWeeks
  const rule = prisonFirst ? 'the date the prison asked for' : 'three weeks'
  return dueOn(before, { startsOn, rule }, calendar)
}

/** A due day chosen by people, moved back to a working day like any other. */
export const chosenDue = (
  before: Day,
  due: Due,
  { rule, calendar }: { readonly rule: Due['rule']; readonly calendar: Calendar },
): Due => dueOn(before, { startsOn: due.startsOn, rule }, calendar)

function dueOn(before: Day, from: Pick<Due, 'startsOn' | 'rule'>, calendar: Calendar): Due {
  const { startsOn, rule } = from
  const day = workingDayOnOrBefore(before, calendar)
  const first = firstWorkingDay(startsOn, calendar)
  const isSoon = workingDaysBetween(first, day, calendar) <= DEADLINES.internalTargetBefore
  return {
    day,
    startsOn,
    rule,
    before,
    movedBecause: day === before ? undefined : whyNotWorked(before, calendar),
    fifteenWorkingDays: addWorkingDays(startsOn, DEADLINES.workingDaysShown, calendar),
    internalTarget: isSoon ? first : addWorkingDays(day, -DEADLINES.internalTargetBefore, calendar),
  }
}

/** The first day on which anybody can work on it: the day of receipt itself, or the next that is worked. */
const firstWorkingDay = (startsOn: Day, calendar: Calendar): Day =>
  addWorkingDays(addDays(startsOn, -1), 1, calendar)

/**
 * Whether a due date can be worked out from this day: the bank holidays of all its weeks must be known. Closures draw
 * the fifteen working days out, perhaps into the next year, so those of the council are wanted too.
 */
export function canCountFrom(day: Day, calendar: Calendar = NO_CLOSURES): boolean {
  if (calendar !== NO_CLOSURES) return isCountable(day, calendar)
  const known = COUNTABLE.get(day)
  if (known !== undefined) return known
  const found = isCountable(day, calendar)
  // Of all the days that are typed, most are of these weeks.
  if (COUNTABLE.size < MOST_DAYS) COUNTABLE.set(day, found)
  return found
}

const NO_CLOSURES: Calendar = { closures: [] }
const COUNTABLE = new Map<Day, boolean>()
const MOST_DAYS = 1_000

function isCountable(day: Day, calendar: Calendar): boolean {
  try {
    workOutDue(`${day}T12:00:00.000Z`, undefined, calendar)
    return true
  } catch (fault) {
    if (fault instanceof UnknownYear) return false
    throw fault
  }
}

/**
 * How long is left, in words: `15 working days left`, `due today`, `2 working days late`. Between days whose bank
 * holidays are not known, calendar days: `20 days left`, `3 days late`. A card is drawn whatever the year.
 */
export function sayTimeLeft(due: Day, today: Day, calendar: Calendar): string {
  if (due === today) return 'due today'
  const [count, unit] = countDays(today, due, calendar)
  const days = `${count} ${unit}${count === 1 ? '' : 's'}`
  if (today < due) return count === 0 ? 'due on the next working day' : `${days} left`
  return count === 0 ? 'late since the last working day' : `${days} late`
}

function countDays(from: Day, to: Day, calendar: Calendar): readonly [number, 'working day' | 'day'] {
  try {
    return [Math.abs(workingDaysBetween(from, to, calendar)), 'working day']
  } catch (fault) {
    if (fault instanceof UnknownYear) return [Math.abs(daysBetween(from, to)), 'day']
    throw fault
  }
}
