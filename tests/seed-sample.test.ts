/** A made past goes through the use cases, in the order of time, and leaves nothing that would still be sent. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { check } from '../scripts/seed/check.ts'
import { openPast } from '../scripts/seed/past.ts'
import { seed } from '../scripts/seed/run.ts'
import { loadAuthorityFile } from '../src/authority/authority-file.ts'
import type { Directory } from '../src/domain/directory.ts'
import { FIRST_HASH, sealOf } from '../src/store/audit.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'

const WANTED = { referrals: 60, seed: 7, from: '2025-11-22', until: '2026-11-22', says: () => undefined }

describe('a made past', function () {
  this.timeout(120_000)
  let database: FreshDatabase
  let directory: Directory

  before(async () => {
    database = await freshDatabase()
    const read = await loadAuthorityFile('src/local/sample-council.json')
    assert.ok(!('faults' in read))
    directory = read
    await seed(database, directory, WANTED)
  })
  after(() => database?.drop())

  it('has every request, and most ways in which one can end', async () => {
    const { rows } = await sql<{ status: string; count: number }>`
      select status, count(*)::int as count from referral group by status`.execute(database.kysely)
    assert.equal(
      rows.reduce((sum, { count }) => sum + count, 0),
      WANTED.referrals,
    )
    const statuses = rows.map(({ status }) => status)
    for (const status of ['closed', 'short_view_sent', 'redirected'])
      assert.ok(statuses.includes(status), `${status} in ${statuses.join(', ')}`)
  })

  it('leaves no e-mail, card or file to be sent', async () => {
    const { rows } = await sql<{ status: string }>`select distinct status from notice`.execute(
      database.kysely,
    )
    assert.deepEqual(rows, [{ status: 'accepted' }])
  })

  it('is sealed line by line like any other', async () => {
    const rows = await database.kysely.selectFrom('audit').selectAll().orderBy('id').execute()
    assert.ok(rows.length > 8 * WANTED.referrals, `${rows.length} lines`)
    let previous = FIRST_HASH
    for (const row of rows) {
      const { from_status: from, to_status: to, reason_hash: reasonHash } = row
      const entry = { ...row, from, to, reasonHash } as Parameters<typeof sealOf>[0]
      assert.equal(row.previous_hash, previous)
      assert.equal(row.hash, sealOf(entry, previous), `line ${row.id}`)
      previous = row.hash
    }
  })

  it('is counted as the slow recount counts it, and its numbers come as files', async () => {
    const said: string[] = []
    const world = openPast(database, directory, () => undefined).worldAt({ at: '2026-11-22T23:00:00.000Z' })
    const isRight = await check({ database, world, directory, says: (line) => said.push(line) })
    assert.ok(isRight, said.join('\n'))
    assert.match(said.join('\n'), /CSV: \d+ bytes[\s\S]*PDF: \d+ bytes[\s\S]*over 6\d referrals/)
  })

  it('is never put beside what is there already', () =>
    assert.rejects(seed(database, directory, WANTED), /has referrals already/))
})
