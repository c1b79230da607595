/** A store that was put back, and nobody said so: it is noticed, everything is held, and one deed lifts it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/store/database.ts'
import { whereaboutsOf } from '../../src/store/whereabouts.ts'
import { canBackUp, putBack, takeBackUp } from '../support/back-up.ts'
import { ADMIN } from '../support/council.ts'
import { freshDatabase } from '../support/database.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record } from '../support/road.ts'
import { scrape } from '../telemetry/figures-text.ts'

const ON_SERVER = process.env.TEST_DATABASE_URL !== undefined
const NOTICED = /stand elsewhere than before, or have gone back/

describe('a store that was put back, and nobody said so', function () {
  this.timeout(120_000)
  let world: TestWorld
  beforeEach(async () => {
    world = await openWorld({ env: { METRICS_PORT: '0' } })
    world.clock.set('2026-12-03T10:00:00.000Z')
    await record(world)
    await until(() => mails() === 1)
    await world.product.sweep()
  })
  afterEach(() => world.close())

  const mails = () => world.outlook.mails().length
  const says = async (words: string): Promise<string> => {
    await world.chat(ADMIN).says(words)
    return JSON.stringify(lastPost(world, ADMIN))
  }
  const heldUnasked = async () => (await scrape(world.product.figuresUrl)).sum('sends_held_unasked')
  const run = async (sql: string) => (await world.product.database.run(sql)).rows
  const isHeld = async () =>
    (await run(`select 1 from memo where name = 'sends held' and value = 'held'`)).length === 1
  /** As it is for whoever runs it: it was noticed, somebody is called, nothing leaves, and one deed lifts it. */
  const heldUntilSaid = async (): Promise<void> => {
    assert.equal(await isHeld(), true)
    await until(async () => (await heldUnasked()) === 1)
    await until(() => world.teams.postsToPerson(ADMIN.id).some((post) => NOTICED.test(JSON.stringify(post))))
    assert.match(world.logged.join('\n'), /the store was put back, or moved: nothing is sent/)
    const before = mails()
    const next = await record(world)
    await world.product.sweep()
    await world.product.sweep()
    assert.equal(mails(), before)
    assert.match(await says('restored'), /The last thing that I know of was done on/)
    assert.match(await says('send after restore'), /I go on now/)
    await until(() => world.outlook.mails().some(({ subject }) => subject.includes(next)))
    await until(async () => (await heldUnasked()) === 0)
  }
  const timeline = (value: string) =>
    run(`update memo set value = jsonb_set(value::jsonb, '{timeline}', '"${value}"')::text
      where name = 'store stands at'`)

  it('is held when it goes back under a running bot, which then sends nothing more', async () => {
    const [{ last } = { last: 0 }] = (await run('select max(id)::int as last from audit')) as {
      last: number
    }[]
    await record(world)
    await until(() => mails() === 2)
    await world.product.sweep()
    assert.equal(await isHeld(), false)
    await run(`alter table audit disable trigger user; delete from audit where id > ${last};
      alter table audit enable trigger user`)
    await world.product.sweep()
    await heldUntilSaid()
    await world.product.sweep()
    assert.equal(await isHeld(), false)
  })

  it('is held when the bot starts on a store that was loaded from a dump, once for each', async function () {
    if (!ON_SERVER || !canBackUp) return this.skip()
    const folder = mkdtempSync(join(tmpdir(), 'prison-contact-put-back-'))
    try {
      await takeBackUp(world, folder)
      await world.moveTo(await putBack(world.where, folder))
      await heldUntilSaid()
      await world.rest(() => undefined)
      assert.equal(await isHeld(), false)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('is held as somebody said it, and calls nobody, when the setting says so', async function () {
    if (!ON_SERVER || !canBackUp) return this.skip()
    const folder = mkdtempSync(join(tmpdir(), 'prison-contact-put-back-'))
    try {
      await takeBackUp(world, folder)
      await world.moveTo(await putBack(world.where, folder), { RESTORED_FROM: '2026-12-03T10:00:00Z' })
      await world.product.sweep()
      assert.deepEqual([await isHeld(), await heldUnasked()], [true, 0])
      assert.match(await says('send after restore'), /I go on now/)
      await world.product.sweep()
      assert.equal(await isHeld(), false)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('goes on after a failover that somebody lived through and that lost nothing, and says so', async function () {
    if (!ON_SERVER) return this.skip()
    await timeline('000000AA')
    await world.product.sweep()
    assert.deepEqual([await isHeld(), await heldUnasked()], [false, 0])
    assert.match(world.logged.join('\n'), /the store stands elsewhere, with all that was seen of it/)
    await world.rest(() => undefined)
    assert.equal(await isHeld(), false)
  })

  it('is held after one that nobody lived through', async function () {
    if (!ON_SERVER) return this.skip()
    await timeline('000000AA')
    await world.rest(() => undefined)
    await heldUntilSaid()
  })
})

describe('where a store stands', () => {
  it('is told by a server to a role without rights, as far as it may be', async function () {
    if (!ON_SERVER) return this.skip()
    const fresh = await freshDatabase()
    const role = `r_${randomUUID().replaceAll('-', '')}`
    const url = new URL(fresh.where.databaseUrl ?? '')
    url.username = role
    url.password = 'x'
    try {
      await fresh.run(`create role ${role} login password 'x'`)
      const other = await openDatabase({ ...fresh.where, databaseUrl: url.href })
      const all = await whereaboutsOf(other).place()
      await fresh.run('revoke execute on function pg_control_system() from public')
      const less = await whereaboutsOf(other).place()
      await other.close()
      assert.match(all?.system ?? '', /^\d{15,}$/)
      assert.match(all?.timeline ?? '', /^[0-9A-F]{8}$/)
      assert.deepEqual(less, { ...all, system: '' })
    } finally {
      await fresh.run(`drop role if exists ${role}`).catch(() => undefined)
      await fresh.drop()
    }
  })
})
