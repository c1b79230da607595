/** The table of the audit, as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<string, string, string>

export type AuditTable = {
  id: Generated<number>
  at: Instant
  reference: string
  who: string
  what: string
  version: number
  from_status: string
  to_status: string
  reason: string
  /** Of the reason, with its salt: what the seal is over. Null where there is no reason, and in the oldest lines. */
  reason_hash: ColumnType<string | null, string | null | undefined, never>
  /** Null once the words were cleared. */
  reason_salt: ColumnType<string | null, string | null | undefined, string | null>
  previous_hash: string
  hash: string
}
