/** What became known of an e-mail after it was handed over: seen in Sent Items, came back, answered, telephoned. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const KINDS = `'seen', 'bounced', 'replied', 'auto-replied', 'phoned', 'stuck'`

const STATEMENTS = [
  `create unique index notice_by_dispatch on notice (dispatch_id)`,
  `create index notice_accepted_email on notice (done_at) where way = 'email' and status = 'accepted'`,
  `create index notice_chat_failed on notice (done_at) where way = 'chat' and status = 'failed'`,
  `create table delivery (
    notice text not null references notice on delete cascade, kind text not null check (kind in (${KINDS})),
    at timestamptz not null, message_id text not null, conversation_id text not null,
    primary key (notice, kind, message_id))`,
  `create index delivery_by_message on delivery (message_id) where kind = 'seen'`,
  `create index delivery_by_conversation on delivery (conversation_id) where kind = 'seen'`,
]

export const mail: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
