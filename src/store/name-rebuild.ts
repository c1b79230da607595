/** The whole index of names made anew with a new key, in one transaction: from one moment to the next all of it counts. */
import { type Kysely, sql } from 'kysely'
import { indexKey, renewIndexKey } from './index-key.ts'
import { addNames, lockWholeIndex, sealNames } from './names.ts'
import { referralsAfter } from './read-all.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const AT_ONCE = 500

/** How many referrals are in it. Who saves a changed name meanwhile waits; finding goes on with what was there. */
export async function rebuildIndex(tx: Db): Promise<number> {
  await lockWholeIndex(tx)
  await renewIndexKey(tx)
  const keyOf = await indexKey(tx)
  await sql`delete from name_entry`.execute(tx)
  await sql`delete from name_word`.execute(tx)
  let count = 0
  for (let after = ''; ; ) {
    const referrals = await referralsAfter(tx, after, AT_ONCE)
    const last = referrals.at(-1)
    if (last === undefined) return count
    await addNames(tx, referrals, keyOf)
    await sealNames(tx, referrals, keyOf)
    count += referrals.length
    after = last.reference
  }
}
