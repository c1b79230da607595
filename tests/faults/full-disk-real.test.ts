/** A small disk that is really filled: the embedded store stops in time, and everything it answered is there afterwards. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openDatabase } from '../../src/store/database.ts'

describe('a disk that is really full', function () {
  this.timeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'prison-contact-disk-'))
  before(function () {
    if (process.env.FAULTS === undefined || !mounted(folder)) {
      console.log('    Left out: npm run test:faults runs it, where root may mount a small disk.')
      this.skip()
    }
  })
  after(() => {
    try {
      execFileSync('umount', [folder], { stdio: 'ignore' })
    } catch {
      // It was never mounted.
    }
    rmSync(folder, { recursive: true, force: true })
  })

  it('is refused before the engine meets it, and goes on when there is room', async () => {
    const where = { dataDir: join(folder, 'data'), databaseUrl: undefined }
    const database = await openDatabase(where)
    await migrate(database)
    await database.run('create table filler (n int primary key, words text)')
    await database.run('alter table filler alter words set storage external')
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(50 * 1024 * 1024))
    const add = (n: number) =>
      database.run('insert into filler values ($1, $2)', [n, 'x'.repeat(500_000)]).then(
        () => undefined,
        (fault: { code?: string }) => fault.code,
      )
    let answered = 0
    let code: string | undefined
    for (; answered < 600 && code === undefined; answered++) code = await add(answered)
    assert.equal(code, '53100')
    assert.equal(database.hasRoom(), false)
    const count = async () => (await database.run('select count(*)::int as count from filler')).rows
    assert.deepEqual(await count(), [{ count: answered - 1 }])
    await assert.rejects(
      database.kysely.transaction().execute(async () => undefined),
      /no room left/,
    )
    rmSync(ballast)
    await new Promise((later) => setTimeout(later, 300))
    assert.equal(await add(answered), undefined)
    await database.close()
    const { bavail, bsize } = statfsSync(folder)
    writeFileSync(ballast, Buffer.alloc(bavail * bsize - 100 * 1024 * 1024))
    await assert.rejects(openDatabase(where), /less than 128 MB left, too little to work with/)
    rmSync(ballast)
    const again = await openDatabase(where)
    assert.deepEqual((await again.run('select count(*)::int as count from filler')).rows, [
      { count: answered },
    ])
    await again.close()
  })
})

function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
