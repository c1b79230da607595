/** More time: asked for, agreed inside, asked of the prison, and only then, when they agree, a new date (2.8, 50). */
import type { Agreement } from './deadlines.ts'
import { changeDue, whyNotDueOn } from './due-changes.ts'
import type { Option } from './form.ts'
import { type Day, dayOf, type Moment } from './moment.ts'
import { mayAllocate, mayAskMoreTime, mayRecordAgreement, type PersonId } from './people.ts'
import { type Referral, STILL_DUE } from './referral.ts'
import { type RefusalCode, refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import type { Calendar } from './working-days.ts'

/** Why more time is needed. `letter` follows “because” in the e-mail to the prison: nothing about the family. */
export const MORE_TIME_REASONS = {
  child_unavailable: {
    label: 'The child could not be seen yet',
    letter: 'we have not been able to see the child yet',
  },
  carer_unavailable: {
    label: 'The carer could not be seen yet',
    letter: 'we have not been able to meet the carer yet',
  },
  probation_awaited: {
    label: 'Waiting for probation',
    letter: 'we are waiting for information from probation',
  },
  police_hold: {
    label: 'The police ask us to wait',
    // Not a word more than for any other reason: the prison must not learn from us that the police are at work (D21).
    letter: 'our enquiries are not finished',
  },
  agency_awaited: {
    label: 'Waiting for another agency',
    letter: 'we are waiting for information from another agency',
  },
  staff_absence: { label: 'Staff absence', letter: 'a member of staff is away' },
  interpreter: { label: 'An interpreter is needed', letter: 'an interpreter has to be arranged' },
  other: { label: 'Something else', letter: 'our enquiries are not finished' },
} as const

export type MoreTimeReason = keyof typeof MORE_TIME_REASONS

export const MORE_TIME_OPTIONS: readonly Option[] = Object.entries(MORE_TIME_REASONS).map(
  ([id, { label }]) => ({
    id,
    label,
  }),
)

export type MoreTime = {
  /** `asked`: with the manager. `with the prison`: the e-mail has gone, or somebody telephones. The rest are ends. */
  readonly stage: 'asked' | 'not supported' | 'with the prison' | 'refused by the prison'
  readonly until: Day
  readonly reason: MoreTimeReason
  /** For us alone, never in the e-mail. */
  readonly words: string
  readonly askedBy: PersonId
  readonly askedAt: Moment
  readonly answeredBy?: PersonId
  readonly answeredAt?: Moment
  /** The manager's words when more time was not supported, or the prison's when it refused. */
  readonly answer?: string
}

export type Asking = {
  readonly until: Day
  readonly reason: MoreTimeReason
  readonly words: string
  readonly calendar: Calendar
}

/** The worker asks the manager; a manager who asks has agreed already, and it goes straight to the prison. */
export function askMoreTime(referral: Referral, act: Act, ask: Asking): Ruling {
  if (!mayAskMoreTime(act.by, referral)) return refuse('notSocialWorkerOfTeam')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  if (isOpen(referral.moreTime)) return refuse('moreTimeAsked')
  const wrong = whyNotUntil(referral, ask, dayOf(act.at))
  if (wrong !== undefined) return refuse(wrong)
  const { until, reason } = ask
  const asked = { until, reason, words: ask.words.trim(), askedBy: act.by.id, askedAt: act.at }
  const agreed = mayAllocate(act.by, referral)
  const moreTime: MoreTime = agreed
    ? { ...asked, stage: 'with the prison', answeredBy: act.by.id, answeredAt: act.at }
    : { ...asked, stage: 'asked' }
  return {
    referral: next({ ...referral, moreTime }),
    events: [{ name: agreed ? 'moreTimeAgreed' : 'moreTimeAsked' }],
    move: 'askMoreTime',
    reason: MORE_TIME_REASONS[reason].label,
  }
}

/** Whether somebody still has to answer: no second wish until then. */
export const isOpen = (moreTime: MoreTime | undefined): boolean =>
  moreTime?.stage === 'asked' || moreTime?.stage === 'with the prison'

function whyNotUntil(referral: Referral, { until, calendar }: Asking, today: Day): RefusalCode | undefined {
  if (until <= referral.due.day || until <= today) return 'notLater'
  return whyNotDueOn(until, calendar)
}

export type Answering = { readonly agree: boolean; readonly words: string }

/** The manager agrees, and the prison is asked; or does not, with a reason the worker reads. The date stays for now. */
export function answerMoreTime(referral: Referral, act: Act, answer: Answering): Ruling {
  if (!mayAllocate(act.by, referral)) return refuse('notTeamManager')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  const { moreTime } = referral
  if (moreTime?.stage !== 'asked') return refuse('nothingAsked')
  const words = answer.words.trim()
  if (!answer.agree && words === '') return refuse('whyNotNeeded')
  const answered = { ...moreTime, answeredBy: act.by.id, answeredAt: act.at, answer: words }
  return {
    referral: next({
      ...referral,
      moreTime: { ...answered, stage: answer.agree ? 'with the prison' : 'not supported' },
    }),
    events: [{ name: answer.agree ? 'moreTimeAgreed' : 'moreTimeNotSupported' }],
    move: answer.agree ? 'agreeMoreTime' : 'declineMoreTime',
    reason: words,
  }
}

export type Recording = Agreement & { readonly until: Day; readonly calendar: Calendar }

/** What the prison agreed is written down, and now the date moves. They may have agreed to another day than asked. */
export function recordAgreement(referral: Referral, act: Act, agreed: Recording): Ruling {
  const { moreTime } = referral
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  if (moreTime?.stage !== 'with the prison') return refuse('nothingAsked')
  const agreement: Agreement = { with: agreed.with.trim(), on: agreed.on, how: agreed.how.trim() }
  if (agreement.with === '' || agreement.how === '') return refuse('agreementNeedsWho')
  if (agreement.on > dayOf(act.at)) return refuse('agreedInFuture')
  if (agreed.until <= referral.due.day) return refuse('notLater')
  const wrong = whyNotDueOn(agreed.until, agreed.calendar)
  if (wrong !== undefined) return refuse(wrong)
  const change = {
    because: 'more time was agreed' as const,
    to: agreed.until,
    words: MORE_TIME_REASONS[moreTime.reason].label,
    ...{ agreement, reason: moreTime.reason },
  }
  return {
    referral: next(
      changeDue({ ...referral, moreTime: undefined }, change, {
        at: act.at,
        by: act.by.id,
        calendar: agreed.calendar,
      }),
    ),
    events: [{ name: 'moreTimeRecorded' }],
    move: 'recordAgreement',
    reason: change.words,
  }
}

/** The prison does not agree: the date stays, and both the worker and the manager hear so. */
export function recordRefusal(referral: Referral, act: Act, words: string): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  const { moreTime } = referral
  if (moreTime?.stage !== 'with the prison') return refuse('nothingAsked')
  return {
    referral: next({
      ...referral,
      moreTime: { ...moreTime, stage: 'refused by the prison', answer: words.trim() },
    }),
    events: [{ name: 'moreTimeRefused' }],
    move: 'recordRefusal',
    reason: words.trim(),
  }
}
