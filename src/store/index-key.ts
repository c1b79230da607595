/** The key of the blind index of names: random, kept sealed in the store, the same for every instance, with a life of its own. */
import { createHmac, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { derive } from './key-ring.ts'
import { type KeyOf, keyedBy } from './name-keys.ts'
import { at, openWords, type Sealed, sealWords } from './sealing.ts'
import { rowsOf } from './statement.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
type Known = { readonly secret: string; readonly keyOf: KeyOf; readonly forPresses: Buffer }

const PLACE = at('index_key.secret', 1)
const KNOWN = new WeakMap<object, Known>()

const engineOf = (db: Db): object => db.getExecutor().adapter

/** The sealed key that counts now: in a statement that asks by the index, it tells whether it asked by this one. */
export const SECRET = '(select secret from index_key where id = 1)'

/** By the key that counts now: another process may have made a new one. */
export async function indexKey(db: Db): Promise<KeyOf> {
  const [row] = await rowsOf<{ secret: Sealed<string> | null }>(db, `select ${SECRET} as secret`)
  return keyFrom(db, row?.secret ?? null)
}

function keyFrom(db: Db, sealed: Sealed<string> | null): KeyOf {
  if (sealed === null) throw new Error('The store has no key for its index of names.')
  const known = KNOWN.get(engineOf(db))
  if (known?.secret === sealed) return known.keyOf
  const secret = Buffer.from(openWords(db, PLACE, sealed), 'base64url')
  const keyOf = keyedBy(derive(secret, 'index inner'), derive(secret, 'index outer'))
  KNOWN.set(engineOf(db), { secret: sealed, keyOf, forPresses: derive(secret, 'presses') })
  return keyOf
}

/**
 * What `ask` reads by the key that was read last, with the key that counts at the moment of that statement. Where that is
 * another one, it is asked again: so the index need not be asked for its key each time.
 */
export async function readByIndex<R extends { readonly secret: Sealed<string> | null }>(
  db: Db,
  ask: (keyOf: KeyOf) => Promise<R>,
): Promise<{ readonly keyOf: KeyOf; readonly read: R }> {
  let keyOf = await lastIndexKey(db)
  for (;;) {
    const read = await ask(keyOf)
    const counts = keyFrom(db, read.secret)
    if (counts === keyOf) return { keyOf, read }
    keyOf = counts
  }
}

/** By the key that was read last: what it makes is compared with what stands there, and read anew where that differs. */
export const lastIndexKey = async (db: Db): Promise<KeyOf> => KNOWN.get(engineOf(db))?.keyOf ?? indexKey(db)

/** What somebody typed is in the digest of a press, and could be short: without the key nobody can try words against it. */
export async function keyedPress(db: Db, digest: string): Promise<string> {
  await lastIndexKey(db)
  const key = KNOWN.get(engineOf(db))?.forPresses ?? Buffer.alloc(0)
  return createHmac('sha256', key).update(digest).digest('hex')
}

/** A new key for the whole index: each hash in it is made anew in the same transaction. */
export async function renewIndexKey(tx: Db): Promise<void> {
  const secret: Sealed<string> = sealWords(tx, PLACE, randomBytes(32).toString('base64url'))
  await tx
    .insertInto('index_key')
    .values({ id: 1, version: 1, secret })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ eb }) => ({ version: eb('index_key.version', '+', 1), secret })),
    )
    .execute()
}
