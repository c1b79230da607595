/** What says that a store is sealed can be taken away: nothing is written clear then, and nothing clear is believed. */
import assert from 'node:assert/strict'
import { rotateKeys } from '../../scripts/keys/rotate.ts'
import { sayDataKeys } from '../../src/data-keys.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { type Database, migrate, openDatabase } from '../../src/store/database.ts'
import { NotOpened } from '../../src/store/envelope.ts'
import { keysInFolder } from '../../src/store/key-file.ts'
import { lookAtStore, sealFromNow } from '../../src/store/rollout.ts'
import { leftToSeal } from '../../src/store/rotation.ts'
import { openStore } from '../../src/store/store.ts'
import { writeClear } from '../support/clear.ts'
import { until } from '../support/jobs.ts'
import { openWorld } from '../support/outside-world.ts'
import { record, taken } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { scrape } from '../telemetry/figures-text.ts'

const NOTHING = { notices: async () => undefined, release: async () => undefined }
const WITHOUT_MARK = `delete from memo where name = 'sealed since'`

describe('a store whose mark of sealing is taken away', function () {
  this.timeout(60_000)
  let world: WorkflowWorld
  let reference = ''
  beforeEach(async () => {
    world = await openWorkflow()
    await migrate(world.database)
    await taken(world)
    reference = await taken(world)
  })
  afterEach(() => world.close())

  const referralOf = async (): Promise<Referral> =>
    (await world.store.load(reference))?.referral ?? assert.fail()
  const leftClear = async (database: Database) =>
    (await leftToSeal(database.kysely)).filter(({ clear }) => clear > 0).map(({ column }) => column)
  /** As another process would see it. */
  const reopened = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    await world.database.close()
    const database = await openDatabase(world.database.where)
    return work(database).finally(() => database.close())
  }
  /** The store is at rest for it. */
  const rotate = async (...words: string[]) => {
    await world.database.close()
    const { dataDir, databaseUrl } = world.database.where
    const env = { DATA_DIR: dataDir, DATA_KEYS: sayDataKeys(keysInFolder(dataDir, false)) }
    const { code, out } = await rotateKeys(
      words,
      databaseUrl === undefined ? env : { ...env, DATABASE_URL: databaseUrl },
    )
    return { code, said: out.join('\n') }
  }

  it('goes on being sealed by a process that saw the mark, which says that it is gone', async () => {
    await world.database.run(WITHOUT_MARK)
    const found = await lookAtStore(world.database.kysely)
    assert.deepEqual([found.isSealed, found.isMarkGone], [true, true])
    await record(world)
    assert.deepEqual(await leftClear(world.database), [])
  })

  it('is known by its sealed rows to a process that never saw the mark', async () => {
    await world.database.run(WITHOUT_MARK)
    await reopened(async (database) => {
      await migrate(database)
      const found = await lookAtStore(database.kysely)
      assert.deepEqual([found.isSealed, found.isMarkGone, found.isClearRead], [true, true, false])
    })
  })

  it('is not believed in what stands there clear, with the mark or without it', async () => {
    await writeClear(world.database, await referralOf())
    await assert.rejects(world.store.load(reference), /referral\.body of PCA-\S+; it is not sealed/)
    await world.database.run(WITHOUT_MARK)
    await lookAtStore(world.database.kysely)
    await assert.rejects(world.store.load(reference), NotOpened)
    await reopened(async (database) => {
      await migrate(database)
      await assert.rejects(openStore(database, NOTHING).load(reference), NotOpened)
    })
  })

  it('has its mark put back by keys:rotate, which seals nothing that somebody wrote clear unless it is told to', async () => {
    await writeClear(world.database, await referralOf())
    await world.database.run(WITHOUT_MARK)
    const plain = await rotate()
    assert.equal(plain.code, 1)
    assert.match(
      plain.said,
      /left in referral\.body: 1 not sealed\nWhat is not sealed was written by somebody/,
    )
    assert.equal((await rotate('--check')).code, 1)
    const told = await rotate('--clear')
    assert.equal(told.code, 0, told.said)
    await reopened(async (database) => {
      const found = await lookAtStore(database.kysely)
      assert.deepEqual([found.isMarkGone, found.isClearRead], [false, false])
      assert.notEqual(await openStore(database, NOTHING).load(reference), undefined)
    })
  })

  it('reads clear rows from before there were keys until a rotation an hour after the first has left none', async () => {
    await world.database.run(`${WITHOUT_MARK}; truncate referral cascade; truncate section`)
    await reopened(async (database) => {
      await migrate(database)
      await sealFromNow(database.kysely)
      assert.equal((await lookAtStore(database.kysely)).isClearRead, true)
      await database.run(`insert into memo (name, value, at) values ('x', '', now())`)
    })
    assert.match((await rotate()).said, /Until npm run keys:rotate has run once more, an hour after/)
    await reopened(async (database) => {
      assert.equal((await lookAtStore(database.kysely)).isClearRead, true)
      await database.run(`update memo set at = now() - interval '61 minutes' where name = 'sealed since'`)
    })
    assert.doesNotMatch((await rotate()).said, /once more/)
    await reopened(async (database) => {
      assert.equal((await lookAtStore(database.kysely)).isClearRead, false)
    })
  })

  it('takes no leave to read clear rows from somebody who lacks the keys', async () => {
    for (const value of ['yes', 'v1.test.AAAA'])
      await world.database.run(
        `insert into memo (name, value, at) values ('clear is read', '${value}', now())
         on conflict (name) do update set value = excluded.value`,
      )
    assert.equal((await lookAtStore(world.database.kysely)).isClearRead, false)
  })

  it('calls for somebody by a figure, until the mark is put back', async () => {
    const product = await openWorld({ env: { METRICS_PORT: '0' } })
    try {
      const gone = async () => (await scrape(product.product.figuresUrl)).sum('seal_mark_gone')
      await product.product.sweep()
      assert.equal(await gone(), 0)
      await product.product.database.run(WITHOUT_MARK)
      await product.product.sweep()
      await until(async () => (await gone()) === 1)
      await sealFromNow(product.product.database.kysely)
      await product.product.sweep()
      await until(async () => (await gone()) === 0)
    } finally {
      await product.close()
    }
  })
})
