/** A review: a new referral about the same people, linked to the one before (2.10, 65). */
import { AFTER_MOVES } from './after-moves.ts'
import { dayOf, type Moment } from './moment.ts'
import { mayRecordAgreement, type PersonId } from './people.ts'
import type { Reference, Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { childrenOn } from './review-copy.ts'
import { type Act, next, type Ruling } from './ruling.ts'

/** Stands on the review. */
export type ReviewOf = {
  readonly reference: Reference
  readonly by: PersonId
  readonly at: Moment
  /** The number that each child of the review had then; the same ones where it is left out. */
  readonly children?: readonly number[]
  /** How many were left out because they are 18 or older. */
  readonly grown?: number
  /** Those before it: the one that it reviews may be a review itself. */
  readonly earlier?: readonly Reference[]
}

/** Stands on the one that is reviewed. */
export type Review = { readonly reference: Reference; readonly by: PersonId; readonly at: Moment }

export type StartingReview = {
  /** The one that it begins; empty where it is only asked whether one may begin. */
  readonly reference: Reference
  /** A review of it that is not finished. */
  readonly open: Reference | undefined
  readonly words: string
}

/** One review at a time, and only of those who are children still. */
export function startReview(referral: Referral, act: Act, what: StartingReview): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!mayBeReviewed(referral)) return refuse('nothingToReview')
  if (what.open !== undefined) return refuse('reviewedAlready', [`It is ${what.open}.`])
  if (childrenOn(referral.details, dayOf(act.at)).still.length === 0) return refuse('nobodyToReview')
  const review: Review = { reference: what.reference, by: act.by.id, at: act.at }
  return {
    referral: next({ ...referral, reviews: [...(referral.reviews ?? []), review] }),
    events: [{ name: 'reviewStarted' }],
    move: 'startReview',
    reason: [what.reference, what.words.trim()].filter((part) => part !== '').join(': '),
  }
}

const DURING: readonly string[] = AFTER_MOVES.find(({ move }) => move === 'startReview')?.during ?? []

export const mayBeReviewed = ({ status }: Pick<Referral, 'status'>): boolean => DURING.includes(status)

/** Every other referral that is this one looked at again, before or since: the same request, and no duplicate of it. */
export const sameMatter = ({
  reviewOf,
  reviews = [],
}: Pick<Referral, 'reviewOf' | 'reviews'>): readonly Reference[] => [
  ...(reviewOf === undefined ? [] : [reviewOf.reference, ...(reviewOf.earlier ?? [])]),
  ...reviews.map(({ reference }) => reference),
]
