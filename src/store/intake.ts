/** The keys under which other programs sent referrals, as digests: the same one again gets the same answer. */
import { type Kysely, sql } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import type { IntakeKey, KnownKey, SettledKey } from '../workflow/intake-ports.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const nameOf = ({ caller, key }: { readonly caller: string; readonly key: string }) => `${caller} ${key}`

/**
 * The rows are inserted first: their places in the index make whoever brings the same key wait for this transaction.
 * Always in one order, so that two of them never wait for each other.
 */
export async function takeKeys(
  tx: Db,
  keys: readonly IntakeKey[],
  at: Moment,
): Promise<readonly (KnownKey | undefined)[]> {
  if (keys.length === 0) return []
  const ordered = keys.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const inserted = await tx
    .insertInto('intake_key')
    .values(ordered.map(({ caller, key, body }) => ({ caller, key, body, at })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['caller', 'key'])
    .execute()
  const fresh = new Set(inserted.map(nameOf))
  const used = keys.filter((key) => !fresh.has(nameOf(key)))
  const known = await knownKeys(tx, used)
  return keys.map((key) => known.get(nameOf(key)))
}

async function knownKeys(tx: Db, keys: readonly IntakeKey[]): Promise<ReadonlyMap<string, KnownKey>> {
  const known = new Map<string, KnownKey>()
  if (keys.length === 0) return known
  const rows = await tx
    .selectFrom('intake_key')
    .selectAll()
    .where('key', 'in', [...new Set(keys.map(({ key }) => key))])
    .execute()
  for (const row of rows) {
    const { reference, received_on: receivedOn, due_on: dueOn } = row
    if (reference !== null && receivedOn !== null && dueOn !== null)
      known.set(nameOf(row), { body: row.body, taken: { reference, receivedOn, dueOn } })
  }
  const unsettled = keys.find((key) => !known.has(nameOf(key)))
  if (unsettled !== undefined) throw new Error('A key was kept and not settled')
  return known
}

export async function settleKeys(tx: Db, settled: readonly SettledKey[]): Promise<void> {
  if (settled.length === 0) return
  const rows = settled.map(
    ({ key, taken }) =>
      sql`(${key.caller}, ${key.key}, ${taken.reference}, ${taken.receivedOn}::date, ${taken.dueOn}::date)`,
  )
  await sql`update intake_key set reference = new.reference, received_on = new.received_on, due_on = new.due_on
    from (values ${sql.join(rows)}) as new (caller, key, reference, received_on, due_on)
    where intake_key.caller = new.caller and intake_key.key = new.key`.execute(tx)
}

export async function forgetKeysBefore(db: Db, before: Moment): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('intake_key').where('at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}
