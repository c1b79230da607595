/** One rung of the ladder of nudges: its shape, and whom it can be for. */
import type { AfterDay } from './after-days.ts'
import type { Status } from './statuses.ts'

/** Whom a rung is for. Each is one person, found by `nudge-people.ts`. */
export type NudgeRole =
  /** While the next move is theirs: not before somebody has it, nor while it waits for sign-off. */
  | 'worker'
  /** The worker who had it; where that one has left or is away the manager, and MASH where no team has anybody. */
  | 'whoever had it'
  /** Whoever has the next move. */
  | 'holder'
  /** Who signs just now, or the Team Manager of the team. */
  | 'manager'
  | 'service manager'
  | 'head of service'
  | 'recorder'
  /** An officer of MASH: the one who recorded it, or another one who is there. */
  | 'mash'
  /** Who may sign a short view: the duty manager first. */
  | 'duty manager'
  | 'administrator'
  /** A line in the team's channel: only for what is overdue. */
  | 'team channel'

/**
 * Working days, at the hour at which the team's day begins. `since` counts from the moment at which the next move came
 * to whoever has it; `due` from the due day, negative before it; `sent` from the sending; `weekly` is every Monday
 * once it is overdue; `moved` is the day on which the due day was moved without anybody of the team asking; `asked` from
 * the day on which somebody was asked who has not answered (`contact-nudges.ts`); what comes after sending counts
 * calendar days from a day of its own (`after-days.ts`).
 */
export type When =
  | { readonly from: 'since' | 'due' | 'sent' | 'asked'; readonly workingDays: number }
  | { readonly from: AfterDay; readonly days: number }
  | { readonly from: 'weekly' | 'moved' | 'nobody' }

export type Rung = {
  readonly during: readonly Status[]
  readonly when: When
  readonly to: readonly NudgeRole[]
  /** `at once` does not wait for the digest of the next morning; it still keeps working hours. */
  readonly goes: 'in the digest' | 'at once'
  /** Each one in the contact log who is silent has it for themselves. */
  readonly forEach?: 'silent contact'
  /** A page that was saved on the day before or later says that the work goes on: then this is left out. */
  readonly restsOnProgress?: true
  /** What it says. Fits in a notification, so it names nobody and nothing of the family. */
  readonly say: string
  readonly because: string
}
