/** A folder that cannot be used is said in a sentence, and whoever has it goes on unharmed. */
import assert from 'node:assert/strict'
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openDatabase } from '../../src/store/database.ts'
import { COUNCIL } from '../support/council.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { assertWhole } from './invariants.ts'

const DATABASE = JSON.stringify(new URL('../../src/store/database.ts', import.meta.url).href)
const opening = (dataDir: string) =>
  `const { openDatabase } = await import(${DATABASE})
   const database = await openDatabase({ dataDir: ${JSON.stringify(dataDir)}, databaseUrl: undefined })`
/** What a second process says when it opens the folder. */
async function saidBySecond(dataDir: string): Promise<string> {
  const script = `try { ${opening(dataDir)}
    console.log('opened'); await database.close() } catch (fault) { console.log(fault.message) }`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  return stdout.trim()
}

describe('a data folder that cannot be used', () => {
  let database: FreshDatabase
  before(async function () {
    if (process.env.TEST_DATABASE_URL !== undefined) this.skip()
    database = await freshDatabase()
  })
  after(() => database?.drop())

  it('because another process has it is refused, and the first goes on and is whole', async () => {
    const { id = '' } = COUNCIL.people[0] ?? {}
    const add = (name: string) =>
      database.run('insert into memo (name, value, at) values ($1, $2, now())', [name, id])
    await add('before')
    const said = await saidBySecond(database.where.dataDir)
    assert.match(said, /open in another process, and only one may use it at a time/)
    await add('after')
    const { rows } = await database.run(
      `select count(*)::int as count from memo where name in ('before', 'after')`,
    )
    assert.deepEqual(rows, [{ count: 2 }])
    await assertWhole(database)
  })

  it('is taken over at once when whoever had it was killed', async () => {
    await database.close()
    const script = `${opening(database.where.dataDir)}
      await database.run("insert into memo (name, value, at) values ('held', 'x', now())")
      console.log('held'); setInterval(() => undefined, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    assert.match(await saidBySecond(database.where.dataDir), /open in another process/)
    const closed = once(holder, 'close')
    holder.kill('SIGKILL')
    await closed
    const again = await openDatabase(database.where)
    const { rows } = await again.run(`select value from memo where name = 'held'`)
    assert.deepEqual(rows, [{ value: 'x' }])
    await assertWhole(again)
    await again.close()
  })

  it('because it is of another version is refused, and left as it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prison-contact-other-'))
    mkdirSync(join(folder, 'pg17'))
    await assert.rejects(
      openDatabase({ dataDir: folder, databaseUrl: undefined }),
      /holds a store of another version \(pg17, this one is pg18\). See docs\/runbook.md/,
    )
    rmSync(folder, { recursive: true })
  })

  it('because nothing may be written there is refused in a sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prison-contact-file-'))
    writeFileSync(join(folder, 'file'), '')
    await assert.rejects(
      openDatabase({ dataDir: join(folder, 'file/data'), databaseUrl: undefined }),
      /The data folder .* cannot be written to \(E\w+\)\. Let this user write there/,
    )
    rmSync(folder, { recursive: true })
  })

  it('because its file system is read-only is refused in a sentence', async function () {
    const folder = mkdtempSync(join(tmpdir(), 'prison-contact-read-only-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder], { stdio: 'ignore' })
    } catch {
      console.log('      Left out: only root may mount a read-only file system here.')
      this.skip()
    }
    try {
      await assert.rejects(
        openDatabase({ dataDir: folder, databaseUrl: undefined }),
        /The data folder .* cannot be written to \(EROFS\)/,
      )
    } finally {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    }
  })
})
