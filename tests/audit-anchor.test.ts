/** Heads of both chains outside of the store: printed, written, read out of a file, a mail or a log, and held against the store. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditAnchor } from '../scripts/audit/anchor.ts'
import { auditVerify } from '../scripts/audit/verify.ts'
import { anchorsIn } from '../src/domain/anchor.ts'
import { auditAnchor as anchorMail } from '../src/emails/audit-anchor.ts'
import { openLog } from '../src/log.ts'
import { openDatabase } from '../src/store/database.ts'
import { COUNCIL, SAM } from './support/council.ts'
import { record } from './support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from './support/workflow-world.ts'

describe('npm run audit:anchor', () => {
  let world: WorkflowWorld
  let folder: string
  let file: string
  let env: Record<string, string>
  before(async () => {
    world = await openWorkflow()
    await startAfresh(world)
    folder = await mkdtemp(join(tmpdir(), 'anchor-'))
    file = join(folder, 'anchors.txt')
    for (let each = 0; each < 3; each++) {
      const reference = await record(world)
      await world.store.noteLooks([{ at: world.clock.now(), who: SAM.id, what: 'read', reference }])
    }
    const { dataDir, databaseUrl } = world.database.where
    env = { DATA_DIR: dataDir, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) }
    await world.database.close()
  })
  after(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })

  const tamper = async (chain: string, statement: string): Promise<void> => {
    const database = await openDatabase(world.database.where)
    await database.run(
      `alter table ${chain} disable trigger user; ${statement}; alter table ${chain} enable trigger user`,
    )
    await database.close()
  }
  const verified = async (): Promise<{ code: number; said: string }> => {
    const { code, out } = await auditVerify(['--anchor', file], env)
    return { code, said: out.join('\n') }
  }

  it('prints a line for each chain: how many lines, the seal of the last, and when', async () => {
    const { code, out } = await auditAnchor([], env)
    assert.equal(code, 0)
    assert.deepEqual(
      anchorsIn(out.join('\n')).map(({ chain, count }) => [chain, count]),
      [
        ['audit', 3],
        ['look', 3],
      ],
    )
    assert.match(out[0] ?? '', /^\{"chain":"audit","count":3,"head":"[0-9a-f]{64}","at":"[^"]+Z"\}$/)
  })

  it('adds them to a file, which the store then fits', async () => {
    assert.equal((await auditAnchor(['--write', file], env)).code, 0)
    assert.equal((await auditAnchor(['--write', file], env)).code, 0)
    assert.equal(anchorsIn(await readFile(file, 'utf8')).length, 4)
    const { code, said } = await verified()
    assert.equal(code, 0, said)
    assert.equal(said.match(/It has all 2 anchors/g)?.length, 2)
  })

  for (const chain of ['audit', 'look'])
    it(`finds that lines were taken from the end of ${chain}, or that all of it was written anew`, async () => {
      await tamper(chain, `create table kept as select * from ${chain}; delete from ${chain} where id = 3`)
      const cut = await verified()
      assert.equal(cut.code, 1)
      assert.match(
        cut.said,
        new RegExp(
          `${chain}: broken. On .+Z it had 3 lines, and it has 2 lines now: some were taken from its end`,
        ),
      )
      await tamper(
        chain,
        `delete from ${chain}; insert into ${chain} overriding system value select * from kept`,
      )
      assert.equal((await verified()).code, 0)
      await tamper(chain, 'drop table kept')
    })

  it('finds a line that the store itself seals after it was cut off', async () => {
    await tamper(
      'look',
      `create table kept as select * from look; delete from look where id = 3;
        alter table look enable trigger look_seal; insert into look (at, who, what, reference) values (now(), 'nobody', 'found', 'PCA-2026-0001')`,
    )
    const { code, said } = await verified()
    assert.equal(code, 1)
    assert.match(
      said,
      /look: whole, 3 lines.+\nlook: broken\. .+ another seal stands there now: it was written anew/,
    )
    await tamper('look', 'delete from look; insert into look overriding system value select * from kept')
    await tamper('look', 'drop table kept')
  })

  it('is read out of an e-mail with its other words, and out of the log of the bot', async () => {
    const anchors = anchorsIn(await readFile(file, 'utf8')).slice(0, 2)
    assert.deepEqual(anchorsIn(anchorMail(anchors, COUNCIL.council).text), anchors)
    assert.deepEqual(
      anchorsIn(
        anchorMail(anchors, COUNCIL.council)
          .text.split('\n')
          .map((line) => `> ${line}\r`)
          .join('\n'),
      ),
      anchors,
    )
    const lines: string[] = []
    const log = openLog('info', { write: (line: string) => void lines.push(line) })
    for (const { chain, count, head } of anchors) log.info('audit anchored', { id: chain, count, code: head })
    const read = anchorsIn(lines.join(''))
    assert.deepEqual(
      read.map(({ chain, count, head }) => ({ chain, count, head })),
      anchors.map(({ chain, count, head }) => ({ chain, count, head })),
    )
  })

  it('is not read from what only looks like one', () => {
    const head = 'a'.repeat(64)
    for (const line of [
      '',
      '{',
      '[]',
      'null',
      JSON.stringify({ chain: 'other', count: 1, head, at: 'x' }),
      JSON.stringify({ chain: 'audit', count: -1, head, at: 'x' }),
      JSON.stringify({ chain: 'audit', count: 1.5, head, at: 'x' }),
      JSON.stringify({ chain: 'audit', count: '1', head, at: 'x' }),
      JSON.stringify({ chain: 'audit', count: 1, head: `${head}a`, at: 'x' }),
      JSON.stringify({ chain: 'audit', count: 1, head }),
    ])
      assert.deepEqual(anchorsIn(line), [], line)
  })

  it('says what it can do, that a file cannot be used, and that there is no anchor in it', async () => {
    assert.equal((await auditAnchor(['--all'], env)).code, 2)
    assert.equal((await auditVerify(['--anchor', file, '--pack', file], env)).code, 2)
    const none = await auditVerify(['--anchor', join(folder, 'none')], env)
    assert.deepEqual([none.code, /cannot be read/.test(none.out.join())], [1, true])
    await writeFile(join(folder, 'empty'), 'nothing\n')
    const empty = await auditVerify(['--anchor', join(folder, 'empty')], env)
    assert.deepEqual([empty.code, /has no anchor in it/.test(empty.out.join())], [1, true])
    assert.equal((await auditAnchor(['--write', join(folder, 'no', 'such')], env)).code, 1)
  })
})
