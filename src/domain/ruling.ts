/** What a rule answers: the referral as it then stands and what happened, or a refusal. */
import type { Event } from './events.ts'
import type { Move } from './lifecycle.ts'
import type { Moment } from './moment.ts'
import type { Person } from './people.ts'
import type { Referral } from './referral.ts'
import type { Refusal } from './refusal.ts'

export type Ruling =
  | Refusal
  | {
      readonly referral: Referral
      readonly events: readonly Event[]
      /** What is promised for the time when it can no longer be undone. */
      readonly later?: { readonly events: readonly Event[]; readonly afterSeconds: number }
      readonly move: Move
      /** Why, in the words of the person, for the audit. */
      readonly reason?: string
    }

/** Who moves, and when. */
export type Act = { readonly by: Person; readonly at: Moment }

/** The referral one version on. */
export const next = <T extends Referral>(referral: T): T => ({ ...referral, version: referral.version + 1 })
