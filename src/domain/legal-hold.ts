/** A legal hold: nothing of a referral is deleted while it stands (2.12, 77). */
import type { Moment } from './moment.ts'
import type { PersonId } from './people.ts'

export type LegalHold = {
  readonly by: PersonId
  readonly at: Moment
  readonly why: string
  readonly lifted?: { readonly by: PersonId; readonly at: Moment; readonly why: string }
}
