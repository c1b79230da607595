/** The referral: one type for each status, so that a rule can only be given what it applies to. */
import type { Due } from './deadlines.ts'
import type { Answers } from './form.ts'
import type { Moment } from './moment.ts'
import type { PersonId } from './people.ts'

export const STATUSES = {
  assigned_to_team: 'waiting for a worker',
  allocated: 'allocated, not started',
  in_progress: 'being assessed',
  submitted: 'with the Team Manager',
  changes_asked: 'changes asked for',
  signed_off: 'signed off, waiting to send',
  sending: 'being sent',
  sent: 'sent',
} as const

export type Status = keyof typeof STATUSES

export type Reference = string

export const REFERENCE = /^PCA-\d{4}-\d{4,}$/

/** `PCA-2026-0147`: gapless within its year, which is the year in London when it was recorded (2.1, 1). */
export const sayReference = (year: number, number: number): Reference =>
  `PCA-${year}-${String(number).padStart(4, '0')}`

/** What MASH recorded: answers by question id of `referral-form.ts`, one set for each child. */
export type Details = {
  readonly request: Answers
  readonly prisoner: Answers
  readonly children: readonly Answers[]
  readonly carer: Answers
}

type Facts = {
  readonly id: string
  readonly reference: Reference
  /** Goes up with every move; a press on an older card is told so. */
  readonly version: number
  readonly team: string
  readonly receivedAt: Moment
  readonly recordedAt: Moment
  readonly recordedBy: PersonId
  readonly due: Due
  readonly details: Details
}

/** One sending-in of the assessment; `fingerprint` covers every document made from it. */
export type Submission = {
  readonly number: number
  readonly by: PersonId
  readonly at: Moment
  /** Everyone who wrote in it, the one who sent it in included. None of them may sign off. */
  readonly authors: readonly PersonId[]
  readonly fingerprint: string
  readonly teamManager: PersonId
  readonly formVersion: string
}

export type ChangesAsked = {
  readonly by: PersonId
  readonly at: Moment
  readonly reason: string
  readonly section: string | undefined
}

export type Recipient = { readonly who: 'prison' | 'lado'; readonly name: string; readonly email: string }

export type SignOff = {
  readonly by: PersonId
  readonly at: Moment
  readonly submission: number
  /** Of the signed documents, word for word; sending checks it again. */
  readonly fingerprint: string
  readonly releaseAt: Moment
  readonly recipients: readonly Recipient[]
}

type Worked = Facts & { readonly worker: PersonId }

export type AssignedToTeam = Facts & { readonly status: 'assigned_to_team' }
export type Allocated = Worked & { readonly status: 'allocated' }
export type InProgress = Worked & { readonly status: 'in_progress'; readonly submissions: number }
export type Submitted = Worked & { readonly status: 'submitted'; readonly submission: Submission }
export type ChangesWanted = Worked & {
  readonly status: 'changes_asked'
  readonly submission: Submission
  readonly changes: ChangesAsked
}
export type SignedOff = Worked & {
  readonly status: 'signed_off'
  readonly submission: Submission
  readonly signOff: SignOff
}
export type Sending = Worked & {
  readonly status: 'sending'
  readonly submission: Submission
  readonly signOff: SignOff
}
export type Sent = Worked & {
  readonly status: 'sent'
  readonly submission: Submission
  readonly signOff: SignOff
  readonly sentAt: Moment
}

export type Referral =
  | AssignedToTeam
  | Allocated
  | InProgress
  | Submitted
  | ChangesWanted
  | SignedOff
  | Sending
  | Sent

export const workerOf = (referral: Referral): PersonId | undefined =>
  referral.status === 'assigned_to_team' ? undefined : referral.worker
