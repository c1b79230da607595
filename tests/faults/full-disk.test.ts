/** A full disk below the embedded store: a kind sentence, nothing half saved, and it goes on by itself when there is room. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { LEAST_ROOM_BYTES } from '../../src/store/room.ts'
import { ASSESSMENT } from '../support/answers.ts'
import { button, cardIn, filled, wordsOn } from '../support/cards.ts'
import { SAM } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record, take } from '../support/road.ts'
import { everythingIn } from '../support/workflow-world.ts'
import { scrape } from '../telemetry/figures-text.ts'
import { assertWhole } from './invariants.ts'

describe('a full disk', () => {
  const real = fs.statfsSync
  let world: TestWorld
  let reference = ''
  before(async function () {
    if (process.env.TEST_DATABASE_URL !== undefined) this.skip()
    world = await openWorld({ env: { METRICS_PORT: '0' } })
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
    await take(world, reference)
    await world.chat(SAM).says(`open ${reference} B`)
    await settled()
  })
  after(async () => {
    leave(real)
    await world?.close()
  })

  const leave = (statfs: unknown): void => {
    fs.statfsSync = statfs as typeof fs.statfsSync
    syncBuiltinESMExports()
  }
  /** As if others had filled the disk, but for so many bytes. */
  const roomFor = (bytes: number): void => leave(() => ({ bavail: bytes / 4096, bsize: 4096 }))
  const settled = () =>
    until(async () => {
      const { rows } = await world.product.database.run(
        `select 1 from notice where status in ('promised', 'trying')`,
      )
      return rows.length === 0
    })
  const ready = async () => {
    const answer = await fetch(`${world.product.url}/ready`)
    return {
      status: answer.status,
      room: ((await answer.json()) as { checks: { room: boolean } }).checks.room,
    }
  }
  const press = (card: unknown) => filled(card, 'Save and go on', ASSESSMENT.B)

  it('is said in a sentence that tells what became of what was typed, and nothing is changed', async () => {
    const card = cardIn(lastPost(world, SAM))
    const before = await everythingIn(world.product.database)
    roomFor(LEAST_ROOM_BYTES - 1)
    await until(async () => !(await ready()).room)
    assert.equal((await ready()).status, 503)
    const figures = await scrape(world.product.figuresUrl)
    const failing = figures.samples.filter(({ name, value }) => name === 'ready' && value === 0)
    assert.deepEqual(
      failing.map(({ labels }) => labels.check),
      ['room'],
    )
    assert.ok(figures.sum('room_bytes') < LEAST_ROOM_BYTES)
    const data = press(card)
    const { verb } = button(card, 'Save and go on')
    const { body } = await world.chat(SAM).presses(verb, data)
    assert.match(JSON.stringify(body), /no room left where I keep things, so nothing was changed/)
    assert.equal(await everythingIn(world.product.database), before)

    const dialog = await world.chat(SAM).submitsDialog({ ...data, verb })
    const kept = cardIn(dialog.body)
    assert.match(wordsOn(kept), /no room left(.|\n)*What you typed is still here/)
    assert.deepEqual(button(kept, 'Try again').data, { ...data, verb })

    leave(real)
    await until(async () => (await ready()).status === 200)
    await world.chat(SAM).submitsDialog(button(kept, 'Try again').data)
    const loaded = await world.product.world.store.load(reference)
    assert.equal(loaded?.assessment.B?.version, 1)
    assert.deepEqual({ ...loaded?.assessment.B?.answers, ...ASSESSMENT.B }, loaded?.assessment.B?.answers)
  })

  it('keeps jobs waiting, and they go when there is room', async () => {
    const mails = world.outlook.mails().length
    world.outlook.fail({ method: 'POST', path: /sendMail/, delayMs: 300 })
    roomFor(0)
    await until(async () => !(await ready()).room)
    const { body } = await world.chat(SAM).presses('show', { reference })
    assert.match(JSON.stringify(body), /no room left|Mia/)
    leave(real)
    await until(async () => (await ready()).status === 200)
    await record(world)
    await until(() => world.outlook.mails().length === mails + 1)
    await settled()
    await assertWhole(world.product.database, { mails: world.outlook.mails, files: world.outlook.files })
  })

  it('writes into its log what it is, and no name', () => {
    const log = world.logged.join('\n')
    assert.match(log, /53100/)
    assert.doesNotMatch(log, /Childsdottir|Prisonson/)
  })
})
