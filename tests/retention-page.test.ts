/** The page on retention has every table of the store, every row of the policy's settings, and tables that there are. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { AFTER_REVIEW_DAYS, LONGEST_FOR_REVIEW_DAYS, RETENTION } from '../src/domain/retention.ts'
import { DRAFTS_KEPT_DAYS, PLACES_KEPT_DAYS } from '../src/workflow/forget-by-age.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { tableIn } from './support/documents.ts'
import { readText } from './support/source-files.ts'

const PAGE = readText('docs/retention.md')

/** What the migrations themselves keep. */
const OF_THE_TOOL = ['kysely_migration', 'kysely_migration_lock']

describe('docs/retention.md', () => {
  let database: FreshDatabase
  before(async () => {
    database = await freshDatabase()
  })
  after(() => database.drop())

  it('says of each table of the store how long it is kept and what deletes it, and names no other', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database.kysely)
    const rowsOfPage = tableIn(PAGE, 'table')
    const said = rowsOfPage.flatMap(([cell = '']) => cell.split(', ')).filter((name) => /^\w+$/.test(name))
    assert.deepEqual(
      said.toSorted(),
      rows
        .map(({ name }) => name)
        .filter((name) => !OF_THE_TOOL.includes(name))
        .toSorted(),
    )
    for (const cells of rowsOfPage) assert.ok(cells.length === 4 && !cells.includes(''), cells.join(' | '))
  })

  it('has as many rows as the policy, but where one row of it holds two, and the days of the code', () => {
    // A concern and a disagreement stand in one line.
    assert.equal(tableIn(PAGE, 'kept while').length, RETENTION.length - 1)
    for (const days of [AFTER_REVIEW_DAYS, LONGEST_FOR_REVIEW_DAYS, DRAFTS_KEPT_DAYS, PLACES_KEPT_DAYS])
      assert.ok(PAGE.includes(`${days} days`), String(days))
  })
})
