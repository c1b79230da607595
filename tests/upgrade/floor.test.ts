/** An older release beside a newer one: it goes on, or comes back, as long as the newer one has not closed the store to it. */
import assert from 'node:assert/strict'
import { type Database, migrate, openDatabase } from '../../src/store/database.ts'
import { LEVEL, lookAtStore, sealFromNow, TooOld } from '../../src/store/rollout.ts'
import { writeClear } from '../support/clear.ts'
import { references } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { type EmptyStore, emptyStore } from './empty-store.ts'

describe('a store that a newer release uses too', function () {
  this.timeout(60_000)
  let store: EmptyStore
  let database: Database
  before(async () => {
    store = await emptyStore()
    database = await openDatabase(store.where)
    await migrate(database)
  })
  after(async () => {
    await database.close()
    await store.drop()
  })

  it('lets the older one start, whatever the newer one has added', async () => {
    await database.run(
      `insert into kysely_migration (name, timestamp) values ('9999-of-a-newer-release', '2999-01-01T00:00:00.000Z')`,
    )
    await migrate(database)
    await migrate(database)
  })

  it('refuses the older one with a sentence once it is closed to it', async () => {
    await database.run(`insert into memo (name, value, at) values ('floor', '${LEVEL + 1}', now())`)
    await assert.rejects(migrate(database), TooOld)
    assert.equal((await lookAtStore(database.kysely)).floor, LEVEL + 1)
    await database.run(`update memo set value = '${LEVEL}' where name = 'floor'`)
    await migrate(database)
  })
})

describe('when what is personal is sealed', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())

  const bodies = async (): Promise<readonly unknown[]> => {
    const { rows } = await world.database.run(
      'select jsonb_typeof(body) as kind from referral order by reference',
    )
    return (rows as { kind: string }[]).map(({ kind }) => kind)
  }
  const since = async (): Promise<unknown> =>
    (await world.database.run(`select value from memo where name = 'sealed since'`)).rows[0]

  it('is from the first row of a store that nobody has used', async () => {
    assert.deepEqual(await since(), { value: 'the first row' })
    await record(world)
    assert.deepEqual(await bodies(), ['string'])
  })

  it('waits on a store that was in use before there were keys, until somebody says that no older release is left', async () => {
    await world.database.run(`delete from memo where name in ('sealed since', 'floor')`)
    for (const reference of await references(world.database))
      await writeClear(world.database, (await world.store.load(reference))?.referral ?? assert.fail())
    await migrate(world.database)
    assert.equal(await since(), undefined)
    await record(world)
    await sealFromNow(world.database.kysely)
    await record(world)
    assert.deepEqual(await bodies(), ['object', 'object', 'string'])
    for (const reference of await references(world.database))
      assert.equal((await world.store.load(reference))?.referral.reference, reference)
    assert.equal((await lookAtStore(world.database.kysely)).floor, LEVEL)
  })
})
