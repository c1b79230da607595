/** Which row is whose child, as far as that must be known to count each child once: a random key behind a keyed seal. */
import { createHmac, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Reference } from '../domain/referral.ts'
import { at, openWords, sealWords } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const PLACE = at('figure_key.secret', 1)

/**
 * The key of each identity, made for those that have none. What is kept of an identity is its HMAC: without the secret
 * nobody can try names against it. The secret is random and made at first use; it stands sealed in the same store.
 */
export async function keysOf(tx: Db, identities: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (identities.length === 0) return new Map()
  const secret = await secretOf(tx)
  const seals = new Map(identities.map((identity) => [sealOf(identity, secret), identity]))
  const rows = JSON.stringify([...seals.keys()].map((identity) => ({ identity })))
  await sql`
    insert into figure_child_identity (identity, child_key)
    select identity, gen_random_uuid() from jsonb_to_recordset(${rows}::jsonb) as row (identity text)
    on conflict (identity) do nothing`.execute(tx)
  const { rows: found } = await sql<{ identity: string; child_key: string }>`
    select identity, child_key::text as child_key from figure_child_identity join
      jsonb_to_recordset(${rows}::jsonb) as row (identity text) using (identity)`.execute(tx)
  return new Map(found.map(({ identity, child_key }) => [seals.get(identity) ?? '', child_key]))
}

/** Deletes the seals behind these keys that no referral but `gone` needs any more. The rows that are counted stay. */
export async function forgetKeys(tx: Db, keys: readonly string[], gone: Reference = ''): Promise<void> {
  if (keys.length === 0) return
  await sql`
    delete from figure_child_identity where child_key in (${uuids(keys)}) and not exists (
      select 1 from figure_child kept join referral on referral.reference = kept.reference
      where kept.child_key = figure_child_identity.child_key and kept.reference <> ${gone})`.execute(tx)
}

const uuids = (keys: readonly string[]) => sql.join(keys.map((key) => sql`${key}::uuid`))

const sealOf = (identity: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret, 'base64url')).update(identity).digest('base64url')

async function secretOf(tx: Db): Promise<string> {
  const read = () => tx.selectFrom('figure_key').select('secret').executeTakeFirst()
  const known = await read()
  if (known !== undefined) return openWords(tx, PLACE, known.secret)
  const secret = randomBytes(32).toString('base64url')
  await tx
    .insertInto('figure_key')
    .values({ id: 1, secret: sealWords(tx, PLACE, secret) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await read()
  return made === undefined ? secret : openWords(tx, PLACE, made.secret)
}
