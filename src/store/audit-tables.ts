/** The table of the audit, as Kysely sees it. */
import type { ColumnType, Generated } from 'kysely'
import type { Sealed } from './sealing.ts'

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
  reason: Sealed<string>
  /** Of the reason, with its salt: what the seal is over. Null where there is no reason, and in the oldest lines. */
  reason_hash: ColumnType<string | null, string | null | undefined, never>
  /** Null once the words were cleared. */
  reason_salt: ColumnType<Sealed<string> | null, Sealed<string> | null | undefined, Sealed<string> | null>
  previous_hash: string
  hash: string
}
