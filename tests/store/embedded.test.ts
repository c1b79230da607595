/** The embedded store keeps its promises: what is committed stays, one process has it, and nothing hangs. */
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { mock } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { openDatabase } from '../../src/store/database.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const onServer = process.env.TEST_DATABASE_URL !== undefined
const DATABASE = JSON.stringify(new URL('../../src/store/database.ts', import.meta.url).href)
const opening = (dataDir: string) =>
  `const { openDatabase } = await import(${DATABASE})
   const database = await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, databaseUrl: undefined })`

describe('the embedded store', () => {
  let database: FreshDatabase
  before(function () {
    if (onServer) this.skip()
  })
  beforeEach(async () => {
    database = await freshDatabase()
    await sql`create table numbered (n int primary key, filler text)`.execute(database.kysely)
  })
  afterEach(async () => {
    mock.timers.reset()
    await database?.drop()
  })

  it('asks the disk to keep each commit, once', async () => {
    const real = fs.fsyncSync
    let asked = 0
    fs.fsyncSync = (file) => {
      asked += 1
      real(file)
    }
    syncBuiltinESMExports()
    try {
      for (let n = 0; n < 20; n++) {
        await database.kysely
          .transaction()
          .execute((tx) => sql`insert into numbered values (${n}, 'x')`.execute(tx))
      }
    } finally {
      fs.fsyncSync = real
      syncBuiltinESMExports()
    }
    assert.equal(asked, 20)
  })

  it('is refused to a second process, in a sentence that says what to do', async () => {
    const script = `try { ${opening(database.where.dataDir)} } catch (fault) { console.log(fault.message) }`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
    assert.equal(
      stdout.trim(),
      `The data folder ${database.where.dataDir} is open in another process, and only one may use it at a time. ` +
        'Stop the other one first, or set DATA_DIR to another folder.',
    )
  })

  it('lets nobody else read its files', () => {
    const open: string[] = []
    const look = (path: string) => {
      const status = fs.lstatSync(path)
      if (status.mode & 0o077) open.push(path)
      if (status.isDirectory()) for (const name of fs.readdirSync(path)) look(join(path, name))
    }
    look(database.where.dataDir)
    // PostgreSQL makes this cache of its own catalogue anew at each start. It holds none of our rows.
    assert.deepEqual(
      open.filter((path) => !path.endsWith('pg_internal.init')),
      [],
    )
  })

  it('fails rather than hangs when it is used inside its own transaction, and goes on', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    const misuse = database.kysely.transaction().execute(async (tx) => {
      await sql`insert into numbered values (1, 'x')`.execute(tx)
      const inner = sql`select 1`.execute(database.kysely)
      await turn()
      mock.timers.tick(10_000)
      await inner
    })
    await assert.rejects(misuse, /inside its own transaction/)
    mock.timers.reset()
    const { rows } = await sql<{ n: number }>`select count(*) as n from numbered`.execute(database.kysely)
    assert.deepEqual(rows, [{ n: 0 }])
  })

  it('says so when a transaction that holds a failed statement is committed', async () => {
    const careless = database.kysely.transaction().execute(async (tx) => {
      await sql`insert into numbered values (1, 'x')`.execute(tx)
      await sql`insert into numbered values (1, 'x')`.execute(tx).catch(() => undefined)
    })
    await assert.rejects(careless, /rolled back instead of committed/)
  })

  it('keeps its write-ahead log small, however much is written', async () => {
    await database.close()
    mock.timers.enable({ apis: ['setInterval'] })
    const again = await openDatabase(database.where)
    try {
      await sql`alter table numbered alter filler set storage external`.execute(again.kysely)
      const log = join(database.where.dataDir, 'pg18/pg_wal')
      for (let round = 0; round < 5; round++) {
        await sql`insert into numbered select n, repeat(md5(n::text), 200) from generate_series(${round * 4_500}::int, ${round * 4_500 + 4_499}::int) n`.execute(
          again.kysely,
        )
        mock.timers.tick(5 * 60_000)
        await sql`select 1`.execute(again.kysely)
      }
      assert.ok(sizeOf(log) < 100e6, `the log has ${sizeOf(log)} bytes`)
    } finally {
      await again.close()
    }
  })

  it('loses no acknowledged row when it is killed', async () => {
    await database.close()
    const script = `${opening(database.where.dataDir)}
      const { rows } = await database.run('select coalesce(max(n), 0) as n from numbered')
      for (let n = rows[0].n + 1; ; n++) {
        await database.run('insert into numbered values ($1, $2)', [n, 'x'.repeat(500)])
        process.stdout.write(n + '\\n')
      }`
    let acknowledged = 0
    for (let kill = 0; kill < 5; kill++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const enough = acknowledged + 1 + Math.floor(Math.random() * 150)
      let text = ''
      child.stdout.setEncoding('utf8').on('data', (more: string) => {
        text += more
        if (Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1)) >= enough) child.kill('SIGKILL')
      })
      await once(child, 'close')
      acknowledged = Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1))
      assert.ok(acknowledged >= enough)
    }
    const again = await openDatabase(database.where)
    const { rows } = await again.run('select count(*)::int as count, max(n) as last from numbered')
    await again.close()
    const [{ count, last }] = rows as [{ count: number; last: number }]
    assert.equal(count, last)
    assert.ok(count >= acknowledged)
  })
})

function sizeOf(folder: string): number {
  return fs.readdirSync(folder).reduce((sum, name) => sum + fs.statSync(join(folder, name)).size, 0)
}
