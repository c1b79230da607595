/** Triage, as data: what MASH may decide, why a request is withdrawn, and what is kept of each decision (2.5, 29). */
import type { Day, Moment } from './moment.ts'
import {
  type ForAccess,
  isManager,
  isNamed,
  isOfMash,
  mayAllocate,
  mayRecord,
  maySeeReferral,
  type Person,
  type PersonId,
} from './people.ts'
import type { Reference, Referral } from './referral.ts'

export const OUTCOMES = {
  assign: 'Give it to a team',
  needs_information: 'Ask for what is missing',
  short_view: 'The child is not known: a short view',
  redirect: 'It belongs to another authority',
  link_duplicate: 'We have it already',
  log_only: 'Only log it',
  withdraw: 'It was withdrawn',
} as const

export type Outcome = keyof typeof OUTCOMES

/** Why a request is withdrawn (2.5, 33). */
export const WITHDRAWN_BECAUSE = {
  prisoner_withdrew: 'The prisoner withdrew the request',
  moved_abroad: 'The prisoner moved abroad',
  died: 'The prisoner died',
  child_is_adult: 'The child turned 18',
  sent_in_error: 'The request was sent in error',
  carer_refused: 'The carer refused and the prison closed it',
} as const

export type WithdrawnBecause = keyof typeof WITHDRAWN_BECAUSE

/** Where a request belongs that is not ours: its name, and how to reach it as whoever asked may read it. */
export type OtherAuthority = { readonly name: string; readonly contact: string }

/** Where a request stood while nobody had begun with it: what undoing a decision goes back to. */
export type Place = {
  readonly status: 'received' | 'needs_information' | 'short_view' | 'assigned_to_team'
  readonly team: string
  readonly view?: ShortViewText
}

export type TriageDecision = {
  readonly outcome: Outcome
  readonly by: PersonId
  readonly at: Moment
  /** The version of the referral that it made: an e-mail about an earlier decision does not go. */
  readonly version: number
  /** Where it stood before; one that ended it has that beside the referral (`EndedEarly.was`). */
  readonly from?: Place
  /** For us alone. */
  readonly reason: string
  /** What whoever asked is asked for, and until when. */
  readonly asked?: { readonly items: readonly string[]; readonly words: string; readonly by: Day }
  readonly authority?: OtherAuthority
  readonly duplicateOf?: Reference
  readonly because?: WithdrawnBecause
  readonly team?: string
  /** A short view as it was written, so that one that was given back can be mended. */
  readonly text?: string
  readonly undone?: { readonly by: PersonId; readonly at: Moment; readonly reason: string }
}

export type ShortViewText = {
  /** What whoever asked will read. */
  readonly text: string
  readonly by: PersonId
  readonly at: Moment
}

export const mayTriage = mayRecord

/** MASH at any time before the signature, and a manager of the team that has it. */
export const mayWithdraw = (person: Person, referral: ForAccess): boolean =>
  isOfMash(person, referral) || mayAllocate(person, referral)

/** A short view belongs to no team: any manager who is social-work qualified may sign it, its author never (D9). */
export const maySignShortView = (person: Person, referral?: ForAccess): boolean =>
  isManager(person) && person.qualified && (referral === undefined || isNamed(person, referral))

/** A qualified manager sees a short view whatever their team: no team has it. */
export const maySeeTriage = (person: Person, referral: ForAccess): boolean =>
  maySeeReferral(person, referral) || ('view' in referral && maySignShortView(person, referral))

/** The decision that stands: the newest one that was not undone. */
export const decisionOf = ({ decisions = [] }: Pick<Referral, 'decisions'>): TriageDecision | undefined =>
  decisions.findLast(({ undone }) => undone === undefined)
