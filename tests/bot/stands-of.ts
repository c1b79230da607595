/** What is stored of one referral, said so that two of them can be held side by side. */
import { readReferrals } from '../../src/store/name-search.ts'
import { savesOf } from '../../src/store/read-all.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { auditOf } from '../support/stored.ts'
import { alike } from './link-row.ts'

/** All that stands of one referral, without what two referrals can never share. */
export async function standsOf(world: TestWorld, reference: string): Promise<string> {
  const db = world.product.database.kysely
  const of = 'reference'
  const rows = [
    await readReferrals(db, [reference]),
    await savesOf(db, [reference]),
    // What the bot does by itself, such as filing and noting that all has gone, comes in no order.
    (await auditOf(world.product.database, reference)).filter(({ who }) => who !== 'bot'),
    await db.selectFrom('notice').select('key').where(of, '=', reference).orderBy('key').execute(),
  ]
  return alike(JSON.stringify(inOrder(rows)))
    .replaceAll(reference, 'PCA')
    .replaceAll(/(PCA\/(?:sent|filed))\/\d+\//g, '$1/')
    .replaceAll(/"id":"[^"]*"/g, '"id":""')
    .replaceAll(/"fingerprint":"[^"]*"/g, '"fingerprint":""')
}

/** A document that is sealed comes back with its keys as they were written, which is not always in one order. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, inOrder(each)]))
}
