/** The recipient book: every address there has ever been with who agreed on it, and whose mailboxes they are. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Written out, as the statuses of a referral are. */
const MAILBOXES = `'omu', 'public protection', 'cjsm', 'main'`
const ENDINGS = `'replaced', 'closed', 'withdrawn'`

// The rules say the same. Should one of them ever be wrong, the report of a child goes nowhere rather than astray.
const STATEMENTS = [
  `create table recipient_holder (
    id text primary key, name text not null, phone text, status text not null check (status in ('open', 'closed')),
    sends_to text not null check (sends_to in (${MAILBOXES})))`,
  `create table recipient_address (
    id text primary key, holder text not null, mailbox text not null check (mailbox in (${MAILBOXES})),
    email text not null, entered_by text not null, entered_at timestamptz not null,
    checked_by text, checked_at timestamptz, checked_how text,
    verified_by text, verified_on date, verified_how text,
    ended_by text, ended_at timestamptz, ended_because text check (ended_because in (${ENDINGS})), ended_why text,
    constraint recipient_address_two_people check (checked_by <> entered_by),
    constraint recipient_address_whole_check check (
      num_nulls(checked_by, checked_at, checked_how, verified_by, verified_on, verified_how) in (0, 6)),
    constraint recipient_address_whole_end check (
      num_nulls(ended_by, ended_at, ended_because, ended_why) in (0, 4)))`,
  `create unique index recipient_address_approved on recipient_address (holder, mailbox)
    where checked_at is not null and ended_at is null`,
  `create unique index recipient_address_waiting on recipient_address (holder, mailbox)
    where checked_at is null and ended_at is null`,
  // Each sweep asks for them while a prison has no address: without it, every open body would be unpacked to look.
  `create index referral_by_prison on referral ((body->'details'->'prisoner'->>'prisonCode')) where status <> 'sent'`,
]

export const recipientBook: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
