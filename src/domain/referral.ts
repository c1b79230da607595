/** The referral: one type for each status, so that a rule can only be given what it applies to. */
import type { AfterRelease } from './after-release.ts'
import type { Amendment } from './amendments.ts'
import type { BrokenGlass } from './break-glass.ts'
import type { ChildMove } from './child-moves.ts'
import type { Closing } from './closing.ts'
import type { Contact } from './contacts.ts'
import type { CustodyChange } from './custody.ts'
import type { Due, DueChange } from './deadlines.ts'
import type { Disagreement } from './disagreement.ts'
import type { FamilyLetter } from './family-letters.ts'
import type { Answers } from './form.ts'
import type { GovernorsDecision } from './governors-decision.ts'
import type { InCaseSystem } from './in-case-system.ts'
import type { Invitation } from './invitation.ts'
import type { LegalHold } from './legal-hold.ts'
import type { Link } from './linked-children.ts'
import type { Day, Moment } from './moment.ts'
import type { MoreTime } from './more-time.ts'
import type { PersonId } from './people.ts'
import type { PrisonMove } from './readdress.ts'
import type { Call, ChangesAsked, Filed, Holding, Receipt, SignOff, Submission } from './referral-parts.ts'
import type { Restriction } from './restriction.ts'
import type { Review, ReviewOf } from './review.ts'
import type { Safety } from './safety.ts'
import { AFTER_SENDING, type ENDED_EARLY } from './statuses.ts'
import type { ShortViewText, TriageDecision } from './triage.ts'

export type {
  Call,
  ChangesAsked,
  Cover,
  Filed,
  Holding,
  Receipt,
  Recipient,
  SignOff,
  Submission,
} from './referral-parts.ts'
export {
  AFTER_SENDING,
  ENDED_EARLY,
  FINISHED,
  IN_TRIAGE,
  STATUSES,
  STILL_DUE,
  type Status,
} from './statuses.ts'

/** What `team` is until MASH has given it to one. */
export const NO_TEAM = ''

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
  /** `NO_TEAM` until MASH has given it to one. */
  readonly team: string
  readonly receivedAt: Moment
  readonly recordedAt: Moment
  readonly recordedBy: PersonId
  /** Since when the next move has been with whoever has it now. Set by the transaction, see `holder.ts`. */
  readonly since: Moment
  readonly due: Due
  /** The first due day there was. It stays whatever is agreed later: statistics count by it (2.8, 50). */
  readonly firstDue: Day
  /** Oldest first. The due day is never changed without a line here. */
  readonly dueChanges: readonly DueChange[]
  /** What was asked for and is still open, or how it ended while the date stayed. */
  readonly moreTime?: MoreTime
  /** The holding e-mail that was sent about this due day. */
  readonly holding?: Holding
  /** Telephone calls to the recipients about the report. */
  readonly calls?: readonly Call[]
  readonly details: Details
  /** What `details` said before MASH mended it. Oldest first. */
  readonly amendments?: readonly Amendment[]
  /** What was decided at triage, those that were undone included. Oldest first. */
  readonly decisions?: readonly TriageDecision[]
  /** Where the prisoner was before, as far as it changed after it was recorded. Oldest first. */
  readonly prisonMoves?: readonly PrisonMove[]
  /** Who is asked about it, and what became of that. */
  readonly contacts?: readonly Contact[]
  /** Letters that invite the family to talk. Oldest first. */
  readonly invitations?: readonly Invitation[]
  /** What people said about the safety of the family and of sending; what MASH recorded stays in `details`. */
  readonly safety?: Safety
  /** What people said of other referrals that may be about the same prisoner. Oldest first. */
  readonly links?: readonly Link[]
  /** Transfers, releases and what is known of them. Oldest first. */
  readonly custody?: readonly CustodyChange[]
  /** Children who live somewhere else now. Oldest first. */
  readonly childMoves?: readonly ChildMove[]
  /** How it went after a release; the newest about a release counts. */
  readonly afterRelease?: readonly AfterRelease[]
  /** This is the review of an earlier one. */
  readonly reviewOf?: ReviewOf
  /** Reviews of this one, begun since. Oldest first. */
  readonly reviews?: readonly Review[]
  /** What a court, a complaint or an enquiry needs is not deleted while this stands; lifted ones stay as lines. */
  readonly legalHolds?: readonly LegalHold[]
  /** Somebody has said that the case system has what no signed report holds. */
  readonly inCaseSystem?: InCaseSystem
  /** Known to these people alone. */
  readonly restriction?: Restriction
  /**
   * Who reads it just now by breaking glass, as far as that is not over. Put here when it is read for somebody; never
   * there under a lock, and never saved with it.
   */
  readonly opened?: readonly BrokenGlass[]
}

