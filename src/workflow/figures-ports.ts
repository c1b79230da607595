/** What counting needs from the store. Rows without a name or a text, kept when the working copy is deleted. */
import type { Day } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'
import type { CubeRow, Headline, Median, Period } from '../domain/statistics.ts'

export type FigureStore = {
  /** Brings the rows of at most so many referrals up to date; says how many there were. 0 when nothing is stale. */
  refreshFigures(most: number): Promise<number>
  /** Every cell of every table, by quarter and team, of everything counted in these days. */
  cube(span: { readonly from: Day; readonly to: Day }): Promise<readonly CubeRow[]>
  headline(asked: HeadlineAsk): Promise<Headline>
  /** The same of every team that has anything to count, in one statement. Teams do not add up to the council. */
  headlines(asked: Omit<HeadlineAsk, 'team'>): Promise<ReadonlyMap<string, Headline>>
  medians(asked: Omit<HeadlineAsk, 'today'>): Promise<readonly Median[]>
}

/** Inside a transaction that has locked the referral. */
export type FigureTransaction = {
  /** Before its working copy is deleted: what is counted of it is then up to date. */
  refreshFigure(reference: Reference): Promise<void>
  /** Nothing leads from its figures to a child any more, as far as no other referral needs that. They stay. */
  forgetFigureKeys(reference: Reference): Promise<void>
}

export type HeadlineAsk = {
  readonly period: Period
  /** Undefined for the whole council. */
  readonly team: string | undefined
  readonly today: Day
}
