/** What a store holds at the end of a story: whether the audit is whole, which jobs are left, which words are kept. */
import { FIRST_HASH, isReasonWhole, sealOf } from '../../src/store/audit.ts'
import { linesFrom } from '../../src/store/audit-walk.ts'
import type { Database } from '../../src/store/database.ts'
import type { AuditEntry } from '../../src/workflow/ports.ts'

/** The lines of the audit, oldest first; of one referral where one is named. */
export async function auditOf(database: Database, reference?: string): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = []
  for await (const line of linesFrom(database.kysely, reference === undefined ? {} : { reference })) {
    const { at, who, what, version, from, to, reason } = line
    entries.push({ at, reference: line.reference, who, what, version, from, to, reason })
  }
  return entries
}

/** Walks the chain; the number of its first wrong line, or undefined when every seal is right. */
export async function firstBrokenSeal(database: Database): Promise<number | undefined> {
  let previous = FIRST_HASH
  for await (const line of linesFrom(database.kysely)) {
    if (line.previousHash !== previous) return line.line
    if (line.hash !== sealOf(line, previous) || !isReasonWhole(line)) return line.line
    previous = line.hash
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
