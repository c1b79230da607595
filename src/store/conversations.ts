/** Where people and channels can be reached: learned from what Teams sends, never guessed. */
import { type Kysely, sql } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type Conversation = { readonly conversationId: string; readonly serviceUrl: string }

/** `owner` is a person's Entra id or a channel's id. Says whether it was not known before. */
export async function saveConversation(
  db: Db,
  owner: string,
  conversation: Conversation & { readonly seenAt: Moment },
): Promise<boolean> {
  const values = {
    conversation_id: conversation.conversationId,
    service_url: conversation.serviceUrl,
    seen_at: conversation.seenAt,
  }
  const row = await db
    .insertInto('conversation')
    .values({ owner, ...values })
    .onConflict((conflict) => conflict.column('owner').doUpdateSet(values))
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirstOrThrow()
  return row.isNew
}

export async function conversationOf(db: Db, owner: string): Promise<Conversation | undefined> {
  const row = await db.selectFrom('conversation').selectAll().where('owner', '=', owner).executeTakeFirst()
  return row === undefined ? undefined : { conversationId: row.conversation_id, serviceUrl: row.service_url }
}

/** The service address that Teams used last: good for a channel that has not spoken yet, within one tenant. */
export async function newestServiceUrl(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('conversation')
    .select('service_url')
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.service_url
}
