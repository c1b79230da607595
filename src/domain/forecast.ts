/** Whether the writing will be ready in time, at the pace it has had so far. Says nothing when it cannot know. */
import { type Assessment, type PageState, progressOf } from './assessment.ts'
import { type Day, dayOf, sayDay } from './moment.ts'
import { counted } from './number-words.ts'
import type { Referral, Status } from './referral.ts'
import { addWorkingDays, type Calendar, UnknownYear, workingDaysBetween } from './working-days.ts'

/**
 * Working days: of writing before a pace is believed, before the due day when an empty form is spoken of, and after it
 * up to which the pace of a beginning says anything of a day.
 */
export const FORECAST = { writing: 2, emptyBefore: 5, exactUpTo: 20, farthest: 250 } as const

const WRITING: readonly Status[] = ['allocated', 'in_progress', 'changes_asked']

/** A page that was begun counts for half. */
const WORTH: Readonly<Record<PageState, number>> = {
  done: 1,
  started: 0.5,
  'not started': 0,
  'to check': 0,
}

/**
 * `At this pace it will be ready about Thu 17 Dec 2026, two working days after the due day.` Undefined when it is not
 * being written, when it will be ready in time, and as long as there are fewer than two working days of writing to go
 * by. The beginning is the oldest save that still stands, so that a doubt makes it silent and not a false alarm.
 */
export function forecastOf(
  referral: Referral,
  assessment: Assessment,
  { today, calendar }: { readonly today: Day; readonly calendar: Calendar },
): string | undefined {
  if (!WRITING.includes(referral.status)) return undefined
  try {
    return Object.keys(assessment).length === 0
      ? ofNothing(referral.due.day, today, calendar)
      : atThisPace(referral, assessment, { today, calendar })
  } catch (fault) {
    if (fault instanceof UnknownYear) return undefined
    throw fault
  }
}

function ofNothing(due: Day, today: Day, calendar: Calendar): string | undefined {
  const left = workingDaysBetween(today, due, calendar)
  if (due < today || left > FORECAST.emptyBefore) return undefined
  if (due === today) return 'Nothing is written yet, and it is due today.'
  return `Nothing is written yet and ${counted(left, 'working day')} ${left === 1 ? 'is' : 'are'} left.`
}

function atThisPace(
  { due, details }: Referral,
  assessment: Assessment,
  { today, calendar }: { readonly today: Day; readonly calendar: Calendar },
): string | undefined {
  const pages = progressOf(assessment, details.children).pages.filter(({ needed }) => needed)
  const written = pages.reduce((sum, { state }) => sum + WORTH[state], 0)
  const [began] = Object.values(assessment)
    .map(({ savedAt }) => dayOf(savedAt))
    .toSorted()
  const days = began === undefined ? 0 : workingDaysBetween(began, today, calendar)
  if (days < FORECAST.writing || written === 0 || written === pages.length) return undefined
  const more = Math.ceil(((pages.length - written) * days) / written)
  if (more > FORECAST.farthest) return undefined
  const ready = addWorkingDays(today, more, calendar)
  const late = workingDaysBetween(due.day, ready, calendar)
  if (late <= 0) return undefined
  if (late > FORECAST.exactUpTo) return 'At this pace it will be more than four weeks late.'
  return `At this pace it will be ready about ${sayDay(ready)}, ${counted(late, 'working day')} after the due day.`
}
