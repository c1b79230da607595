/** Looks become a chain as the audit is: sealed by the store itself as they are written, whichever release writes them. And presses that were done. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The same text is put together in `look-seal.ts`: lengths in bytes stand before what could hold any mark. */
const SEAL = `encode(sha256(convert_to(concat_ws('|', new.previous_hash, new.id,
      to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), new.what, coalesce(new.hits::text, '-'),
      octet_length(new.who) || ':' || new.who, octet_length(new.reference) || ':' || new.reference,
      octet_length(new.about) || ':' || new.about), 'UTF8')), 'hex')`

const STATEMENTS = [
  `alter table look add column about text not null default '', add column previous_hash text, add column hash text`,
  `alter table look drop constraint look_what_check`,
  `alter table look add constraint look_what_check check (what in ('find', 'found', 'read', 'sent', 'filed', 'log', 'glass'))`,
  // The number is given under the lock: identity values are not in the order of commits. A lock of its own, so that
  // whoever reads never waits for whoever writes.
  `create function seal_look() returns trigger language plpgsql as $$
    declare before look%rowtype;
    begin
      perform pg_advisory_xact_lock(7203002);
      select * into before from look order by id desc limit 1;
      new.id := coalesce(before.id, 0) + 1;
      new.previous_hash := coalesce(before.hash, repeat('0', 64));
      new.hash := ${SEAL};
      return new;
    end $$`,
  // What is there already is sealed as it stands now.
  `alter table look disable trigger look_rows`,
  `do $$
    declare new look%rowtype; head text := repeat('0', 64);
    begin
      for new in select * from look order by id loop
        new.previous_hash := head;
        head := ${SEAL};
        update look set previous_hash = new.previous_hash, hash = head where id = new.id;
      end loop;
    end $$`,
  `alter table look enable trigger look_rows`,
  `alter table look alter column previous_hash set not null, alter column hash set not null`,
  `create trigger look_seal before insert on look for each row execute function seal_look()`,
  // Digests of forms that were sent and did something, for two days.
  `create table press (digest text primary key, at timestamptz not null)`,
]

export const lookChain: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
