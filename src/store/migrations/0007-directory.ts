/** The directory as administrators have changed it: every version of every entry, never changed afterwards. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table directory_entry (
    kind text not null check (kind in ('person', 'team', 'mash', 'prison', 'note')), id text not null,
    version int not null check (version > 0), state text not null check (state in ('kept', 'gone', 'file')),
    body jsonb not null, by text not null, at timestamptz not null, primary key (kind, id, version))`,
  `create function refuse_change_of_directory() returns trigger language plpgsql as
    $$ begin raise exception 'the directory is only added to'; end $$`,
  // The words of a note that was withdrawn are taken out of its earlier versions: they may have named somebody.
  `create trigger directory_entry_rows before update or delete on directory_entry for each row
    when (old.kind <> 'note') execute function refuse_change_of_directory()`,
  // The sweep asks each time whether anybody who has left still has something.
  `create index referral_worker_open on referral (worker) where worker is not null and status <> 'sent'`,
]

export const directory: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
