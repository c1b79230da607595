/** The table of what was purged, as a type. */
import type { ColumnType, JSONColumnType } from 'kysely'

/** What was purged, for good: rows are only ever added. `counts` are rows by kind. */
export type PurgedTable = {
  reference: string
  at: ColumnType<string, string, string>
  status: string
  rule: string
  counts: JSONColumnType<Readonly<Record<string, number>>, string, string>
  /** The program that sent it, where one did: it may ask what became of it. Never a person. */
  caller: string | null
}
