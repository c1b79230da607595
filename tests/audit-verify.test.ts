/** The program that says whether the audit is whole: of the store itself, and of a store against a pack. */
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditVerify } from '../scripts/audit/verify.ts'
import { isRefusal } from '../src/domain/refusal.ts'
import { packAsJson } from '../src/jobs/export-inspection.ts'
import { openDatabase } from '../src/store/database.ts'
import { inspectionPack } from '../src/workflow/inspection.ts'
import { record } from './support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from './support/workflow-world.ts'

describe('npm run audit:verify', () => {
  let world: WorkflowWorld
  let folder: string
  let pack: string
  before(async () => {
    world = await openWorkflow()
    await startAfresh(world)
    folder = await mkdtemp(join(tmpdir(), 'audit-'))
    const reference = await record(world)
    await record(world)
    pack = join(folder, 'pack.json')
    const made = await inspectionPack(world, { reference, subject: undefined })
    if (isRefusal(made)) throw new Error(made.say)
    await writeFile(pack, Buffer.concat(await Array.fromAsync(packAsJson(made))))
    await record(world)
    await world.database.close()
  })
  after(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })

  const verified = (...words: string[]) => {
    const { dataDir, databaseUrl } = world.database.where
    const env = { DATA_DIR: dataDir, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) }
    return auditVerify(words, env)
  }
  const tamper = async (statement: string): Promise<void> => {
    const database = await openDatabase(world.database.where)
    await database.run(
      `alter table audit disable trigger user; ${statement}; alter table audit enable trigger user`,
    )
    await database.close()
  }

  it('says that a store is whole, with its last seal, and that it still has the chain of a pack', async () => {
    const { code, out } = await verified()
    assert.equal(code, 0)
    assert.match(
      out.join('\n'),
      /^audit: whole, 3 lines\. Seal of the last one: [0-9a-f]{64}\nlook: whole, 0 lines\. Seal of the last one: 0{64}$/,
    )
    const both = await verified('--pack', pack, '--store')
    assert.deepEqual(
      [both.code, both.out.join()],
      [0, 'PCA-2026-0001: the store has the same chain up to the moment of the pack, 2 lines.'],
    )
  })

  it('finds by an earlier pack that the end of the chain was cut off, which the chain alone cannot tell', async () => {
    await tamper(
      'create table kept as select * from audit; delete from audit where id > (select min(id) from audit)',
    )
    assert.equal((await verified()).code, 0)
    const { code, out } = await verified('--pack', pack, '--store')
    assert.equal(code, 1)
    assert.match(out.join(), /does not have the chain that this pack was made from: 1 of 2 lines/)
    await tamper('delete from audit; insert into audit overriding system value select * from kept')
    assert.equal((await verified('--pack', pack, '--store')).code, 0)
  })

  it('names the first line that was changed, and ends with a fault', async () => {
    await tamper(`update audit set what = 'nothing' where id = (select min(id) + 1 from audit)`)
    const { code, out } = await verified()
    assert.equal(code, 1)
    assert.match(
      out.join(),
      /^audit: broken\. Line \d+ was changed after it was sealed\. 1 lines before it are whole\.,look: whole/,
    )
  })

  it('says what it can do when it is asked for something else, and that a file cannot be read', async () => {
    assert.equal((await verified('--all')).code, 2)
    const { code, out } = await verified('--pack', join(folder, 'none.json'))
    assert.equal(code, 1)
    assert.match(out.join(), /cannot be read/)
  })
})
