/** What the checks look at: plain records of what was said, to whom, when, and about what. */
import type { Hours } from '../../src/domain/directory.ts'
import type { Day, Moment } from '../../src/domain/moment.ts'
import type { Status } from '../../src/domain/referral.ts'
import type { Calendar } from '../../src/domain/working-days.ts'

/** Something that came by the clock's doing and no person's. */
export type ByItself = {
  readonly at: Moment
  readonly key: string
  /** Of every referral that it speaks of. */
  readonly hours: readonly Hours[]
}

/** A rung as it stood in a message to one person, or to a channel. */
export type Rung = { readonly to: string; readonly reference: string; readonly rung: string }

/** A due day while it stood: from one moment until another (until the end of the run where it is left out). */
export type DueDay = {
  readonly reference: string
  readonly day: Day
  readonly from: Moment
  readonly until: Moment | undefined
}

/** A status from the moment on. */
export type Step = {
  readonly reference: string
  readonly at: Moment
  readonly what: string
  readonly to: Status
}

export type Told = { readonly reference: string; readonly at: Moment }

/** A closure that is announced in the middle of the run is no day off before it is known. */
export type CalendarAt = (at: Moment) => Calendar

export type Days = { readonly from: Day; readonly until: Day }
