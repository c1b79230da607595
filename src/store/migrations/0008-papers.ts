/** Papers that came with a request, whether or not they belong to a referral yet, and the tickets that open one once. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // A paper that is attached takes its place behind those that are there: its number never changes.
  `create sequence paper_order`,
  `create table paper (
    id text primary key, reference text references referral on delete cascade, kind text not null,
    type text not null check (type in ('pdf', 'docx', 'eml')), size integer not null, sha256 text not null,
    received_on date not null, brought_by text not null, at timestamptz not null,
    body jsonb not null, bytes bytea not null, place bigint not null default nextval('paper_order'))`,
  `create index paper_by_reference on paper (reference, place)`,
  `create index paper_unattached on paper (at) where reference is null`,
  `create table paper_ticket (
    hash text primary key, paper text not null references paper on delete cascade, person text not null,
    until timestamptz not null)`,
  `create index paper_ticket_until on paper_ticket (until)`,
]

export const papers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
