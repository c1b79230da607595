/** Which open referral falls due next, for the clock of local mode. */
import type { Kysely } from 'kysely'
import type { Day } from '../domain/moment.ts'
import { type Reference, STILL_DUE } from '../domain/referral.ts'
import type { Tables } from './tables.ts'

/** The earliest due day later than `after` of a referral whose report is not signed yet; of one day the lowest reference. */
export async function nextDue(
  db: Kysely<Tables>,
  after: Day,
): Promise<{ readonly reference: Reference; readonly day: Day } | undefined> {
  const row = await db
    .selectFrom('referral')
    .select(['reference', 'due_day'])
    .where('status', 'in', STILL_DUE)
    .where('due_day', '>', after)
    .orderBy('due_day')
    .orderBy('reference')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { reference: row.reference, day: row.due_day }
}
