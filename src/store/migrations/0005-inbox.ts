/** Mail of the shared mailbox that may answer one of ours, by its ids alone, until it is known which. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table inbox_mail (
    message_id text primary key, kind text not null check (kind in ('bounce', 'automatic', 'person')),
    at timestamptz not null, conversation_id text not null, answers text not null, read_at timestamptz not null)`,
  `create index inbox_mail_by_reading on inbox_mail (read_at)`,
]

export const inbox: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
