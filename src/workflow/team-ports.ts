/** What the view of a team and of somebody’s week need from the store. */
import type { Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'
import type { WorkRow } from './ports.ts'

export type AfterAsk = {
  readonly teams: readonly string[]
  /** What has not come: that the prison has the report, or what was decided. */
  readonly lacks: 'receipt' | 'decision'
  readonly most: number
}

export type TeamStore = {
  /** Reports that have gone and of which that has not come: the oldest, and how many in all. */
  awaited(asked: AfterAsk): Promise<{ readonly rows: readonly WorkRow[]; readonly count: number }>
  /** Of which the plan has something until then: those of a worker, and those of the teams; the soonest first. */
  comingUp(asked: {
    readonly worker: PersonId
    readonly teams: readonly string[]
    readonly until: Moment
    readonly most: number
  }): Promise<readonly Reference[]>
}
