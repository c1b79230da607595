/** Connector and Graph that hang, drop, throttle and lie, with the whole product: a press is answered, the ledger is honest. */
import assert from 'node:assert/strict'
import { button, cardIn, filled, wordsOn } from '../support/cards.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { record, sendIn, take, write } from '../support/road.ts'
import { assertWhole } from './invariants.ts'

/** Teams gives up after ten seconds. */
const IN_TIME_MS = 9_500
const NORTH = '19:north@thread.tacv2'

describe('an outside that fails', function () {
  this.timeout(60_000)
  let world: TestWorld
  before(async () => {
    world = await openWorld({ undoSeconds: 1 })
    world.clock.set('2026-12-03T10:00:00.000Z')
  })
  after(() => world.close())
  afterEach(async () => {
    await workedOff()
    await assertWhole(world.product.database, { mails: world.outlook.mails, files: world.outlook.files })
  })

  const sql = (text: string) => world.product.database.run(text)
  /** Every promise is settled; what waits for its next try is tried now. */
  const workedOff = () =>
    until(async () => {
      await sql(`update pgboss.job set start_after = now() where state = 'retry'`)
      return (await sql(`select 1 from notice where status in ('promised', 'trying')`)).rows.length === 0
    }, 45_000)
  const receiptOf = async (reference: string) => {
    const found = (await world.product.world.store.notices(reference)).find(({ what }) => what === 'receipt')
    assert.ok(found)
    return found
  }
  const mailsAbout = (reference: string) =>
    world.outlook.mails().filter(({ subject }) => subject.includes(reference)).length
  /** A referral whose receipt meets a fault on its first try; how its notice stands in the end. */
  const receiptUnder = async (fault: Parameters<typeof world.outlook.fail>[0]) => {
    world.outlook.fail({ method: 'POST', path: /sendMail/, ...fault })
    const reference = await record(world)
    await workedOff()
    return receiptOf(reference)
  }

  const GRAPH = {
    'throttles and says how long': { status: 429, headers: { 'retry-after': '1' } },
    'throttles and does not say how long': { status: 429 },
    'drops the line before it did it': { drop: 'before' },
    'drops the line after it did it': { drop: 'after' },
    'answers 504 after it did it': { status: 504, accepted: true },
    'answers 503 and did nothing': { status: 503 },
    'answers with a page of HTML': {
      answer: { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' },
    },
    'answers with half a body': {
      answer: { status: 500, headers: { 'content-type': 'application/json' }, body: '{"error":{"co' },
    },
  } as unknown as Readonly<Record<string, Parameters<TestWorld['outlook']['fail']>[0]>>
  for (const [does, fault] of Object.entries(GRAPH))
    it(`Graph that ${does}: the receipt goes once, and the ledger says after how many tries`, async () => {
      const { reference, status, attempts } = await receiptUnder(fault)
      assert.equal(status, 'accepted')
      assert.equal(attempts, 2)
      assert.equal(mailsAbout(reference), 1)
    })

  it('Graph that says no is believed at once, and whoever recorded it is asked to telephone', async () => {
    const { reference, status, attempts, fault } = await receiptUnder({
      status: 403,
      code: 'ErrorAccessDenied',
    })
    assert.deepEqual([status, attempts, fault], ['failed', 1, 'refused: ErrorAccessDenied (403)'])
    assert.equal(mailsAbout(reference), 0)
    const told = world.teams.postsToPerson(MAYA.id).filter((post) => JSON.stringify(post).includes(reference))
    assert.match(wordsOn(told.at(-1)), /receipt/i)
  })

  it('Teams that hangs: a button in a channel is answered in time, and the card comes to one’s own chat later', async () => {
    const reference = await record(world)
    await take(world, reference)
    await workedOff()
    world.teams.fault({ method: 'POST', path: /activities/, delayMs: 6_000 })
    const start = performance.now()
    const { body } = await world.channel(SAM, NORTH).presses('continue', { reference })
    assert.ok(performance.now() - start < IN_TIME_MS)
    assert.match(JSON.stringify(body), /Teams is slow to answer me just now/)
  })

  it('Teams that drops a message to a person: it comes again, and says that it may have been read', async () => {
    const reference = await record(world)
    await take(world, reference)
    await write(world, reference)
    await workedOff()
    const before = world.teams.postsToPerson(TESS.id).length
    world.teams.fault({ method: 'POST', path: /activities/, status: 504, code: 'GatewayTimeout' })
    await sendIn(world, reference)
    await workedOff()
    const posts = world.teams.postsToPerson(TESS.id).slice(before)
    assert.equal(posts.length, 1)
    assert.match(wordsOn(posts[0]), /If you have read this before, nothing is new/)
  })

  it('Graph that hangs while it is signed: the press is answered, and each report goes once when Graph is back', async () => {
    const reference = await record(world)
    await take(world, reference)
    await write(world, reference)
    await sendIn(world, reference)
    await workedOff()
    const asked = world.teams
      .postsToPerson(TESS.id)
      .findLast((post) => /Ready for your sign-off/.test(wordsOn(post)) && wordsOn(post).includes(reference))
    const card = cardIn(asked)
    world.outlook.fail({ delayMs: 4_000, times: 4 })
    const start = performance.now()
    const { verb } = button(card, /Sign off/)
    const { body } = await world.chat(TESS).presses(verb, filled(card, /Sign off/))
    assert.ok(performance.now() - start < IN_TIME_MS)
    assert.match(JSON.stringify(body), /Signed off/)
    world.clock.add(2)
    await until(async () => {
      await workedOff()
      return (await world.product.world.store.load(reference))?.referral.status === 'sent'
    }, 45_000)
    assert.equal(mailsAbout(reference), 3, 'a receipt, and two reports')
  })
})
