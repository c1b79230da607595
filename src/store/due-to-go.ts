/** Which referrals nothing has gone of yet: those at a prison, those whose time to undo is over, those that have arrived. */
import { type Kysely, sql } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import { type Reference, STILL_DUE, type Status } from '../domain/referral.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

const NOT_RELEASED: readonly Status[] = [...STILL_DUE, 'signed_off']

/** Not released yet, and recorded or moved to one of these prisons. */
export async function openAt(db: Db, prisonCodes: readonly string[]): Promise<readonly Reference[]> {
  if (prisonCodes.length === 0) return []
  const rows = await db
    .selectFrom('referral')
    .select('reference')
    .where('status', 'in', NOT_RELEASED)
    // Says nothing new, but in the very words of the index `referral_by_prison`, so that a kept plan may use it.
    .where(sql<boolean>`status <> 'sent'`)
    .where('prison', 'in', prisonCodes)
    .orderBy('reference')
    .execute()
  return rows.map(({ reference }) => reference)
}

export async function readyToRelease(db: Db, at: Moment): Promise<readonly Reference[]> {
  const rows = await db
    .selectFrom('referral')
    .select('reference')
    .where('status', '=', 'signed_off')
    .where('release_at', '<=', at)
    .execute()
  return rows.map((row) => row.reference)
}

export async function acceptedButSending(db: Db): Promise<readonly Reference[]> {
  const rows = await db
    .selectFrom('referral')
    .select('reference')
    .where('status', '=', 'sending')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice')
            .select('notice.key')
            .whereRef('notice.reference', '=', 'referral.reference')
            .where('notice.event', '=', 'released')
            .where('notice.way', '=', 'email')
            .where('notice.status', '!=', 'accepted')
            // Accepted when it was sent again is accepted.
            .where(
              sql<boolean>`not exists (select 1 from notice again where again.reference = notice.reference
                and again.what = notice.what and again.status = 'accepted')`,
            ),
        ),
      ),
    )
    .execute()
  return rows.map((row) => row.reference)
}
