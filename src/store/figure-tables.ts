/** The tables of figures as Kysely sees them. Codes and days alone: whoever reads these tables reads no name. */
import type { ChildFigure, Figure, ManyTable, RequestTable } from '../domain/figure-shapes.ts'
import type { StageDay } from '../domain/statistics-stages.ts'
import type { Sealed } from './sealing.ts'

/** An array is written as JSON and counted inside the store: neither engine has to read it. */
type Codes = never
type Quarter = never

type Days = { [K in `${StageDay}_on`]: string | null }

/** Stands in both tables. */
type WhereAndWhen = {
  team: string
  is_open: boolean
  received_quarter: Quarter
  sent_quarter: Quarter
  decided_quarter: Quarter
}

export type FigureTable = WhereAndWhen &
  Days & { [K in RequestTable]: string | null } & { [K in ManyTable]: Codes } & {
    reference: Figure['reference']
    version: number
    /** Null once there is nothing left to make it from. */
    way: number | null
  }

/** `child_key` is random: the same one wherever the same child is counted. */
export type FigureChildTable = WhereAndWhen &
  Pick<Days, 'received_on' | 'sent_on' | 'decided_on'> & { [K in keyof ChildFigure]: string | null } & {
    reference: string
    child: number
    child_key: string
  }

export type FigureChildIdentityTable = { identity: string; child_key: string }

/** One row: the key of the seals. */
export type FigureKeyTable = { id: number; secret: Sealed<string> }

export type FigureTables = {
  figure: FigureTable
  figure_child: FigureChildTable
  figure_child_identity: FigureChildIdentityTable
  figure_key: FigureKeyTable
}
