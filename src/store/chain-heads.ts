/** How many lines each chain has and the seal of its last one: what is anchored outside of the store. */
import { type Kysely, sql } from 'kysely'
import { CHAINS, type ChainHead } from '../domain/anchor.ts'
import { FIRST_HASH } from './chain-walk.ts'
import type { Tables } from './tables.ts'

export async function chainHeads(db: Kysely<Tables>): Promise<readonly ChainHead[]> {
  const heads: ChainHead[] = []
  for (const chain of CHAINS) {
    // One statement for each: both are of the same moment.
    const { rows } = await sql<{ count: number; head: string | null }>`
      select (select count(*)::int from ${sql.table(chain)}) as count,
        (select hash from ${sql.table(chain)} order by id desc limit 1) as head`.execute(db)
    heads.push({ chain, count: rows[0]?.count ?? 0, head: rows[0]?.head ?? FIRST_HASH })
  }
  return heads
}
