/** Walks the chain of looks in pages, and names the first line that is not as it was sealed. */
import { type Kysely, sql } from 'kysely'
import type { ChainState } from '../workflow/inspection-ports.ts'
import { type Walk, walkLines } from './chain-walk.ts'
import { type SealedLook, sealOfLook } from './look-seal.ts'
import type { Tables } from './tables.ts'

const AT_ONCE = 2_000

export const walkLooks = (db: Kysely<Tables>, walk: Walk = {}): Promise<ChainState> =>
  walkLines(
    looksFrom(db, walk.atOnce ?? AT_ONCE),
    {
      isWhole: (look, previous) => sealOfLook(look, previous) === look.hash,
      stands: async (hash) =>
        (await db.selectFrom('look').select('id').where('hash', '=', hash).executeTakeFirst()) !== undefined,
    },
    walk,
  )

async function* looksFrom(db: Kysely<Tables>, atOnce: number): AsyncGenerator<SealedLook> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    // As text, because a moment as the bot reads it has no more than three digits.
    const { rows } = await sql<SealedLook>`
      select id as line, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, who, what, reference,
        about, hits, previous_hash as "previousHash", hash
      from look where id > ${after} order by id limit ${atOnce}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < atOnce) return
    after = last.line
  }
}
