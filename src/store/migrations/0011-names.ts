/** The index of names as hashes; and who looked at whose name. It is filled by 0019, with a key. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // Of what stands in the index: most saves change no name, and then it is left alone.
  `alter table referral add column names_seal int`,
  // Not unique: two who record the same new word at once need not wait for one another. Twice does no harm.
  `create table name_word (key int not null, word int not null)`,
  `create index name_word_by_key on name_word (key) include (word)`,
  `create table name_entry (
    reference text not null references referral on delete cascade,
    role text not null check (role in ('prisoner', 'child', 'carer')), place int not null, team text not null,
    words int[] not null)`,
  `create index name_entry_by_reference on name_entry (reference)`,
  `create index name_entry_by_word on name_entry using gin (words) with (fastupdate = off)`,
  `create table look (
    id bigint generated always as identity primary key, at timestamptz not null, who text not null,
    what text not null check (what in ('find', 'found', 'read')), reference text not null, hits int)`,
  `create unique index look_read_once on look (who, reference, date_trunc('hour', at at time zone 'UTC'))
    where what = 'read'`,
  `create index look_by_reference on look (reference, id)`,
  `create trigger look_rows before update or delete on look for each row execute function refuse_change_of_audit()`,
  `create trigger look_table before truncate on look for each statement execute function refuse_change_of_audit()`,
]

export const names: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
