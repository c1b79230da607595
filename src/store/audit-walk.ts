/** Walks the chain of the audit in pages, and names the first line that is not as it was sealed. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ChainState, SealedLine } from '../workflow/inspection-ports.ts'
import { isReasonWhole, sealOf } from './audit.ts'
import type { AuditTable } from './audit-tables.ts'
import { type Walk, walkLines } from './chain-walk.ts'
import { NotOpened } from './envelope.ts'
import { at, ifAny, openWords } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Lines that are in memory at once. */
const AT_ONCE = 2_000

/** The words of a line may be gone only where a later line says that its referral was purged. */
export async function walkChain(db: Db, walk: Walk = {}): Promise<ChainState> {
  const cleared = new Map<string, number>()
  const finer = await firstFiner(db)
  const state = await walkLines(
    linesFrom(db, walk.atOnce === undefined ? {} : { atOnce: walk.atOnce }),
    {
      isWhole: (line, head) => {
        if (line.what === 'purge') cleared.delete(line.reference)
        else if (line.reasonHash !== null && line.reasonSalt === null && !cleared.has(line.reference))
          cleared.set(line.reference, line.line)
        const saltsNothing = line.reasonHash === null && line.reasonSalt !== null
        return !saltsNothing && sealOf(line, head) === line.hash && isReasonWhole(line) && line.line !== finer
      },
      stands: async (hash) =>
        (await db.selectFrom('audit').select('id').where('hash', '=', hash).executeTakeFirst()) !== undefined,
    },
    walk,
  )
  const [first] = [...cleared.values()].sort((one, other) => one - other)
  if (state.broken !== undefined || walk.until !== undefined || first === undefined) return state
  return { ...state, broken: { line: first, why: 'changed' } }
}

/** The seal is over thousandths of a second: no line was ever written with more, and none is read with more. */
async function firstFiner(db: Db): Promise<number | undefined> {
  const finer = sql<boolean>`at <> date_trunc('milliseconds', at)`
  return (await db.selectFrom('audit').select('id').where(finer).orderBy('id').limit(1).executeTakeFirst())
    ?.id
}

type From = { readonly reference?: string; readonly atOnce?: number }

export async function* linesFrom(
  db: Db,
  { reference, atOnce = AT_ONCE }: From = {},
): AsyncGenerator<SealedLine> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const all = db.selectFrom('audit').selectAll().where('id', '>', after).orderBy('id').limit(atOnce)
    const rows = await (reference === undefined ? all : all.where('reference', '=', reference)).execute()
    for (const row of rows) yield asLine(db, row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return
    after = last.id
  }
}

/** What does not open was changed: it is no reason that the digest could be of. */
function opened(work: () => string): string {
  try {
    return work()
  } catch (fault) {
    if (fault instanceof NotOpened) return '(does not open)'
    throw fault
  }
}

const asLine = (db: Db, row: Selectable<AuditTable>): SealedLine => ({
  ...{ line: row.id, at: row.at, reference: row.reference, who: row.who, what: row.what },
  version: row.version,
  from: row.from_status as SealedLine['from'],
  to: row.to_status as SealedLine['to'],
  reason: opened(() => openWords(db, at('audit.reason', row.hash), row.reason)),
  reasonHash: row.reason_hash,
  reasonSalt: ifAny(row.reason_salt, (salt) =>
    opened(() => openWords(db, at('audit.reason_salt', row.hash), salt)),
  ),
  ...{ previousHash: row.previous_hash, hash: row.hash },
})
