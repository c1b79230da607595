/** The keys under which other programs sent referrals, and what they were told: digests, dates and references alone. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table intake_key (
    caller text not null, key text not null, body text not null,
    reference text references referral on delete cascade, received_on date, due_on date, at timestamptz not null,
    primary key (caller, key))`,
  `create index intake_key_by_age on intake_key (at)`,
]

export const intake: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
