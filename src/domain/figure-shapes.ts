/** One referral as it is counted: days and codes, no name, no text, no day of birth. */
import type { Answers } from './form.ts'
import type { Day } from './moment.ts'
import type { SectionKey } from './questions.ts'
import type { Reference } from './referral.ts'
import type { StageDay } from './statistics-stages.ts'

/** What it is made from beside the referral: the newest answers of each page. */
export type PageAnswers = Readonly<Record<SectionKey, Answers>>

/** The tables that count requests, of which each is in one row. */
export type RequestTable =
  | 'source'
  | 'request_type'
  | 'outcome'
  | 'prison'
  | 'sentence_band'
  | 'care_leaver'
  | 'on_first_date'
  | 'on_agreed_date'
  | 'useful'

/** The tables in which a request may be in several rows. */
export type ManyTable = 'more_time' | 'barriers' | 'unmet_needs' | 'release_support' | 'after_release'

/** The tables that count children. */
export type ChildTable =
  | 'ages'
  | 'relationship'
  | 'parent_in_prison'
  | 'legal_status'
  | 'in_care'
  | 'level_asked'
  | 'level_recommended'
  | 'level_decided'
  | 'agreement'
  | 'no_escort'

/** The ids of rows of a table; undefined where this table does not count it. */
export type Counted<Table extends string, Value> = Readonly<Record<Table, Value | undefined>>

export type ChildFigure = Counted<ChildTable, string>

export type Figure = Counted<RequestTable, string> &
  Counted<ManyTable, readonly string[]> & {
    readonly reference: Reference
    /** Of the referral that it was made from. */
    readonly version: number
    readonly team: string
    /** The report, or another answer, has not gone yet. */
    readonly isOpen: boolean
    readonly days: Readonly<Partial<Record<StageDay, Day>>> & { readonly received: Day }
    /** In the order in which they were recorded. */
    readonly children: readonly ChildFigure[]
  }
