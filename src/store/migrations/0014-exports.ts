/** Tickets by which a file that is made for one person is fetched once. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table export_ticket (
    hash text primary key, kind text not null, about jsonb not null, person text not null,
    until timestamptz not null)`,
]

export const exports: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
