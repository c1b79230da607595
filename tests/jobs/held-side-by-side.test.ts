/** Two instances on a back-up that was put back: both hold, one word lets both go on, and nothing goes twice. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Product } from '../../src/compose.ts'
import { canBackUp, putBack, takeBackUp } from '../support/back-up.ts'
import { ADMIN, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { firstBrokenSeal } from '../support/stored.ts'

const BACKED_UP = '2026-12-03T10:05:00.000Z'

describe('two instances on a back-up that was put back', function () {
  this.timeout(180_000)
  let world: TestWorld
  let other: Product
  let otherRuns = false
  let folder = ''
  let signed = ''
  before(async function () {
    // The embedded store has one process at a time.
    if (process.env.TEST_DATABASE_URL === undefined || !canBackUp) this.skip()
    folder = mkdtempSync(join(tmpdir(), 'prison-contact-held-'))
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    signed = await record(world)
    await take(world, signed)
    await write(world, signed)
    await sendIn(world, signed)
    await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    await until(() => mails().length === 1)
    world.clock.set(BACKED_UP)
    await takeBackUp(world, folder)
    world.clock.add(700)
    await sweepBoth()
    await until(() => reports().length === 2)
    const restored = { RESTORED_FROM: BACKED_UP }
    await world.moveTo(await putBack(world.where, folder), restored)
    other = await world.beside(restored)
    otherRuns = true
  })
  after(async () => {
    if (otherRuns) await other.stop()
    await world?.close()
    if (folder !== '') rmSync(folder, { recursive: true, force: true })
  })

  const mails = () => world.outlook.mails()
  const reports = () => mails().filter(({ subject }) => subject.includes(`${signed} report`))
  const receipts = (reference: string) => mails().filter(({ subject }) => subject.includes(reference)).length
  /** The first may join one that began before the clock was moved. */
  const sweepBoth = async (): Promise<void> => {
    for (const product of otherRuns ? [world.product, other] : [world.product]) {
      await product.sweep()
      await product.sweep()
    }
  }
  const on = async <T>(product: Product, work: () => Promise<T>): Promise<T> => {
    world.teams.botAt(product.url)
    return work().finally(() => world.teams.botAt(world.product.url))
  }
  const says = async (words: string): Promise<string> => {
    await world.chat(ADMIN).says(words)
    return JSON.stringify(lastPost(world, ADMIN))
  }
  const recorded: string[] = []

  it('send nothing, whichever of them is asked for something', async () => {
    recorded.push(await record(world), await on(other, () => record(world)))
    assert.equal(new Set(recorded).size, 2)
    world.clock.add(60)
    await sweepBoth()
    await sweepBoth()
    assert.deepEqual(recorded.map(receipts), [0, 0])
    assert.equal(mails().length, 3)
  })

  it('both go on when somebody said so to one of them, and nothing has gone twice', async () => {
    assert.match(await on(other, () => says('send after restore')), /I go on now/)
    await sweepBoth()
    await until(() => recorded.every((reference) => receipts(reference) === 1))
    await until(async () => (await world.product.world.store.load(signed))?.referral.status === 'sent')
    assert.match(await says('restored'), /Nothing is held/)
    assert.equal(reports().length, 2)
    const ids = mails().map(({ dispatchId }) => dispatchId)
    assert.equal(new Set(ids).size, ids.length)
  })

  it('each sends by itself from then on', async () => {
    await other.stop()
    otherRuns = false
    const reference = await record(world)
    await until(() => receipts(reference) === 1)
    assert.equal(reports().length, 2)
    const { database } = world.product
    assert.equal(await firstBrokenSeal(database), undefined)
    const { rows } = await database.run(`select who, what from audit where reference = 'store'`)
    assert.deepEqual(rows, [{ who: ADMIN.id, what: 'goOnAfterRestore' }])
  })
})
