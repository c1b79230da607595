/** Deadlines that move, and nudges: when a referral is looked at next, what was said to whom, who is away. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `alter table referral add column next_look_at timestamptz, add column progress_at timestamptz`,
  `update referral set next_look_at = now(),
    progress_at = (select max(saved_at) from section where section.reference = referral.reference),
    body = body || jsonb_build_object('since', body->>'recordedAt', 'firstDue', due_day::text, 'dueChanges', '[]'::jsonb)`,
  `update referral set body = jsonb_set(body, '{submission,cover}', '[]') where body ? 'submission'`,
  `create index referral_by_look on referral (next_look_at) where next_look_at is not null`,
  `alter table notice add column person text`,
  `create table nudge (
    reference text not null references referral, name text not null, occasion text not null, person text not null,
    status text not null check (status in ('waiting', 'said', 'passed over', 'overtaken')), quiet text,
    at timestamptz not null, decided_at timestamptz not null, hold_until timestamptz not null, notice text,
    primary key (reference, name, occasion, person))`,
  `create index nudge_waiting on nudge (hold_until, person) where status = 'waiting'`,
  `create index nudge_by_notice on nudge (notice) where notice is not null`,
  `create table snooze (
    reference text not null references referral, person text not null, until date not null, at timestamptz not null,
    primary key (reference, person))`,
  `create table absence (
    person text not null, source text not null, from_day date not null, until_day date, seen_at timestamptz not null,
    primary key (person, source))`,
  `create table memo (name text primary key, value text not null, at timestamptz not null)`,
]

export const nudges: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
