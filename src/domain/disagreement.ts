/** The decision looks unsafe: the steps of disagreeing, each with its own time (2.10, 64). */
import type { Day, Moment } from './moment.ts'
import { options } from './options.ts'
import type { PersonId } from './people.ts'

/** How a disagreement can end. */
export const RESULTS = options({
  changed: 'The prison changed its decision',
  conditions: 'The prison agreed to conditions',
  accepted: 'We understand why, and accept it',
  other: 'In another way',
})

export type DisagreementStep = 'worker' | 'manager' | 'senior' | 'partnership'

/** Oldest first; the last one is where it stands. `targetOn` is the day by which that step should be over. */
export type Disagreement = {
  readonly why: string
  readonly steps: readonly {
    readonly step: DisagreementStep
    readonly by: PersonId
    readonly at: Moment
    readonly targetOn: Day
    readonly words: string
  }[]
  /** How it ended, in the words of whoever ended it. */
  readonly ended?: {
    readonly by: PersonId
    readonly at: Moment
    readonly words: string
    /** An id of `RESULTS`. */
    readonly result: string
  }
  /** Those that ended before this one began, about the same referral. Oldest first. */
  readonly earlier?: readonly Omit<Disagreement, 'earlier'>[]
}
