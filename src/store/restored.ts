/** The e-mails of the ledger that are not settled: what a back-up that was put back would send. */
import type { Kysely } from 'kysely'
import type { RestoredStore } from '../workflow/restored-ports.ts'
import type { Tables } from './tables.ts'

export const restoredStore = (db: Kysely<Tables>): RestoredStore => ({
  openEmails: async (most) => {
    const rows = await db
      .selectFrom('notice')
      .select(['key', 'reference', 'what', 'audience', 'dispatch_id', 'promised_at'])
      .where('way', '=', 'email')
      .where('status', 'in', ['promised', 'trying'])
      .orderBy('promised_at')
      .orderBy('key')
      .limit(most)
      .execute()
    return rows.map(({ audience, dispatch_id, promised_at, ...row }) => ({
      ...row,
      to: audience,
      dispatchId: dispatch_id,
      promisedAt: promised_at,
    }))
  },
})
