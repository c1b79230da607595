/** What a store holds at the end of a story: whether the audit is whole, which jobs are left, which words are kept. */
import { FIRST_HASH, isReasonWhole, sealOf } from '../../src/store/audit.ts'
import type { Database } from '../../src/store/database.ts'
import type { AuditEntry } from '../../src/workflow/ports.ts'

/** The lines of the audit, oldest first; of one referral where one is named. */
export async function auditOf(database: Database, reference?: string): Promise<readonly AuditEntry[]> {
  const all = database.kysely.selectFrom('audit').selectAll().orderBy('id')
  const rows = await (reference === undefined ? all : all.where('reference', '=', reference)).execute()
  return rows.map((row) => ({
    at: row.at,
    reference: row.reference,
    who: row.who,
    what: row.what,
    version: row.version,
    from: row.from_status as AuditEntry['from'],
    to: row.to_status as AuditEntry['to'],
    reason: row.reason,
  }))
}

/** Walks the chain; the number of its first wrong line, or undefined when every seal is right. */
export async function firstBrokenSeal(database: Database): Promise<number | undefined> {
  const entries = await auditOf(database)
  const rows = await database.kysely.selectFrom('audit').selectAll().orderBy('id').execute()
  let previous = FIRST_HASH
  for (const [index, row] of rows.entries()) {
    const entry = entries[index]
    const sealed = entry && { ...entry, reasonHash: row.reason_hash, reasonSalt: row.reason_salt }
    if (sealed === undefined || row.previous_hash !== previous) return row.id
    if (row.hash !== sealOf(sealed, previous) || !isReasonWhole(sealed)) return row.id
    previous = row.hash
  }
  return undefined
}

export type OpenJob = {
  readonly name: string
  readonly key: string
  readonly state: string
  readonly due: number
}

/** Jobs that are not done, `failed` ones included. `due` is in milliseconds since 1970. */
export async function openJobs(database: Database): Promise<readonly OpenJob[]> {
  const { rows } = await database.run(`
    select name, singleton_key as key, state::text, (extract(epoch from start_after) * 1000)::float8 as due
    from pgboss.job where name not like '\\_\\_%' and state <> 'completed'`)
  return rows as OpenJob[]
}

export const references = async (database: Database): Promise<readonly string[]> => {
  const rows = await database.kysely.selectFrom('referral').select('reference').orderBy('reference').execute()
  return rows.map(({ reference }) => reference)
}
