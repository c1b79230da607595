/** Who is away, who has to sign something, and which referrals to look at again because of it. */
import type { Kysely } from 'kysely'
import type { Absence } from '../domain/absence.ts'
import type { Moment } from '../domain/moment.ts'
import type { PersonId } from '../domain/people.ts'
import { type Reference, STILL_DUE } from '../domain/referral.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export async function loadAbsences(db: Db): Promise<readonly Absence[]> {
  const rows = await db.selectFrom('absence').selectAll().orderBy('person').execute()
  return rows.map((row) => ({
    person: row.person,
    from: row.from_day,
    until: row.until_day ?? undefined,
    source: row.source as Absence['source'],
  }))
}

export async function setAbsence(tx: Db, absence: Absence, at: Moment): Promise<void> {
  const days = { from_day: absence.from, until_day: absence.until ?? null, seen_at: at }
  await tx
    .insertInto('absence')
    .values({ person: absence.person, source: absence.source, ...days })
    .onConflict((conflict) => conflict.columns(['person', 'source']).doUpdateSet(days))
    .execute()
}

export async function endAbsence(tx: Db, person: PersonId, source: Absence['source']): Promise<void> {
  await tx.deleteFrom('absence').where('person', '=', person).where('source', '=', source).execute()
}

/** An absence changes who is asked: what waits for sign-off, and what these people have, is looked at again. */
export async function lookSoon(tx: Db, people: readonly PersonId[], at: Moment): Promise<void> {
  await tx
    .updateTable('referral')
    .set({ next_look_at: at })
    .where(({ or, eb }) =>
      or([eb('status', '=', 'submitted'), ...people.map((person) => eb('worker', '=', person))]),
    )
    .where('status', 'in', STILL_DUE)
    .execute()
}

export async function approvers(db: Db): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('referral')
    .select('to_sign')
    .distinct()
    .where('status', '=', 'submitted')
    .execute()
  return rows.flatMap(({ to_sign }) => to_sign ?? [])
}

export async function stillDue(db: Db, after: Reference, most: number): Promise<readonly Reference[]> {
  const rows = await db
    .selectFrom('referral')
    .select('reference')
    .where('status', 'in', STILL_DUE)
    .where('reference', '>', after)
    .orderBy('reference')
    .limit(most)
    .execute()
  return rows.map(({ reference }) => reference)
}

export async function loadMemo(
  db: Db,
  name: string,
): Promise<{ readonly value: string; readonly at: Moment } | undefined> {
  return db.selectFrom('memo').select(['value', 'at']).where('name', '=', name).executeTakeFirst()
}

export async function memoTimes(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, Moment>> {
  if (names.length === 0) return new Map()
  const rows = await db.selectFrom('memo').select(['name', 'at']).where('name', 'in', names).execute()
  return new Map(rows.map(({ name, at }) => [name, at]))
}

export async function setMemo(db: Db, name: string, memo: { value: string; at: Moment }): Promise<void> {
  await db
    .insertInto('memo')
    .values({ name, ...memo })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(memo))
    .execute()
}
