/** Mail of the shared mailbox, by its ids, until it is known which of our e-mails it answers, or that it answers none. */
import { type Kysely, sql } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import type { InboxMail } from '../workflow/mail-ports.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** One that is kept already stays as it is. */
export async function keepInbox(db: Db, mails: readonly InboxMail[], at: Moment): Promise<void> {
  if (mails.length === 0) return
  await db
    .insertInto('inbox_mail')
    .values(
      mails.map((mail) => ({
        ...{ message_id: mail.messageId, kind: mail.kind, at: mail.at, read_at: at },
        ...{ conversation_id: mail.conversationId, answers: mail.answers.join(' ') },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Those that name an e-mail of ours, or stand in its conversation, as far as our copies in Sent Items are known. */
export async function inboxAnswers(db: Db, most: number): Promise<readonly InboxMail[]> {
  const seen = sql`select 1 from delivery where delivery.kind = 'seen'`
  const rows = await db
    .selectFrom('inbox_mail')
    .selectAll()
    .where(
      sql<boolean>`exists (${seen} and delivery.message_id = any(string_to_array(answers, ' ')))
        or (conversation_id <> '' and exists (${seen} and delivery.conversation_id = inbox_mail.conversation_id))`,
    )
    .orderBy('at')
    .orderBy('message_id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ messageId: row.message_id, kind: row.kind, at: row.at, conversationId: row.conversation_id },
    answers: row.answers.split(' ').filter((id) => id !== ''),
  }))
}

export async function forgetInbox(db: Db, messageId: string): Promise<void> {
  await db.deleteFrom('inbox_mail').where('message_id', '=', messageId).execute()
}

/** Whatever was read before that moment and answers nothing of ours. */
export async function forgetInboxBefore(db: Db, before: Moment): Promise<void> {
  await db.deleteFrom('inbox_mail').where('read_at', '<', before).execute()
}
