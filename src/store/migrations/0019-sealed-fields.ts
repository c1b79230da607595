/** What is personal is sealed from now on: SQL asks small plain columns instead of bodies, and the index of names has a key. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { rebuildIndex } from '../name-rebuild.ts'
import type { Tables } from '../tables.ts'

const STATEMENTS = [
  `alter table referral add column filed_until date, add column case_system_until date,
    add column has_receipt boolean not null default false, add column to_sign text, add column prison text,
    add column release_at timestamptz`,
  // A body that stands clear says it itself: one from before, or of an older release that still runs beside us.
  `create function plain_columns_of_referral() returns trigger language plpgsql as $$ begin
    new.filed_until := new.body->'filed'->>'keepUntil';
    new.case_system_until := new.body->'inCaseSystem'->>'keepUntil';
    new.has_receipt := new.body ? 'receipt';
    new.to_sign := coalesce(new.body->'submission'->'cover'->-1->>'to', new.body->'submission'->>'teamManager');
    new.prison := new.body->'details'->'prisoner'->>'prisonCode';
    new.release_at := new.body->'signOff'->>'releaseAt';
    return new;
  end $$`,
  `create trigger referral_plain before insert or update of body on referral for each row
    when (jsonb_typeof(new.body) = 'object') execute function plain_columns_of_referral()`,
  `update referral set body = body`,
  `drop index referral_by_prison`,
  `create index referral_by_prison on referral (prison) where status <> 'sent'`,
  `alter table draft add column reference text`,
  `update draft set reference = coalesce(body->>'amends', body->>'reference',
    case when kind = 'section' then split_part(id, '/', 1) end)`,
  `create index draft_by_reference on draft (reference) where reference is not null`,
  `create table index_key (id int primary key check (id = 1), version int not null, secret text not null)`,
  // Sealed, and sealed anew with another key, is the same entry.
  `create or replace function refuse_change_of_directory() returns trigger language plpgsql as $$ begin
    if tg_op = 'UPDATE' and jsonb_typeof(new.body) = 'string' and new.body #>> '{}' like 'v1.%'
      and to_jsonb(new) - 'body' = to_jsonb(old) - 'body'
    then return new; end if;
    raise exception 'the directory is only added to'; end $$`,
  // Sealed, and sealed anew with another key, is the same words: their digest, and with it the chain, stays.
  `create or replace function keep_audit_but_for_reasons() returns trigger language plpgsql as $$ begin
    if tg_op = 'UPDATE' and to_jsonb(new) - 'reason' - 'reason_salt' = to_jsonb(old) - 'reason' - 'reason_salt' then
      if old.reason_hash is not null and new.reason = '' and new.reason_salt is null
        and exists (select 1 from purged where purged.reference = old.reference)
      then return new; end if;
      if old.reason <> '' and new.reason like 'v1.%' and (new.reason_salt is null) = (old.reason_salt is null)
        and coalesce(new.reason_salt, 'v1.') like 'v1.%'
      then return new; end if;
    end if;
    raise exception 'the audit is only added to'; end $$`,
]

export const sealedFields: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
    await rebuildIndex(db as Kysely<Tables>)
  },
}
