/** Mail of the MASH mailbox, each once, until an officer says what it is; and its papers. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table mail_item (
    number integer generated always as identity primary key, message_id text not null unique,
    received_at timestamptz not null, state text not null check (state in ('waiting', 'confirmed', 'dismissed')),
    reference text references referral on delete cascade, decided_by text, decided_at timestamptz,
    body jsonb not null)`,
  `create index mail_item_waiting on mail_item (received_at) where state = 'waiting'`,
  `create index mail_item_dismissed on mail_item (decided_at) where state = 'dismissed' and body <> '{}'`,
  `alter table paper add column mail_item integer references mail_item on delete cascade`,
  `create index paper_by_mail on paper (mail_item) where mail_item is not null`,
]

export const mailItems: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
