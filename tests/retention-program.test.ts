/** The program shows what would go, deletes what was announced, and writes a certificate; on an odd word it does nothing. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runRetention } from '../scripts/retention/run.ts'
import { readWords } from '../scripts/retention/words.ts'
import { announcePurges } from '../src/workflow/retention.ts'
import { sentAndFiled } from './support/filed-road.ts'
import { openWorkflow } from './support/workflow-world.ts'

describe('the words of the retention program', () => {
  it('mean a dry run unless they say more', () => {
    assert.deepEqual(readWords([]), { now: false, certificate: undefined, from: undefined, to: undefined })
    assert.equal(readWords(['--dry-run'])?.now, false)
    assert.equal(readWords(['--now'])?.now, true)
  })

  it('are refused where they contradict each other or name no day or no such file', () => {
    for (const words of [
      ['--now', '--dry-run'],
      ['--certificate', 'made.pdf'],
      ['--now', '--certificate', 'made.exe'],
      ['--certificate', 'made.pdf', '--from', '2027-02-30', '--to', '2027-03-01'],
      ['--from', '2027-01-01'],
      ['--all'],
      ['now'],
    ])
      assert.equal(readWords(words), undefined, words.join(' '))
  })
})

describe('the retention program', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'prison-contact-retention-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('shows, then deletes, then certifies', async () => {
    const world = await openWorkflow()
    const { database } = world
    try {
      const reference = await sentAndFiled(world)
      world.setNow('2027-12-08T06:00:00.000Z')
      await announcePurges(world)
      await database.close()
      const env = environment(database.where)
      const at = (moment: string) => () => moment
      const shown = await runRetention(['--dry-run'], env, at('2027-12-09T06:00:00.000Z'))
      assert.deepEqual(shown.out, [
        '1 referrals are over. Nothing is deleted by this.',
        `goes on Wed 15 Dec 2027: ${reference}`,
      ])
      const early = await runRetention(['--now'], env, at('2027-12-14T06:00:00.000Z'))
      assert.deepEqual(early.out, ['0 deleted.'])
      const file = join(folder, 'made.pdf')
      const done = await runRetention(['--now', '--certificate', file], env, at('2027-12-15T06:00:00.000Z'))
      assert.deepEqual([done.code, done.out.slice(0, 2)], [0, ['1 deleted.', `  ${reference}`]])
      assert.equal((await readFile(file)).subarray(0, 5).toString(), '%PDF-')
      const days = ['--from', '2027-12-01', '--to', '2027-12-31']
      const again = await runRetention(['--certificate', file, ...days], env)
      assert.match(again.err.join(), /it is there already/)
      const table = join(folder, 'made.csv')
      await runRetention(['--certificate', table, ...days], env)
      assert.match(
        await readFile(table, 'utf8'),
        new RegExp(`\r\n${reference},2027-12-15T06:00:00.000Z,sent,`),
      )
      const none = join(folder, 'none.json')
      const nothing = await runRetention(
        ['--certificate', none, '--from', '2026-01-01', '--to', '2026-02-01'],
        env,
      )
      assert.deepEqual(nothing.out, ['Nothing was deleted, so there is no certificate.'])
      assert.ok(!existsSync(none))
    } finally {
      await world.close()
    }
  })

  const environment = ({ dataDir, databaseUrl }: { dataDir: string; databaseUrl: string | undefined }) =>
    databaseUrl === undefined ? { DATA_DIR: dataDir } : { DATABASE_URL: databaseUrl, DATA_DIR: dataDir }
})
