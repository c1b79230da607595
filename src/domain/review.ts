/** A review: a new referral about the same people, linked to the one before (2.10, 65). */
import type { Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import type { Reference } from './referral.ts'

/** Stands on the review. */
export type ReviewOf = {
  readonly reference: Reference
  readonly by: PersonId
  readonly at: Moment
}

/** Stands on the one that is reviewed. */
export type Review = { readonly reference: Reference; readonly by: PersonId; readonly at: Moment }
