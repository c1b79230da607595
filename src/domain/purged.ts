/** What is known of working copies that are over: those that are to go, what keeps the others, and what went. */
import type { Day, Moment } from './moment.ts'
import { sayDay } from './moment.ts'
import type { Reference, Status } from './referral.ts'
import type { KeptBy } from './retention.ts'

/** What stays of a referral that was purged: no word of it. */
export type Purged = {
  readonly reference: Reference
  readonly at: Moment
  /** At which it was. */
  readonly status: Status
  /** What confirmed that it is filed, and until when it was kept. */
  readonly rule: string
  /** Rows by kind. */
  readonly counts: Readonly<Record<string, number>>
  /** Whoever recorded it, where that was a program. */
  readonly caller: string | undefined
}

export type Going = { readonly reference: Reference; readonly goesOn: Day }

export type RetentionPlan = {
  /** Said on their cards already, the earliest first. */
  readonly going: readonly Going[]
  /** Nothing keeps them any more; the next look announces them. */
  readonly ready: readonly Reference[]
  /** In the order of the table; one that several rows keep stands in each. */
  readonly kept: readonly {
    readonly id: KeptBy
    readonly references: readonly Reference[]
    /** The first day on which one of them can go; undefined while nobody can say. */
    readonly firstOn: Day | undefined
  }[]
  readonly looked: number
  /** Whether all that is over was looked at. */
  readonly isAll: boolean
}

/** For whoever asks for one that is gone, by whatever way. */
export const sayPurged = (reference: Reference, on: Day): string =>
  `${reference} was deleted here on ${sayDay(on)}, because it was filed and its time was over. The signed report is in the team’s folder, the rest in the case system; who did what when is kept here, without a name of the family. A legal hold comes too late for this copy.`
