/** Letters about the outcome: to the family, to a child in three versions by age, to the school (2.9, 61). */
import type { Moment } from './moment.ts'
import type { PersonId } from './people.ts'

export type LetterKind = 'family' | 'child young' | 'child middle' | 'child older' | 'school'

export type FamilyLetter = {
  /** Unique within the referral. */
  readonly id: string
  readonly kind: LetterKind
  /** From 1, as recorded. */
  readonly child: number
  /** The whole text as it was read and approved; written by the worker from the one proposed. */
  readonly text: string
  readonly by: PersonId
  readonly at: Moment
  /** By a Team Manager who read it; never its writer. */
  readonly approved?: { readonly by: PersonId; readonly at: Moment }
  /** Given back with what should change. */
  readonly givenBack?: { readonly by: PersonId; readonly at: Moment; readonly words: string }
}
