/** What is shown along with a referral, read in one statement: each one more is a way there and back for every reader. */
import type { Kysely, Selectable } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'
import type { Beside } from '../workflow/ports.ts'
import { deliveryFrom } from './deliveries.ts'
import { brokenOf, type GlassTable } from './glass.ts'
import { noticeFrom } from './notices.ts'
import { rowsOf } from './statement.ts'
import type { DeliveryTable, NoticeTable, Tables } from './tables.ts'

/** Rows as JSON: their moments are as PostgreSQL writes them there, with the offset of the session. */
type BesideRow = {
  readonly notices: readonly Selectable<NoticeTable>[]
  readonly deliveries: readonly Selectable<DeliveryTable>[]
  readonly glass: readonly GlassTable[]
  readonly papers: number
}

const BESIDE = `
  select
    (select coalesce(jsonb_agg(to_jsonb(notice) order by promised_at, key), '[]')
      from notice where reference = $1) as notices,
    (select coalesce(jsonb_agg(to_jsonb(delivery) order by delivery.at, delivery.message_id), '[]')
      from delivery join notice on notice.key = delivery.notice
      where notice.reference = $1) as deliveries,
    (select coalesce(jsonb_agg(to_jsonb(glass) order by at, id), '[]')
      from glass where reference = $1 and at <= $2 and until > $2) as glass,
    (select count(*)::int from paper where reference = $1) as papers`

/** The same as `loadNotices`, `loadDeliveries` and `glassOf` would say, and in their order. */
export async function loadBeside(db: Kysely<Tables>, reference: Reference, at: Moment): Promise<Beside> {
  const rows = await rowsOf<BesideRow>(db, BESIDE, [reference, at])
  const [{ notices, deliveries, glass, papers } = NOTHING] = rows
  return {
    notices: notices.map((row) =>
      noticeFrom({
        ...row,
        promised_at: asMoment(row.promised_at),
        tried_at: row.tried_at && asMoment(row.tried_at),
        done_at: row.done_at && asMoment(row.done_at),
      }),
    ),
    deliveries: deliveries.map((row) => deliveryFrom({ ...row, at: asMoment(row.at) })),
    glass: glass.map((row) => brokenOf(db, { ...row, at: asMoment(row.at), until: asMoment(row.until) })),
    papers,
  }
}

const NOTHING: BesideRow = { notices: [], deliveries: [], glass: [], papers: 0 }

const asMoment = (text: string): Moment => new Date(text).toISOString()
