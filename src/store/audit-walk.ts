/** Walks the chain of the audit in pages, and names the first line that is not as it was sealed. */
import type { Kysely, Selectable } from 'kysely'
import type { ChainState, SealedLine } from '../workflow/inspection-ports.ts'
import { FIRST_HASH, isReasonWhole, sealOf } from './audit.ts'
import type { AuditTable } from './audit-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Lines that are in memory at once. */
const AT_ONCE = 2_000

/**
 * `until` stops after so many lines: then `head` is what the seal was when there were no more. A line that was taken from
 * the end leaves no gap; it is found by a head that was written down before.
 */
export async function walkChain(
  db: Db,
  until = Number.POSITIVE_INFINITY,
  atOnce = AT_ONCE,
): Promise<ChainState> {
  let head = FIRST_HASH
  let lines = 0
  for await (const line of linesFrom(db, { atOnce })) {
    if (lines >= until) break
    if (line.previousHash !== head)
      return { lines, head, broken: { line: line.line, why: await whyParted(db, line) } }
    if (sealOf(line, head) !== line.hash || !isReasonWhole(line))
      return { lines, head, broken: { line: line.line, why: 'changed' } }
    head = line.hash
    lines++
  }
  return { lines, head }
}

type From = { readonly reference?: string; readonly atOnce?: number }

export async function* linesFrom(
  db: Db,
  { reference, atOnce = AT_ONCE }: From = {},
): AsyncGenerator<SealedLine> {
  for (let after = 0; ; ) {
    const all = db.selectFrom('audit').selectAll().where('id', '>', after).orderBy('id').limit(atOnce)
    const rows = await (reference === undefined ? all : all.where('reference', '=', reference)).execute()
    for (const row of rows) yield asLine(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return
    after = last.id
  }
}

/** The line it was sealed after stands elsewhere, or nowhere any more. */
async function whyParted(db: Db, { previousHash }: SealedLine): Promise<'missing' | 'reordered'> {
  if (previousHash === FIRST_HASH) return 'reordered'
  const before = db.selectFrom('audit').select('id').where('hash', '=', previousHash)
  return (await before.executeTakeFirst()) === undefined ? 'missing' : 'reordered'
}

const asLine = (row: Selectable<AuditTable>): SealedLine => ({
  ...{ line: row.id, at: row.at, reference: row.reference, who: row.who, what: row.what },
  version: row.version,
  from: row.from_status as SealedLine['from'],
  to: row.to_status as SealedLine['to'],
  ...{ reason: row.reason, reasonHash: row.reason_hash, reasonSalt: row.reason_salt },
  ...{ previousHash: row.previous_hash, hash: row.hash },
})
