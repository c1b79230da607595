/** What to do about a nudge: the next step by its rung, and why, more time and snooze wherever they are of use. */
import { mayKeepLog } from '../domain/contact-rules.ts'
import type { Day } from '../domain/moment.ts'
import { isOpen } from '../domain/more-time.ts'
import { type NudgeName, rungOf } from '../domain/nudges.ts'
import {
  mayAllocate,
  mayAskMoreTime,
  mayRecordAgreement,
  maySeeReferral,
  maySignOff,
  type Person,
} from '../domain/people.ts'
import { IN_TRIAGE, type Referral, STILL_DUE } from '../domain/referral.ts'
import { maySeeTriage, maySignShortView, mayTriage } from '../domain/triage.ts'
import { afterSendingSteps } from './after-sending-steps.ts'

export type NudgeButton = {
  readonly title: string
  readonly verb: string
  readonly style: 'positive' | 'default'
  readonly reference: string
  readonly rung: string
  /** The day of the digest it came with, so that the way leads back; empty where it came alone. */
  readonly digest: Day | ''
  /** With which row a list goes on. */
  readonly from: number
}

type About = {
  readonly referral: Referral
  readonly name: NudgeName
  readonly by: Person
  readonly today: Day
  readonly digest: Day | ''
}

type Step = { readonly title: string; readonly verb: string }

/** For whoever may not see the referral there is the list of what is late, and why. */
export function nudgeButtons(about: About, isExplained: boolean): readonly NudgeButton[] {
  const { referral, name, digest } = about
  const steps = [
    ...nextSteps(about),
    ...(isExplained ? [] : [{ title: 'Why did I get this?', verb: 'why-nudge' }]),
    ...(mayWantMoreTime(about) ? [{ title: 'Ask for more time', verb: 'ask-more-time' }] : []),
    ...(maySnoozeNow(about) ? [{ title: 'Snooze until…', verb: 'snooze' }] : []),
    ...(digest === '' ? [] : [{ title: 'Back', verb: 'nudges' }]),
  ]
  return steps.map(({ title, verb }, index) => ({
    ...{ title, verb, digest, reference: referral.reference, rung: name, from: 0 },
    style: index === 0 && verb !== 'why-nudge' && verb !== 'nudges' ? 'positive' : 'default',
  }))
}

/** The way that is nearest to being done with it comes first. */
function nextSteps(about: About): readonly Step[] {
  const { referral, name, by } = about
  if (!maySeeTriage(by, referral)) return [{ title: 'All that is overdue', verb: 'overdue' }]
  const holding =
    name === 'overdue' && referral.holding === undefined && mayAllocate(by, referral)
      ? [{ title: 'Holding e-mail', verb: 'holding-email' }]
      : []
  if (name === 'dueMoved') return [openStep(referral, by), { title: 'Why this day?', verb: 'why-date' }]
  const after = afterSendingSteps({ referral, name, by })
  if (after.length > 0) return [...after, openStep(referral, by)]
  const isAboutPeople = name === 'contactsDue' || rungOf(name).forEach === 'silent contact'
  if (isAboutPeople && mayKeepLog(by, referral))
    return [{ title: 'People to ask', verb: 'people' }, openStep(referral, by)]
  return [...holding, ...aboutChange(about), openStep(referral, by)]
}

/** A review is begun, or what is known of a release is written down. */
function aboutChange({ referral, name, by }: About): readonly Step[] {
  const { from } = rungOf(name).when
  if (!mayRecordAgreement(by, referral)) return []
  if (from === 'review') return [{ title: 'Begin the review', verb: 'start-review' }]
  if (from !== 'release') return []
  return name === 'afterRelease'
    ? [
        { title: 'How it went', verb: 'after-release' },
        { title: 'It was another day', verb: 'note-custody' },
      ]
    : [{ title: 'Write down what is known', verb: 'note-custody' }]
}

function openStep(referral: Referral, by: Person): Step {
  if (referral.status === 'short_view' && maySignShortView(by, referral))
    return { title: 'Sign short view', verb: 'see-short-view' }
  if (mayTriage(by) && (IN_TRIAGE as readonly string[]).includes(referral.status))
    return { title: 'Decide', verb: 'triage' }
  if (referral.status === 'assigned_to_team' && mayAllocate(by, referral))
    return { title: 'Allocate', verb: 'allocate' }
  if (referral.status === 'submitted' && maySignOff(by, referral))
    return { title: 'Sign off', verb: 'see-sign-off' }
  return { title: 'Open', verb: 'show' }
}

/** The offer stands as long as nobody has made it, before the due day and after. */
export const mayWantMoreTime = ({ referral, by }: Pick<About, 'referral' | 'by'>): boolean =>
  STILL_DUE.includes(referral.status) && mayAskMoreTime(by, referral) && !isOpen(referral.moreTime)

/** On the due day, and after, there is no day left to wait for. */
export const maySnoozeNow = ({ referral, by, today }: Pick<About, 'referral' | 'by' | 'today'>): boolean =>
  maySeeReferral(by, referral) && STILL_DUE.includes(referral.status) && today < referral.due.day
