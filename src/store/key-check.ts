/** Whether the keys of the setting are those of this store: a fingerprint of each key in use stands in its memory. */
import { type Kysely, sql } from 'kysely'
import { ringOf } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const NAME = 'data key '

/** Stops the start: with other keys nothing personal could be read, and what is written could not be read later. */
export class WrongKeys extends Error {
  constructor(sentence: string) {
    super(`${sentence} Nothing was changed. See “The keys” in docs/runbook.md.`)
    this.name = 'WrongKeys'
  }
}

/** Throws `WrongKeys` where the ring lacks a key that fields are sealed with, or has another one of that name. */
export async function checkKeys(db: Db): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('memo') is not null as there`.execute(db)
  if (rows[0]?.there !== true) return
  const ring = ringOf(db)
  for (const { id, fingerprint } of await keysInUse(db)) {
    if (!ring.ids.includes(id))
      throw new WrongKeys(
        `Fields of this store are sealed with the key “${id}”, and DATA_KEYS lacks it: put it back, behind the others.`,
      )
    if (ring.fingerprint(id) !== fingerprint)
      throw new WrongKeys(`The key “${id}” in DATA_KEYS is not the one that this store is sealed with.`)
  }
}

/** The same, and the key that writes from now on is noted. */
export async function settleKeys(db: Db): Promise<void> {
  await checkKeys(db)
  const ring = ringOf(db)
  await sql`insert into memo (name, value, at) values (${NAME + ring.writer}, ${ring.fingerprint(ring.writer)}, now())
    on conflict (name) do nothing`.execute(db)
  await checkKeys(db)
}

export async function keysInUse(
  db: Db,
): Promise<readonly { readonly id: string; readonly fingerprint: string }[]> {
  const rows = await db
    .selectFrom('memo')
    .select(['name', 'value'])
    .where('name', 'like', `${NAME}%`)
    .orderBy('at')
    .execute()
  return rows.map(({ name, value }) => ({ id: name.slice(NAME.length), fingerprint: value }))
}

/** Nothing is sealed with it any more: it may be taken out of the setting. */
export async function forgetKey(db: Db, id: string): Promise<void> {
  await db.deleteFrom('memo').where('name', '=', `${NAME}${id}`).execute()
}
