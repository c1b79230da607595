/** What the Governor or Director decided, as the prison told us: for each child on their own (2.10, 63). */
import type { Option } from './form.ts'
import type { Level } from './levels.ts'
import type { Day, Moment } from './moment.ts'
import { options } from './options.ts'
import type { PersonId } from './people.ts'

export const DECIDERS: readonly Option[] = options({
  governor: 'The Governor',
  director: 'The Director (contracted prison)',
  deputy: 'Their deputy',
  not_known: 'Not known',
})

/** Restrictions of the prison beside the level (1.2). */
export const RESTRICTIONS: readonly Option[] = options({
  mail_checked: 'Letters are checked',
  calls_checked: 'Calls are listened to',
  visits_supervised: 'Visits are supervised',
  no_photographs: 'No photographs',
  no_public_protection_change: 'Nothing beside the level',
})

export const APPEALS: readonly Option[] = options({
  no: 'None that we know of',
  yes: 'The prisoner has appealed',
  not_known: 'Not known',
})

export type DecidedForChild = {
  /** From 1, as recorded. */
  readonly child: number
  readonly level: Level
  readonly conditions: readonly string[]
  readonly otherConditions: string
  readonly restrictions: readonly string[]
  /** Against our signed advice; worked out, never typed. `wider` lets more happen than we advised. */
  readonly compared: 'as advised' | 'stricter' | 'wider'
  /** Conditions that we asked for and that it leaves out, by id (`decision-compared.ts`); worked out as well. */
  readonly missing?: readonly string[]
  /** The prison's reason where it differs. */
  readonly reason: string
}

export type GovernorsDecision = {
  readonly children: readonly DecidedForChild[]
  readonly decidedOn: Day
  /** An id of `DECIDERS`. */
  readonly decidedBy: string
  /** On which the prison looks at it again; twelve months after where it named no day. */
  readonly reviewOn: Day
  /** Undefined until somebody has told the family. */
  readonly familyToldOn: Day | undefined
  /** An id of `APPEALS`. */
  readonly appeal: string
  /** It was decided before our report was sent, and whoever wrote it down said so. */
  readonly beforeReport?: true
  /** Who told us, and how. */
  readonly toldBy: string
  readonly by: PersonId
  readonly at: Moment
}
