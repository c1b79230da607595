/** Forms that were sent and did something, as keyed digests: one that comes twice is done once, whichever instance gets it. */
import { type ColumnType, type Kysely, sql } from 'kysely'
import type { PressTransaction } from '../workflow/press-ports.ts'
import { keyedPress } from './index-key.ts'
import type { Tables } from './tables.ts'

export type PressTables = { press: { digest: string; at: ColumnType<string, string, string> } }

/** Teams asks again within minutes, and a card may stay open for a day. Older ones go with the next that is noted. */
const KEPT_HOURS = 48

export const pressTransaction = (tx: Kysely<Tables>): PressTransaction => ({
  wasPressed: async (digest) =>
    (await tx
      .selectFrom('press')
      .select('digest')
      .where('digest', '=', await keyedPress(tx, digest))
      .executeTakeFirst()) !== undefined,
  async notePress(digest, at) {
    await sql`delete from press where at < ${at}::timestamptz - make_interval(hours => ${KEPT_HOURS})`.execute(
      tx,
    )
    await tx
      .insertInto('press')
      .values({ digest: await keyedPress(tx, digest), at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
})
