/** What is stored of one referral, said so that two of them can be held side by side. */
import type { TestWorld } from '../support/outside-world.ts'
import { alike } from './link-row.ts'

/** All that stands of one referral, without what two referrals can never share. */
export async function standsOf(world: TestWorld, reference: string): Promise<string> {
  const db = world.product.database.kysely
  const of = 'reference'
  const rows = [
    await db.selectFrom('referral').select('body').where(of, '=', reference).execute(),
    await db
      .selectFrom('section')
      .selectAll()
      .where(of, '=', reference)
      .orderBy('key')
      .orderBy('version')
      .execute(),
    await db
      .selectFrom('audit')
      .select(['at', 'who', 'what', 'version', 'from_status', 'to_status', 'reason'])
      .where(of, '=', reference)
      // What the bot does by itself, such as filing and noting that all has gone, comes in no order.
      .where('who', '!=', 'bot')
      .orderBy('id')
      .execute(),
    await db.selectFrom('notice').select('key').where(of, '=', reference).orderBy('key').execute(),
  ]
  return alike(JSON.stringify(rows))
    .replaceAll(reference, 'PCA')
    .replaceAll(/(PCA\/(?:sent|filed))\/\d+\//g, '$1/')
    .replaceAll(/"id":"[^"]*"/g, '"id":""')
    .replaceAll(/"fingerprint":"[^"]*"/g, '"fingerprint":""')
}
