/** Moves the clock as the buttons of the page ask. */
import { z } from 'zod'
import { dayOf, isDay, later, type Moment, momentAt } from '../domain/moment.ts'
import { type Calendar, isWorkingDay, UnknownYear } from '../domain/working-days.ts'
import { ClockRefusal, type MovableClock } from './clock.ts'
import { daysOn, nextWorkingMorning } from './wall-clock.ts'

/** `to` is London time as the date field of a browser gives it: `2026-12-15T09:00`. */
const MOVE = z.object({ move: z.enum(['hour', 'morning', 'week', 'to']), to: z.string().default('') })
type Move = z.infer<typeof MOVE>

/** `body` is `{ move: 'hour' | 'morning' | 'week' }` or `{ move: 'to', to: '2026-12-15T09:00' }`; else `ClockRefusal`. */
export function moveClock(clock: MovableClock, body: unknown, calendar: Calendar): void {
  const asked = MOVE.safeParse(body)
  if (!asked.success) throw new ClockRefusal('Choose one of the buttons.')
  try {
    const target = targetOf(asked.data, clock.now(), calendar)
    // The bot cannot work out any due day in a year whose bank holidays it does not know.
    isWorkingDay(dayOf(target), calendar)
    clock.moveTo(target)
  } catch (fault) {
    if (fault instanceof UnknownYear) throw new ClockRefusal(`${fault.message} Choose an earlier day.`)
    throw fault
  }
}

function targetOf(asked: Move, now: Moment, calendar: Calendar): Moment {
  if (asked.move === 'hour') return later(now, 3600)
  if (asked.move === 'morning') return nextWorkingMorning(now, calendar)
  if (asked.move === 'week') return daysOn(now, 7)
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(asked.to) ?? []
  if (!isDay(day) || time === '') throw new ClockRefusal('Enter a day and a time, such as 15/12/2026 09:00.')
  return momentAt(day, time)
}
