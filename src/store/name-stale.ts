/** Referrals whose names are in the index by another key, or not as they are now: an older release saved them. */
import type { Kysely } from 'kysely'
import type { Reference } from '../domain/referral.ts'
import { indexKey } from './index-key.ts'
import { keepNames, sealOf } from './names.ts'
import { referralsAfter } from './read-all.ts'
import { at, openJson } from './sealing.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const AT_ONCE = 500

export async function staleNames(db: Db): Promise<readonly Reference[]> {
  const keyOf = await indexKey(db)
  const stale: Reference[] = []
  for (let after = ''; ; ) {
    const referrals = await referralsAfter(db, after, AT_ONCE)
    const last = referrals.at(-1)
    if (last === undefined) return stale
    const rows = await db
      .selectFrom('referral')
      .select(['reference', 'names_seal'])
      .where('reference', '>', after)
      .where('reference', '<=', last.reference)
      .execute()
    const seals = new Map(rows.map(({ reference, names_seal }) => [reference, names_seal]))
    stale.push(
      ...referrals
        .filter((referral) => seals.get(referral.reference) !== sealOf(keyOf, referral))
        .map(({ reference }) => reference),
    )
    after = last.reference
  }
}

/** Under the lock of the referral, so that no save comes in between. */
export const putNamesRight = (db: Db, reference: Reference): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('referral')
      .select(['body', 'names_seal'])
      .where('reference', '=', reference)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return
    await keepNames(tx, openJson(tx, at('referral.body', reference), row.body), row.names_seal)
  })
