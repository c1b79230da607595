/** A back-up that is put back: work goes on, the audit holds, and nothing goes twice. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canBackUp, putBack, takeBackUp } from './support/back-up.ts'
import { wordsOn } from './support/cards.ts'
import { ADMIN, SAM, TESS } from './support/council.ts'
import type { Where } from './support/database.ts'
import { until } from './support/jobs.ts'
import { openWorld, type TestWorld } from './support/outside-world.ts'
import { lastPost, press, record, sendIn, signOffCard, take, write } from './support/road.ts'
import { firstBrokenSeal } from './support/stored.ts'

const BACKED_UP = '2026-12-03T10:05:00.000Z'
const ON_SERVER = process.env.TEST_DATABASE_URL !== undefined

const isForSignOff = (post: unknown): boolean => JSON.stringify(post).includes('Ready for your sign-off')

describe(`a back-up that is put back (${ON_SERVER ? 'PostgreSQL' : 'the embedded store'})`, function () {
  this.timeout(240_000)
  this.slow(1)
  let world: TestWorld
  let folder: string
  let signed = ''
  let begun = ''
  let copy: Where
  const mails = () => world.outlook.mails().map(({ subject, to }) => `${subject} > ${to}`)
  const reportsOf = (reference: string) => mails().filter((mail) => mail.includes(`${reference} report`))
  /** The first may join one that began before the clock was moved. */
  const sweepNow = async (): Promise<void> => {
    await world.product.sweep()
    await world.product.sweep()
  }
  const administratorReads = async (words: string): Promise<string> => {
    await world.chat(ADMIN).says(words)
    return JSON.stringify(lastPost(world, ADMIN))
  }

  before(async function () {
    if (!canBackUp) this.skip()
    folder = mkdtempSync(join(tmpdir(), 'prison-contact-restore-'))
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    signed = await record(world)
    begun = await record(world)
    for (const reference of [signed, begun]) await take(world, reference)
    await write(world, signed)
    await sendIn(world, signed)
    await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    await until(() => mails().length === 2)
    world.clock.set(BACKED_UP)
  })
  after(async () => {
    await world?.close()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  it('is made: of the server while the bot works, of the embedded store while it rests', async () => {
    await takeBackUp(world, folder)
  })

  it('is overtaken by reality: reports go, and a third referral is recorded', async () => {
    world.clock.add(700)
    await sweepNow()
    await until(() => reportsOf(signed).length === 2)
    await record(world)
    await until(() => mails().length === 5)
  })

  it('is put into an empty store, and the bot starts on it', async () => {
    copy = await putBack(world.where, folder)
    await world.moveTo(copy, { RESTORED_FROM: BACKED_UP })
  })

  it('sends nothing by itself, though the time to undo is over', async () => {
    const touched = async () =>
      (
        await world.product.database.run(
          `select name, state, count(*) from pgboss.job group by 1, 2 order by 1, 2`,
        )
      ).rows
    const before = await touched()
    const posted = world.teams.calls.length
    world.clock.add(60)
    await sweepNow()
    assert.equal(mails().length, 5)
    assert.deepEqual(await touched(), before)
    assert.equal(world.teams.calls.length, posted)
    assert.equal(await statusOf(signed), 'signed_off')
  })

  it('shows an administrator alone what would go, and what went without being known here', async () => {
    assert.match(
      JSON.stringify(await world.chat(SAM).says('restored')) + JSON.stringify(lastPost(world, SAM)),
      /administrator/,
    )
    const words = await administratorReads('restored')
    assert.match(words, /Nothing is sent until you say so/)
    assert.match(words, new RegExp(`Signed, so the reports would go now: ${signed}`))
    assert.match(words, /3 e-mails went after the back-up, and nothing here says so/)
    assert.match(words, /PCA-2026-0003/)
    assert.doesNotMatch(words, /Prisonson|Childsdottir/)
  })

  it('gives no number twice', async () => {
    const next = await record(world)
    assert.equal(next, 'PCA-2026-0103')
  })

  it('sends no report a second time when it goes on, and knows that it was sent', async () => {
    assert.match(await administratorReads('send after restore'), /I go on now/)
    await sweepNow()
    await until(async () => (await statusOf(signed)) === 'sent')
    await until(() => mails().length === 6)
    assert.equal(reportsOf(signed).length, 2)
    assert.match(await administratorReads('send after restore'), /Nothing is held/)
  })

  it('lets a referral that was in the middle of its road go on to its end', async () => {
    await write(world, begun)
    await sendIn(world, begun)
    await until(() => world.teams.postsToPerson(TESS.id).filter(isForSignOff).length === 2)
    const card = await signOffCard(world)
    assert.match(wordsOn(card), new RegExp(begun))
    await press(world, TESS, { card, title: 'Sign off and send' })
    world.clock.add(700)
    await sweepNow()
    await until(() => reportsOf(begun).length === 2)
    await until(async () => (await statusOf(begun)) === 'sent')
  })

  it('has an audit whose seals hold, with the line of whoever let it go on', async () => {
    assert.equal(await firstBrokenSeal(world.product.database), undefined)
    const { rows } = await world.product.database.run(`select who, what from audit where reference = 'store'`)
    assert.deepEqual(rows, [{ who: ADMIN.id, what: 'goOnAfterRestore' }])
  })

  it('is not held again when the bot starts with the same setting', async () => {
    await world.moveTo(copy, { RESTORED_FROM: BACKED_UP })
    assert.match(await administratorReads('restored'), /Nothing is held/)
  })

  const statusOf = async (reference: string): Promise<unknown> =>
    (await world.product.world.store.load(reference))?.referral.status
})
