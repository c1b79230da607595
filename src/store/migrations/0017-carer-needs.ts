/** What the carer needs is chosen from a list from now on; what was written about it before stays, in the box beside it. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `update section
    set answers = (answers - 'carerUnmetNeeds')
      || jsonb_build_object('carerUnmetNeedsNote', answers->'carerUnmetNeeds')
    where key = 'B' and answers ? 'carerUnmetNeeds'`,
  // A draft is what one person typed on a page that was not saved.
  `update draft
    set body = jsonb_set(body, '{answers}', ((body->'answers') - 'carerUnmetNeeds')
      || jsonb_build_object('carerUnmetNeedsNote', body->'answers'->'carerUnmetNeeds'))
    where kind = 'section' and (body->'answers') ? 'carerUnmetNeeds'`,
]

export const carerNeeds: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
