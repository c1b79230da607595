/** Due days that came while the report was still due, and nobody had been told in the last working days before. */
import { dayOf, type Moment, momentAt } from '../../../src/domain/moment.ts'
import { STILL_DUE, type Status } from '../../../src/domain/referral.ts'
import { addWorkingDays } from '../../../src/domain/working-days.ts'
import type { CalendarAt, Days, DueDay, Step, Told } from '../records.ts'

export type Lived = {
  readonly dueDays: readonly DueDay[]
  /** Of all referrals, oldest first. */
  readonly steps: readonly Step[]
  readonly told: readonly Told[]
  readonly calendarAt: CalendarAt
  /** Nothing ran on these days. */
  readonly downtime: Days
  /** Later due days have not come yet. */
  readonly end: Moment
}

export type Silence = {
  /** Due days that came while the report was still due. */
  readonly reached: number
  readonly silent: readonly string[]
  /** Came while nothing ran, and was made up for on the first working day after. */
  readonly madeUpFor: number
}

const WORKING_DAYS_BEFORE = 3
/** The end of a working day: until then the report could still be signed in time. */
const CLOSING = '17:00'

export function silence(lived: Lived): Silence {
  const reached = lived.dueDays.filter((due) => isReached(due, lived))
  const quiet = reached.filter((due) => !isTold(due, lived))
  const inDowntime = quiet.filter(({ day }) => lived.downtime.from <= day && day <= lived.downtime.until)
  const madeUpFor = inDowntime.filter((due) => isMadeUpFor(due, lived))
  const silent = quiet.filter((due) => !madeUpFor.includes(due))
  return {
    reached: reached.length,
    silent: silent.map(({ reference, day }) => `${reference} due ${day}`),
    madeUpFor: madeUpFor.length,
  }
}

function isReached({ reference, day, from, until }: DueDay, { steps, end }: Lived): boolean {
  const closing = momentAt(day, CLOSING)
  if (closing < from || closing > end || (until !== undefined && closing >= until)) return false
  const status = statusAt(reference, closing, steps)
  return status !== undefined && STILL_DUE.includes(status)
}

const statusAt = (reference: string, at: Moment, steps: readonly Step[]): Status | undefined =>
  steps.findLast((step) => step.reference === reference && step.at <= at)?.to

function isTold({ reference, day }: DueDay, { told, calendarAt }: Lived): boolean {
  const first = addWorkingDays(day, -WORKING_DAYS_BEFORE, calendarAt(momentAt(day, CLOSING)))
  return told.some((each) => each.reference === reference && isWithin(each.at, first, day))
}

/** It says so on the first working day on which it runs again, unless the report was signed before it could. */
function isMadeUpFor({ reference }: DueDay, { told, steps, calendarAt, downtime }: Lived): boolean {
  const after = momentAt(downtime.until, '23:59')
  const first = addWorkingDays(downtime.until, 1, calendarAt(after))
  const status = statusAt(reference, momentAt(first, CLOSING), steps)
  return (
    (status !== undefined && !STILL_DUE.includes(status)) ||
    told.some((each) => each.reference === reference && isWithin(each.at, first, first))
  )
}

const isWithin = (at: Moment, first: string, last: string): boolean => first <= dayOf(at) && dayOf(at) <= last
