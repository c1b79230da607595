/** What one nudge has beside its title: the due day, what is open or who has it, the forecast, a number to call. */
import { type Assessment, progressOf } from '../domain/assessment.ts'
import { saySilent } from '../domain/contact-words.ts'
import { type Directory, nameOf, prisonByCode } from '../domain/directory.ts'
import { openDisagreement, rungFor } from '../domain/disagreement-rules.ts'
import { forecastOf } from '../domain/forecast.ts'
import { answerOf } from '../domain/form.ts'
import { approverOf } from '../domain/holder.ts'
import { type Day, dayOf, sayDay } from '../domain/moment.ts'
import { sayMoreTime } from '../domain/more-time-words.ts'
import type { NudgeName } from '../domain/nudges.ts'
import { mayRead, maySeeReferral, type Person } from '../domain/people.ts'
import { isAfterSending, type Referral, STILL_DUE, workerOf } from '../domain/referral.ts'
import { maySignShortView, mayTriage } from '../domain/triage.ts'
import type { Line } from '../domain/why-due.ts'
import { addWorkingDays, type Calendar, UnknownYear } from '../domain/working-days.ts'
import { changeNudgeLines } from './change-lines.ts'
import { summaryOf } from './summary.ts'

export type NudgeShown = {
  readonly referral: Referral
  readonly assessment: Assessment
  readonly name: NudgeName
  readonly by: Person
  readonly directory: Directory
  readonly today: Day
}

/** Those who may not see the referral read its day and status alone. */
export function nudgeLines(shown: NudgeShown): readonly Line[] {
  const { referral, directory, by, today, name } = shown
  const { due, timeLeft } = summaryOf(referral, directory, today)
  const line = (label: string, value: string | undefined): readonly Line[] =>
    value === undefined ? [] : [{ label, value }]
  const sees = maySeeReferral(by, referral)
  return [
    isAfterSending(referral)
      ? { label: 'Sent', value: sayDay(dayOf(referral.sentAt)) }
      : { label: 'Due', value: `${due} (${timeLeft})` },
    ...line('Moved', name === 'dueMoved' ? sayMoved(referral) : undefined),
    ...line('Waits for', whoElse(shown)),
    ...line('Left to do', mayRead(by, referral) ? sayLeft(shown) : undefined),
    ...line('No answer yet', mayRead(by, referral) ? saySilent(referral) : undefined),
    ...line('Forecast', mayRead(by, referral) ? soonForecast(shown) : undefined),
    ...line('More time', sees ? sayMoreTime(referral, directory) : undefined),
    ...(sees ? changeNudgeLines(name, referral, today) : []),
    ...line('Telephone', sees && RINGS.includes(name) ? sayPrison(referral, directory) : undefined),
    ...line('Disagreement', mayRead(by, referral) ? sayDisagreement(referral) : undefined),
  ]
}

/** Those about which the prison is telephoned. */
const RINGS: readonly NudgeName[] = ['noReceipt', 'askDecision', 'askDecisionAgain', 'askDecisionStill']

function sayDisagreement(referral: Referral): string | undefined {
  const step = openDisagreement(referral)?.steps.at(-1)
  return step && `${rungFor(step.step)?.say ?? ''}, to be settled by ${sayDay(step.targetOn)}`
}

function sayMoved({ dueChanges }: Referral): string | undefined {
  const moved = dueChanges.findLast(({ because }) => because.startsWith('a day off'))
  if (moved === undefined) return undefined
  return `from ${sayDay(moved.from)} to ${sayDay(moved.to)}, because ${moved.because}.`
}

/** The one who has the next move, where that is not the reader. */
export function whoElse({ referral, directory, by }: Omit<NudgeShown, 'assessment' | 'name' | 'today'>) {
  if (!STILL_DUE.includes(referral.status)) return undefined
  const since = `since ${sayDay(dayOf(referral.since))}`
  if (referral.status === 'short_view')
    return maySignShortView(by) ? undefined : `a manager, to sign the short view, ${since}`
  if (referral.status === 'received') return mayTriage(by) ? undefined : `MASH, ${since}`
  if (referral.status === 'needs_information') return `whoever asked, ${since}`
  if (referral.status === 'assigned_to_team') return `a social worker, ${since}`
  const holder = referral.status === 'submitted' ? approverOf(referral.submission) : workerOf(referral)
  if (holder === undefined || holder === by.id) return undefined
  const what = referral.status === 'submitted' ? 'to sign it off' : 'who writes it'
  return `${nameOf(directory, holder)}, ${what}, ${since}`
}

function sayLeft({ referral, assessment }: NudgeShown): string | undefined {
  if (!['allocated', 'in_progress', 'changes_asked'].includes(referral.status)) return undefined
  const { pages, total } = progressOf(assessment, referral.details.children)
  const open = pages.filter(({ state, needed }) => needed && state !== 'done')
  const left = open.map(({ page }) => page.section.short)
  const names = [...new Set(left)]
  if (names.length > 0) return `${names.length} of ${total} sections: ${names.join(', ')}.`
  return referral.status === 'changes_asked'
    ? 'The changes that were asked for, then send it to the Team Manager.'
    : 'Send it to the Team Manager: every section is done.'
}

/** Working days before the due day from which a forecast is shown: while the prison can still be asked. */
const FORECAST_FROM = -5

/** The forecast, from five working days before the due day on. */
export function soonForecast({
  referral,
  assessment,
  directory,
  today,
}: Pick<NudgeShown, 'referral' | 'assessment' | 'directory' | 'today'>): string | undefined {
  return isSoon(referral.due.day, today, directory.council)
    ? forecastOf(referral, assessment, { today, calendar: directory.council })
    : undefined
}

function isSoon(due: Day, today: Day, calendar: Calendar): boolean {
  try {
    return today >= addWorkingDays(due, FORECAST_FROM, calendar)
  } catch (fault) {
    if (fault instanceof UnknownYear) return false
    throw fault
  }
}

function sayPrison({ details }: Referral, directory: Directory): string | undefined {
  const prison = prisonByCode(directory, answerOf(details.prisoner, 'prisonCode'))
  if (prison === undefined) return undefined
  return prison.phone === undefined
    ? `${prison.name}. I have no number for it: please ask your administrator.`
    : `${prison.name}, ${prison.phone}.`
}
