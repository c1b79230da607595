/** What became known of the e-mails of the ledger. Rows are only added. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { Delivery, DeliveryKind, Known } from '../domain/mail.ts'
import type { Moment } from '../domain/moment.ts'
import type { Reference } from '../domain/referral.ts'
import type { MailAnswer, SentNotice } from '../workflow/mail-ports.ts'
import type { DeliveryTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Says how many of this kind the e-mail had before; undefined when this very one was noted already. */
export async function keepDelivery(tx: Db, delivery: Delivery): Promise<number | undefined> {
  const { notice, kind, at, messageId, conversationId } = delivery
  const before = await tx
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('notice', '=', notice)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  const added = await tx
    .insertInto('delivery')
    .values({ notice, kind, at, message_id: messageId, conversation_id: conversationId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('notice')
    .execute()
  return added.length === 0 ? undefined : Number(before.count)
}

export async function loadDeliveries(db: Db, reference: Reference): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.key', 'delivery.notice')
    .selectAll('delivery')
    .where('notice.reference', '=', reference)
    .orderBy('delivery.at')
    .orderBy('delivery.message_id')
    .execute()
  return rows.map(deliveryFrom)
}

export const deliveryFrom = (row: Selectable<DeliveryTable>): Delivery => ({
  notice: row.notice,
  kind: row.kind as DeliveryKind,
  at: row.at,
  messageId: row.message_id,
  conversationId: row.conversation_id,
})

/** When each thing became known of these, the latest time, by the key of the notice; nothing for those without any. */
export async function knownOf(db: Db, notices: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  if (notices.length === 0) return new Map()
  const rows = await db
    .selectFrom('delivery')
    .select(({ fn }) => ['notice', 'kind', fn.max('at').as('at')])
    .where('notice', 'in', notices)
    .groupBy(['notice', 'kind'])
    .execute()
  const byNotice = Map.groupBy(rows, ({ notice }) => notice)
  return new Map(
    [...byNotice].map(([notice, some]) => [
      notice,
      Object.fromEntries(some.map(({ kind, at }) => [kind, at])),
    ]),
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function noticeByDispatch(db: Db, dispatchId: string): Promise<SentNotice | undefined> {
  // A header is text from outside; the column takes nothing but a uuid.
  if (!UUID.test(dispatchId)) return undefined
  return db
    .selectFrom('notice')
    .select(['key', 'reference'])
    .where('dispatch_id', '=', dispatchId)
    .executeTakeFirst()
}

/**
 * Which e-mail of ours a mail answers: by the message ids that it names, else by its conversation: the newest that was
 * there before the answer. Read a second time, it is so found to answer the same one, whatever went out since.
 */
export async function noticeAnswered(
  db: Db,
  answer: MailAnswer & { readonly at: Moment },
): Promise<SentNotice | undefined> {
  const seen = db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.key', 'delivery.notice')
    .select(['notice.key', 'notice.reference'])
    .where('delivery.kind', '=', 'seen')
    .orderBy(({ eb }) => eb('delivery.at', '<=', answer.at), 'desc')
    .orderBy('delivery.at', 'desc')
  const named =
    answer.answers.length === 0
      ? undefined
      : await seen.where('delivery.message_id', 'in', answer.answers).executeTakeFirst()
  if (named !== undefined || answer.conversationId === '') return named
  return seen.where('delivery.conversation_id', '=', answer.conversationId).executeTakeFirst()
}

/** Accepted between those moments and never seen. None at all while no e-mail of ours was ever seen. */
export async function unseen(
  db: Db,
  between: { readonly from: Moment; readonly until: Moment; readonly most: number },
): Promise<readonly SentNotice[]> {
  const { rows } = await sql<SentNotice>`
    select key, reference from notice
    where way = 'email' and what <> 'waiting-in-teams' and status = 'accepted' and done_at between ${between.from} and ${between.until}
      and exists (select 1 from delivery where kind = 'seen')
      and not exists (select 1 from delivery where delivery.notice = notice.key and kind in ('seen', 'stuck'))
    order by done_at limit ${between.most}`.execute(db)
  return rows
}

export async function blindFor(db: Db, until: Moment): Promise<SentNotice | undefined> {
  const { rows } = await sql<SentNotice>`
    select key, reference from notice
    where way = 'email' and what <> 'waiting-in-teams' and status = 'accepted' and done_at < ${until}
      and not exists (select 1 from delivery where kind = 'seen')
    order by done_at desc limit 1`.execute(db)
  return rows[0]
}
