/** `Why did I get this?`: what brought it about, who else was told, what stops it, and what comes next. */
import type { Directory } from './directory.ts'
import type { Foreseen } from './foresee.ts'
import { sayMoment } from './moment.ts'
import { sayNudgeAt } from './nudge-words.ts'
import { type NudgeName, rungOf } from './nudges.ts'
import { sayWhom, type Told } from './what-next.ts'
import type { Line } from './why-due.ts'

/** What ends each nudge. Whatever it is, signing the report or agreeing more time with the prison ends those about its day. */
export const STOPS: Readonly<Record<NudgeName, string>> = {
  dueMoved: 'It is said once.',
  contactsDue: 'It is said once. It is left out when a section was saved on the day before, or later.',
  contactSilent: 'It stops when their answer, or that they stay silent, is noted under “People to ask”.',
  contactStillSilent: 'It stops when the draft goes to the Team Manager, or when their answer is noted.',
  noReceipt: 'It stops when somebody notes that the prison has the report.',
  askDecision: 'It stops when the decision is recorded, or the referral is closed.',
  askDecisionAgain: 'It stops when the decision is recorded, or the referral is closed.',
  askDecisionStill: 'It stops when the decision is recorded, or the referral is closed.',
  disagreementDue: 'It stops when the disagreement is passed up, or ended.',
  disagreementLate: 'It stops when the disagreement is passed up, or ended.',
  reviewAhead: 'It stops when the review is begun.',
  reviewDue: 'It stops when the review is begun.',
  releaseAhead: 'It is said once for each day of release that we hear of. It stops when a review is begun.',
  releaseClose: 'It is said once for each day of release that we hear of. It stops when a review is begun.',
  afterRelease: 'It stops when somebody has told how it went, or another day of release is written down.',
  sectionsLeft: 'It is said once. It is left out when a section was saved on the day before, or later.',
  allocate: 'It stops when a social worker has the referral.',
  allocateStill: 'It stops when a social worker has the referral.',
  triageDue: 'It stops when somebody of MASH decides what becomes of the request.',
  triageStill: 'It stops when somebody of MASH decides what becomes of the request.',
  informationChase: 'It stops when somebody of MASH decides what becomes of the request.',
  informationStill: 'It stops when somebody of MASH decides what becomes of the request.',
  shortViewWaiting: 'It stops when the short view is signed or given back.',
  triageNearDue: 'It stops when a team has the request, or it is answered.',
  triageOverdue: 'It stops when a team has the request, or it is answered.',
  signOffWaiting: 'It stops when the report is signed off, or changes are asked for.',
  nobodyToSign: 'It stops when the report is signed off, or changes are asked for.',
  internalTarget:
    'It stops when the draft goes to the Team Manager, or when more time is agreed with the prison.',
  notReadYet: 'It stops when you have made the next step, or when more time is agreed with the prison.',
  dueTomorrow: 'It stops when the report is signed off, or when more time is agreed with the prison.',
  dueToday: 'It stops when the report is signed off, or when more time is agreed with the prison.',
  overdue: 'It stops when the report is signed off, or when more time is agreed with the prison.',
  overdueStill: 'It stops when the report is signed off, or when more time is agreed with the prison.',
  overdueWeekly: 'It stops when the report is signed off, or when more time is agreed with the prison.',
}

export type WhyNudge = {
  /** The rung that this person was told. */
  readonly name: NudgeName
  readonly occasion: string
  readonly by: string
  readonly told: readonly Told[]
  readonly coming: readonly Foreseen[]
}

export function whyNudge(
  { name, occasion, by, told, coming }: WhyNudge,
  directory: Directory,
): readonly Line[] {
  const others = told.filter(
    (each) =>
      each.name === name && each.occasion === occasion && each.to !== by && each.status !== 'passed over',
  )
  const names = [...new Set(others.map(({ to }) => sayWhom(to, directory)))]
  return [
    { label: 'Because', value: rungOf(name).because },
    { label: 'Also told', value: names.length === 0 ? 'nobody but you.' : `${names.join(', ')}.` },
    { label: 'What stops it', value: STOPS[name] },
    { label: 'If nothing happens', value: sayNext(coming, by, directory) },
  ]
}

/** What they will hear themselves, or else who will hear something first. */
function sayNext(coming: readonly Foreseen[], by: string, directory: Directory): string {
  const toMe = coming.find((each) => each.kind === 'nudge' && each.nudge.to === by)
  if (toMe?.kind === 'nudge')
    return `the next comes to you ${sayMoment(toMe.at)}: ${sayNudgeAt(toMe.nudge, directory.council)}.`
  const [first] = coming
  if (first === undefined) return 'nothing more is said by itself.'
  const next =
    first.kind === 'nudge'
      ? `${sayWhom(first.nudge.to, directory)} hears: ${sayNudgeAt(first.nudge, directory.council)}`
      : `sign-off goes to ${sayWhom(first.passOn.to, directory)}`
  return `nothing more comes to you. On ${sayMoment(first.at)} ${next}.`
}
