/** Retention: what was purged, when a copy goes, and reasons in the audit that can be cleared without breaking its chain. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table purged (
    reference text primary key, at timestamptz not null, status text not null, rule text not null,
    counts jsonb not null, caller text)`,
  `create index purged_by_age on purged (at)`,
  `create trigger purged_rows before update or delete on purged for each row execute function refuse_change_of_audit()`,
  `alter table referral add column goes_on date`,
  `create index referral_goes_on on referral (goes_on) where goes_on is not null`,
  `alter table audit add column reason_hash text, add column reason_salt text`,
  // The one change that a line of the audit may have: the words of a purged referral go, and their digest stays.
  `create function keep_audit_but_for_reasons() returns trigger language plpgsql as $$ begin
    if tg_op = 'UPDATE' and old.reason_hash is not null and new.reason = '' and new.reason_salt is null
      and to_jsonb(new) - 'reason' - 'reason_salt' = to_jsonb(old) - 'reason' - 'reason_salt'
      and exists (select 1 from purged where purged.reference = old.reference)
    then return new; end if;
    raise exception 'the audit is only added to'; end $$`,
  `drop trigger audit_rows on audit`,
  `create trigger audit_rows before update or delete on audit for each row execute function keep_audit_but_for_reasons()`,
]

export const retention: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
