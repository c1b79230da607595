/** The audit: rows are only ever added (a trigger sees to it), each sealed with the hash of the one before. */
import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { AuditEntry } from '../workflow/ports.ts'
import type { Tables } from './tables.ts'

/** Serialises writers of the chain: identity values are not in the order of commits. */
const CHAIN_LOCK = 7_203_001

export const FIRST_HASH = '0'.repeat(64)

export const sealOf = (entry: AuditEntry, previous: string): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        previous,
        entry.at,
        entry.reference,
        entry.who,
        entry.what,
        entry.version,
        entry.from,
        entry.to,
        entry.reason,
      ]),
    )
    .digest('hex')

export const addAudit = (tx: Kysely<Tables>, entry: AuditEntry): Promise<void> => addAudits(tx, [entry])

/** In the order given. */
export async function addAudits(tx: Kysely<Tables>, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(tx)
  const last = await tx.selectFrom('audit').select('hash').orderBy('id', 'desc').limit(1).executeTakeFirst()
  let previous = last?.hash ?? FIRST_HASH
  const rows = entries.map((entry) => {
    const row = {
      at: entry.at,
      reference: entry.reference,
      who: entry.who,
      what: entry.what,
      version: entry.version,
      from_status: entry.from,
      to_status: entry.to,
      reason: entry.reason,
      previous_hash: previous,
      hash: sealOf(entry, previous),
    }
    previous = row.hash
    return row
  })
  await tx.insertInto('audit').values(rows).execute()
}
