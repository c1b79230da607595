/** What counting needs from the store. Rows without a name or a text, kept when the working copy is deleted. */
import type { Day } from '../domain/moment.ts'
import type { CubeRow, Headline, Median, Period } from '../domain/statistics.ts'

export type FigureStore = {
  /** Brings the rows of at most so many referrals up to date; says how many there were. 0 when nothing is stale. */
  refreshFigures(most: number): Promise<number>
  /** Every cell of every table, by quarter and team, of everything counted in these days. */
  cube(span: { readonly from: Day; readonly to: Day }): Promise<readonly CubeRow[]>
  headline(asked: HeadlineAsk): Promise<Headline>
  medians(asked: Omit<HeadlineAsk, 'today'>): Promise<readonly Median[]>
}

export type HeadlineAsk = {
  readonly period: Period
  /** Undefined for the whole council. */
  readonly team: string | undefined
  readonly today: Day
}
