/** Moves the clock as the buttons of the page ask. */
import { z } from 'zod'
import { DEADLINES } from '../domain/deadlines.ts'
import { type Day, dayOf, isDay, later, type Moment, momentAt } from '../domain/moment.ts'
import { addWorkingDays, type Calendar, isWorkingDay, UnknownYear } from '../domain/working-days.ts'
import { ClockRefusal, type MovableClock } from './clock.ts'
import { daysOn, morningOf, nextWorkingMorning } from './wall-clock.ts'

/** The open referral that falls due next. */
export type NextDue = { readonly reference: string; readonly day: Day }

export type Landmarks = Calendar & { readonly nextDue?: NextDue | undefined }

/** `to` is London time as the date field of a browser gives it: `2026-12-15T09:00`. */
const MOVE = z.object({
  move: z.enum(['hour', 'morning', 'before-due', 'due', 'week', 'to']),
  to: z.string().default(''),
})
type Move = z.infer<typeof MOVE>

/** `body` is `{ move: 'hour' }`, another button's word, or `{ move: 'to', to: '2026-12-15T09:00' }`; else `ClockRefusal`. */
export function moveClock(clock: MovableClock, body: unknown, known: Landmarks): void {
  const asked = MOVE.safeParse(body)
  if (!asked.success) throw new ClockRefusal('Choose one of the buttons.')
  try {
    const target = targetOf(asked.data, clock.now(), known)
    // The bot cannot work out any due day in a year whose bank holidays it does not know.
    isWorkingDay(dayOf(target), known)
    clock.moveTo(target)
  } catch (fault) {
    if (fault instanceof UnknownYear) throw new ClockRefusal(`${fault.message} Choose an earlier day.`)
    throw fault
  }
}

/** Nine o'clock of the due day, and of the day three working days before it. */
export const dueMornings = ({ day }: NextDue, calendar: Calendar): { before: Moment; due: Moment } => ({
  before: morningOf(addWorkingDays(day, -DEADLINES.internalTargetBefore, calendar)),
  due: morningOf(day),
})

function targetOf(asked: Move, now: Moment, known: Landmarks): Moment {
  switch (asked.move) {
    case 'hour':
      return later(now, 3600)
    case 'morning':
      return nextWorkingMorning(now, known)
    case 'before-due':
      return dueMoment('before', known)
    case 'due':
      return dueMoment('due', known)
    case 'week':
      return daysOn(now, 7)
    case 'to':
      return typedMoment(asked.to)
  }
}

/** One that is past is refused by the clock itself. */
function dueMoment(which: 'before' | 'due', known: Landmarks): Moment {
  const { nextDue } = known
  if (nextDue === undefined) throw new ClockRefusal('No open referral has a due day that lies ahead.')
  return dueMornings(nextDue, known)[which]
}

function typedMoment(typed: string): Moment {
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(typed) ?? []
  if (!isDay(day) || time === '') throw new ClockRefusal('Enter a day and a time, such as 15/12/2026 09:00.')
  return momentAt(day, time)
}
