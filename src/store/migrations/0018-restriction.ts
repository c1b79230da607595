/** Restricted referrals: whom one is known to. Broken glass: who reads what for how long. What is for the LADO. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `alter table referral add column restricted_to text`,
  `alter table referral add column for_lado boolean not null default false`,
  `update referral set for_lado = true
    where body->'details'->'request'->>'requestSource' = 'lado'
      or (status in ('sending', 'sent', 'decision_recorded', 'closed')
        and body->'signOff'->'recipients' @> '[{"who": "lado"}]')`,
  `create index referral_for_lado on referral (due_day) where for_lado`,
  `create index referral_restricted on referral (reference) where restricted_to is not null`,
  `create table glass (
    id text primary key,
    reference text not null references referral on delete cascade,
    person text not null, at timestamptz not null, until timestamptz not null, why text not null)`,
  `create index glass_by_reference on glass (reference, until)`,
  `alter table look drop constraint look_what_check`,
  `alter table look add constraint look_what_check check (what in ('find', 'found', 'read', 'log', 'glass'))`,
]

export const restriction: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
