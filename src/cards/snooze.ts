/** Until when to say nothing of a referral: a few days to choose from, and a box for any other. */
import { addDays, type Day, sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { addWorkingDays, type Calendar, UnknownYear } from '../domain/working-days.ts'
import { inRows } from './button-rows.ts'
import { type Card, render, type Surface } from './render.ts'

export type SnoozeShown = {
  readonly referral: Referral
  readonly calendar: Calendar
  readonly today: Day
  readonly stamp: string
  readonly problem: string
}

/** For a referral whose due day is still to come. */
export function snoozeCard(
  { referral, calendar, today, stamp, problem }: SnoozeShown,
  surface: Surface,
): Card {
  const { reference, due } = referral
  const first = addDays(today, 1)
  return render(
    'snooze',
    {
      ...{ reference, stamp, problem, first, last: due.day },
      intro: `Until that morning I say nothing of it to you by myself. It is due on ${sayDay(due.day)}, and no nudge can wait longer than that.`,
      sets: inRows(
        daysFor(today, due.day, calendar).map((until) => ({
          ...{ reference, until },
          title: until === due.day ? `Due day, ${sayDay(until)}` : sayDay(until),
        })),
      ),
    },
    surface,
  )
}

/** The next working day, the one after it, and the due day: each once, and none after the due day. */
function daysFor(today: Day, due: Day, calendar: Calendar): readonly Day[] {
  const days = [1, 2].map((count) => workingDay(today, count, calendar))
  return [...new Set([...days, due])].filter((day) => day <= due)
}

function workingDay(today: Day, count: number, calendar: Calendar): Day {
  try {
    return addWorkingDays(today, count, calendar)
  } catch (fault) {
    if (fault instanceof UnknownYear) return addDays(today, count)
    throw fault
  }
}
