/** The tables that are counted: a row for each referral and for each child of it, without a name or a text. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const quarterOf = (day: string): string =>
  `text generated always as ((extract(year from ${day})::int)::text || '-Q' || (extract(quarter from ${day})::int)::text) stored`

/** In both tables, so that counting children reads one of them alone. */
const WHERE_AND_WHEN = `team text not null, is_open boolean not null,
    received_on date not null, sent_on date, decided_on date,
    received_quarter ${quarterOf('received_on')}, sent_quarter ${quarterOf('sent_on')},
    decided_quarter ${quarterOf('decided_on')}`

const INDEXES = ['figure', 'figure_child'].flatMap((table) => [
  `create index ${table}_by_received on ${table} (received_on)`,
  `create index ${table}_by_sent on ${table} (sent_on) where sent_on is not null`,
  `create index ${table}_by_decided on ${table} (decided_on) where decided_on is not null`,
  `create index ${table}_open on ${table} (team) where is_open`,
])

const STATEMENTS = [
  // The version of it that was counted last: where that is another one, or none, it is counted again.
  `alter table referral add column figured int`,
  `create index referral_to_figure on referral (reference) where figured is distinct from version`,
  // No foreign key to the referral: a figure stays when the working copy is deleted.
  `create table figure (
    reference text primary key, version int not null, way int, ${WHERE_AND_WHEN},
    assigned_on date, allocated_on date, started_on date, submitted_on date, signed_on date,
    source text not null, request_type text not null, outcome text not null, prison text not null,
    sentence_band text not null, care_leaver text not null, on_first_date text, on_agreed_date text, useful text,
    more_time text[], barriers text[], unmet_needs text[], release_support text[], after_release text[])`,
  `create index figure_by_way on figure (way)`,
  `create table figure_child (
    reference text not null references figure on delete cascade, child int not null, child_key uuid not null,
    ${WHERE_AND_WHEN},
    ages text not null, relationship text not null, parent_in_prison text not null, legal_status text not null,
    in_care text not null, level_asked text not null, level_recommended text, level_decided text, agreement text,
    no_escort text, primary key (reference, child))`,
  ...INDEXES,
  `create index figure_child_by_key on figure_child (child_key)`,
  // A seal under a key, so that nobody can find out by trying names whose row it is; gone with the working copy.
  `create table figure_child_identity (identity text primary key, child_key uuid not null)`,
  `create index figure_child_identity_by_key on figure_child_identity (child_key)`,
  `create table figure_key (id int primary key check (id = 1), secret text not null)`,
]

export const figures: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
