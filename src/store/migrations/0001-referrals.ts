/** The first tables: referrals, what was saved of each page, reports, the ledger of notices, the audit. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Written out: a status that is added later needs a migration of its own. */
const STATUSES = `'assigned_to_team', 'allocated', 'in_progress', 'submitted', 'changes_asked', 'signed_off', 'sending', 'sent'`

const STATEMENTS = [
  `create table reference_counter (year int primary key, last int not null)`,
  `create table referral (
    reference text primary key, version int not null, status text not null check (status in (${STATUSES})),
    team text not null, worker text, due_day date not null, body jsonb not null)`,
  `create index referral_by_team on referral (team, status, due_day)`,
  `create index referral_by_worker on referral (worker, status) where worker is not null`,
  `create table section (
    reference text not null references referral, key text not null, version int not null, answers jsonb not null,
    saved_by text not null, saved_at timestamptz not null, primary key (reference, key, version))`,
  `create table report (
    reference text not null references referral, submission int not null, signed boolean not null, child int not null,
    part int not null, file_name text not null, document text not null, bytes bytea, sha256 text, web_url text,
    primary key (reference, submission, signed, child, part))`,
  `create table notice (
    key text primary key, reference text not null references referral, event text not null, audience text not null,
    way text not null, what text not null, version int not null,
    status text not null default 'promised' check (status in ('promised', 'trying', 'accepted', 'failed', 'not needed')),
    dispatch_id uuid not null, attempts int not null default 0, promised_at timestamptz not null, tried_at timestamptz,
    done_at timestamptz, fault text)`,
  `create index notice_by_reference on notice (reference)`,
  `create table audit (
    id bigint generated always as identity primary key, at timestamptz not null, reference text not null,
    who text not null, what text not null, version int not null, from_status text not null, to_status text not null,
    reason text not null, previous_hash text not null, hash text not null unique)`,
  `create index audit_by_reference on audit (reference, id)`,
  `create function refuse_change_of_audit() returns trigger language plpgsql as
    $$ begin raise exception 'the audit is only added to'; end $$`,
  `create trigger audit_rows before update or delete on audit for each row execute function refuse_change_of_audit()`,
  `create trigger audit_table before truncate on audit for each statement execute function refuse_change_of_audit()`,
  `create table draft (
    id text primary key, person text not null, kind text not null, body jsonb not null, updated_at timestamptz not null)`,
  `create index draft_by_person on draft (person, kind, updated_at)`,
  `create table conversation (
    owner text primary key, conversation_id text not null, service_url text not null, seen_at timestamptz not null)`,
  `create table channel_post (
    reference text not null references referral, channel_id text not null, conversation_id text, activity_id text,
    shown_version int not null, shown_day date, busy_until timestamptz, primary key (reference, channel_id))`,
]

export const referrals: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
