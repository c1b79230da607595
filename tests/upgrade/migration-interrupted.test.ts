/** A start that dies, fails or meets another one while it brings the tables up to date: nothing half, and the next one completes it. */
import assert from 'node:assert/strict'
import { type Database, migrate, openDatabase } from '../../src/store/database.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import { type EmptyStore, emptyStore, SERVER } from './empty-store.ts'
import { migrateElsewhere } from './migrating-process.ts'

const NAMES = Object.keys(migrations)
const NEWEST = NAMES.at(-1) ?? ''
/** The embedded store takes seconds to begin, and does all of them in one transaction: the newest stands for all. */
const INTERRUPTED = SERVER === undefined ? [NEWEST] : NAMES

describe('bringing the tables up to date', function () {
  this.timeout(120_000)
  let store: EmptyStore
  beforeEach(async () => {
    store = await emptyStore()
  })
  afterEach(() => store.drop())

  for (const name of INTERRUPTED)
    it(`leaves nothing half when the process is killed in ${name}, and the next start completes it`, async () => {
      const dying = migrateElsewhere(store.where, { name, how: 'stands still' })
      await dying.until('standing still')
      await dying.kill()
      assert.deepEqual(await within(store, tables), [])
      await comesUpToDate(store)
    })

  it('leaves nothing behind of a migration that fails, says so, and goes through once it is mended', async () => {
    const failing = migrateElsewhere(store.where, { name: NEWEST, how: 'fails' })
    await failing.until('failed')
    await failing.kill()
    assert.deepEqual(await within(store, tables), [])
    await comesUpToDate(store)
  })

  it('is done once by two that start together', async function () {
    if (SERVER === undefined) return void this.skip()
    const both = [migrateElsewhere(store.where), migrateElsewhere(store.where)]
    await Promise.all(both.map((each) => each.until('done')))
    await Promise.all(both.map((each) => each.kill()))
    await comesUpToDate(store)
  })

  it('keeps a second one waiting, which goes on by itself when the first is killed', async function () {
    if (SERVER === undefined) return void this.skip()
    const dying = migrateElsewhere(store.where, { name: NEWEST, how: 'stands still' })
    await dying.until('standing still')
    const second = migrateElsewhere(store.where)
    await within(store, waiting)
    await dying.kill()
    await second.until('done')
    await second.kill()
    await comesUpToDate(store)
  })

  it('changes nothing on a store that is up to date', async () => {
    await comesUpToDate(store)
    await comesUpToDate(store)
  })
})

async function within<T>({ where }: EmptyStore, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(where)
  return work(database).finally(() => database.close())
}

/** Our own tables; what the migrator itself keeps does not count. */
async function tables({ run }: Database): Promise<readonly string[]> {
  const { rows } = await run(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%' order by 1`,
  )
  return (rows as { name: string }[]).map(({ name }) => name)
}

const comesUpToDate = (store: EmptyStore): Promise<void> =>
  within(store, async (database) => {
    await migrate(database)
    const { rows } = await database.run('select name from kysely_migration order by name')
    assert.deepEqual(
      (rows as { name: string }[]).map(({ name }) => name),
      NAMES,
    )
    assert.ok((await tables(database)).includes('referral'))
  })

/** Until somebody else waits for a lock. */
async function waiting({ run }: Database): Promise<void> {
  for (;;) {
    const { rows } = await run('select 1 from pg_locks where not granted')
    if (rows.length > 0) return
  }
}
