/** Numbers about many referrals, and about nobody: the shapes they have from the store to the page (2.11). */
import type { Day } from './moment.ts'

/** `2026-Q4`: of the calendar year. */
export type Quarter = string

/** A quarter, or the four quarters of a financial year (April to March). There is no other period to compare. */
export type Period = {
  readonly id: string
  /** As people say it: `July to September 2026`, `April 2026 to March 2027`. */
  readonly say: string
  readonly from: Day
  readonly to: Day
  readonly quarters: readonly Quarter[]
}

/** One cell of one table before anything is held back: of the quarter and the team that the thing counted belongs to. */
export type CubeRow = {
  readonly table: string
  readonly quarter: Quarter
  readonly team: string
  readonly value: string
  readonly count: number
}

/** Counts that are no sum of others: each child once, however many requests. */
export type Headline = {
  /** Open just now, before the report has gone. */
  readonly requestsNow: number
  readonly childrenNow: number
  readonly requestsInPeriod: number
  readonly childrenInPeriod: number
  /** Of the twelve months before today. */
  readonly childrenTwelveMonths: number
}

/** Calendar days, of those of which the report went in the period. */
export type Median = { readonly stage: string; readonly days: number | undefined; readonly of: number }

/** What is published: `undefined` is a count that is held back. */
export type PublishedRow = { readonly id: string; readonly label: string; readonly count: number | undefined }

export type PublishedTable = {
  readonly id: string
  readonly title: string
  /** What one count is: `children`, `requests`, `reports`. */
  readonly unit: string
  /** How it is counted, where that is not plain. */
  readonly note: string
  readonly rows: readonly PublishedRow[]
  readonly total: number | undefined
}

export type Published = {
  readonly period: Period
  /** Undefined for the whole council. */
  readonly team: string | undefined
  /** The day it was counted. */
  readonly today: Day
  readonly headline: { readonly [K in keyof Headline]: number | undefined }
  readonly medians: readonly {
    readonly stage: string
    readonly label: string
    readonly days: number | undefined
    /** Why there are no days: nothing has gone yet, or fewer than five have. */
    readonly lacks?: 'none' | 'few'
  }[]
  readonly tables: readonly PublishedTable[]
}
