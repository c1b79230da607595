/** Closed: nobody waits for anything any more. Asked then: was this useful? */
import type { Option } from './form.ts'
import type { Moment } from './moment.ts'
import { options } from './options.ts'
import type { PersonId } from './people.ts'

/** Question 14 of the 2007 questionnaire. */
export const USEFUL: readonly Option[] = options({ yes: 'Yes', partly: 'Partly', no: 'No' })

export type Closing = {
  readonly by: PersonId
  readonly at: Moment
  /** Why, where no decision is recorded. */
  readonly reason: string
  /** An id of `USEFUL`; empty where it was not answered. */
  readonly useful: string
  /** What would have helped. */
  readonly usefulWhy: string
}
