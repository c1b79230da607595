/** What stands in a referral from a certain move on: what was sent in, signed, filed, received. */
import type { Day, Moment } from './moment.ts'
import type { PersonId } from './people.ts'

/** The prison was told that the report is late, and when to expect it (2.9, 54). */
export type Holding = { readonly by: PersonId; readonly at: Moment; readonly expected: Day }

/** Sign-off passed on to somebody else, because nothing was heard or the one before is away. */
export type Cover = {
  readonly to: PersonId
  readonly at: Moment
  readonly because: 'no answer' | 'away' | 'left'
}

/** One sending-in of the assessment; `fingerprint` covers every document made from it. */
export type Submission = {
  readonly number: number
  readonly by: PersonId
  readonly at: Moment
  /** Everyone who wrote in it, the one who sent it in included. None of them may sign off. */
  readonly authors: readonly PersonId[]
  readonly fingerprint: string
  /** Whom it went to first. They may still sign when it was passed on. */
  readonly teamManager: PersonId
  readonly cover: readonly Cover[]
  readonly formVersion: string
}

/** Every signed report is in the team's folder since `at`; the copy here is kept until then at least (`filing.ts`). */
export type Filed = { readonly at: Moment; readonly keepUntil: Day }

/** The prison, or whoever asked, has told us that they have the report. */
export type Receipt = { readonly by: PersonId; readonly at: Moment; readonly how: string }

export type ChangesAsked = {
  readonly by: PersonId
  readonly at: Moment
  readonly reason: string
  readonly section: string | undefined
}

/** Whoever called writes down with whom they spoke, and when. */
export type Call = {
  readonly who: Recipient['who']
  readonly by: PersonId
  readonly at: Moment
  readonly words: string
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
  /** Addresses that had not been checked for six months, and that `by` made sure of on the day of `at`. */
  readonly confirmed?: readonly (Recipient & { readonly verifiedOn: Day })[]
}
