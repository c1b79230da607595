/** Reviews: which answers of a page were copied, and nobody has confirmed yet. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const review: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table section add column copied jsonb`.execute(db)
  },
}