/** Waits for MASH to decide what becomes of it. */
export type Received = Facts & { readonly status: 'received' }
/** Whoever asked has been told what is missing; the newest decision has the list. */
export type NeedsInformation = Facts & { readonly status: 'needs_information' }
/** The child is not known: MASH wrote a short view, which a qualified manager must sign (D9). */
export type ShortView = Facts & { readonly status: 'short_view'; readonly view: ShortViewText }
export type ShortViewSent = Facts & {
  readonly status: 'short_view_sent'
  readonly view: ShortViewText
  readonly signed: ShortViewSignature
}
/** `version` is the one that the signature made: the e-mail of an earlier signature, undone since, does not go. */
export type ShortViewSignature = {
  readonly by: PersonId
  readonly at: Moment
  readonly version: number
  readonly releaseAt: Moment
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
  readonly filed?: Filed
}

type Delivered = Worked & {
  readonly submission: Submission
  readonly signOff: SignOff
  readonly filed?: Filed
  readonly sentAt: Moment
  readonly receipt?: Receipt
  /** What the prison said that was decided: the newest counts, what it corrected stays. Oldest first. */
  readonly governorsDecisions?: readonly GovernorsDecision[]
  readonly disagreement?: Disagreement
  /** Letters about the outcome for the family and the school. Oldest first. */
  readonly familyLetters?: readonly FamilyLetter[]
}
export type Sent = Delivered & { readonly status: 'sent' }
export type DecisionRecorded = Delivered & {
  readonly status: 'decision_recorded'
  readonly governorsDecisions: readonly GovernorsDecision[]
}
export type Closed = Delivered & { readonly status: 'closed'; readonly closing: Closing }
export type AfterSending = Sent | DecisionRecorded | Closed

/** As it stood before it was ended, without the facts that stay: what undoing goes back to. */
export type Standing =
  | Part<Received>
  | Part<NeedsInformation>
  | Part<ShortView>
  | Part<AssignedToTeam>
  | Part<Allocated>
  | Part<InProgress>
  | Part<Submitted>
  | Part<ChangesWanted>

type Part<T extends Facts> = Omit<T, keyof Facts>

export type EndedEarly = Facts & {
  readonly status: (typeof ENDED_EARLY)[number]
  readonly was: Standing
}

export type Referral =
  | Received
  | NeedsInformation
  | ShortView
  | ShortViewSent
  | EndedEarly
  | AssignedToTeam
  | Allocated
  | InProgress
  | Submitted
  | ChangesWanted
  | SignedOff
  | Sending
  | AfterSending

/** Of one that was ended, whoever had it then. */
export function workerOf(referral: Referral): PersonId | undefined {
  const standing = 'was' in referral ? referral.was : referral
  return 'worker' in standing ? standing.worker : undefined
}

export const isAfterSending = (referral: Referral): referral is AfterSending =>
  AFTER_SENDING.some((status) => status === referral.status)

/** Its e-mails are on their way, or have gone. */
export const isReleased = (referral: Referral): referral is Sending | AfterSending =>
  referral.status === 'sending' || isAfterSending(referral)
