/** Transfers, releases, children who move and how it went, on the real store and on the moved clock. */
import assert from 'node:assert/strict'
import type { CustodyChange } from '../../src/domain/custody.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { standingNow } from '../../src/domain/send-again.ts'
import { lastKnownYear } from '../../src/domain/working-days.ts'
import { noteCustodyChange, noteHowItWent, noteMovedChild } from '../../src/workflow/custody.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { startReview } from '../../src/workflow/review.ts'
import { mailsOf, sendMailAgain } from '../../src/workflow/send-again.ts'
import { MAYA, SAM, SOUTH_WORKER } from '../support/council.ts'
import { DECIDED_AT, decided } from '../support/workflow-decided.ts'
import { as, promised, record, signed, taken } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const TOLD = { on: '2026-12-18', words: 'The OMU, today.' } as const
const TRANSFER = { ...TOLD, kind: 'transfer', to: 'ZBB' } as const

describe('what becomes of the prisoner and the children, on the real store', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  type What = Pick<CustodyChange, 'kind' | 'on' | 'words' | 'to' | 'near'>
  const note = (reference: string, what: What, by = MAYA) =>
    noteCustodyChange(world, by, { reference, ...what })
  const noted = async (reference: string, what: What): Promise<Referral> => {
    const answer = await note(reference, what)
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
    return answer
  }
  const names = async (reference: string) =>
    (await world.store.nudges(reference)).filter(({ status }) => status === 'said').map(({ name }) => name)
  const sweep = async (at: string) => {
    world.setNow(at)
    await decideNudges(world)
    await sayNudges(world)
  }

  it('moves the record to the new prison once the report has gone, and tells the worker', async () => {
    const { reference } = await decided(world)
    const moved = await noted(reference, TRANSFER)
    assert.equal(moved.details.prisoner.prisonCode, 'ZBB')
    assert.deepEqual(
      moved.prisonMoves?.map(({ from, to }) => [from, to]),
      [['ZAA', 'ZBB']],
    )
    assert.deepEqual(
      moved.custody?.map(({ kind, to }) => [kind, to]),
      [['transfer', 'ZBB']],
    )
    assert.equal(moved.status, 'decision_recorded')
    assert.deepEqual(await promised(world, reference, 'custodyNoted'), ['custody-noted to worker by chat'])
  })

  it('sends the report to the new prison after a press alone, to its approved address, once', async () => {
    const { reference } = await decided(world)
    const standing = async () => {
      const referral = (await world.store.load(reference))?.referral
      assert.ok(referral)
      const mails = mailsOf(await world.store.notices(reference), await world.store.deliveries(reference))
      return mails.filter(({ what }) => what.startsWith('report-')).map((mail) => standingNow(referral, mail))
    }
    const again = { reference, what: 'report-to-prison', reason: 'The prisoner is there now.' } as const
    assert.equal(await refusalOf(world, () => sendMailAgain(world, SAM, again)), 'onItsWay')
    await noted(reference, TRANSFER)
    assert.deepEqual((await standing()).toSorted(), ['accepted', 'elsewhere'])
    assert.deepEqual(await promised(world, reference, 'prisonAgain'), [])
    const sent = await sendMailAgain(world, SAM, again)
    assert.ok(!isRefusal(sent) && 'signOff' in sent)
    const prison = sent.signOff.recipients.find(({ who }) => who === 'prison')
    assert.deepEqual([prison?.name, prison?.email], ['HMP Placeholder', 'omu.placeholder@prison.example'])
    assert.deepEqual(await promised(world, reference, 'prisonAgain'), ['report-to-prison to prison by email'])
    assert.equal(await refusalOf(world, () => sendMailAgain(world, SAM, again)), 'onItsWay')
  })

  it('readdresses the report itself while it has not gone', async () => {
    const reference = await taken(world)
    const moved = await noted(reference, TRANSFER)
    assert.equal(moved.details.prisoner.prisonCode, 'ZBB')
    assert.equal(moved.custody, undefined)
    assert.deepEqual((await promised(world, reference, 'readdressed')).length, 2)
  })

  it('is refused with nothing changed: a day to come, nowhere to go, nobody who said so, a signed report', async () => {
    const { reference } = await decided(world)
    const why = (what: What, by = MAYA) => refusalOf(world, () => note(reference, what, by))
    assert.equal(await why({ ...TRANSFER, on: '2026-12-24' }), 'custodyIsAhead')
    assert.equal(await why({ ...TOLD, kind: 'release', on: '2026-12-24' }), 'custodyIsAhead')
    assert.equal(await why({ ...TRANSFER, to: 'ZAA' }), 'samePrison')
    assert.equal(await why({ ...TRANSFER, to: 'ZZZ' }), 'noSuchPrisonToMove')
    assert.equal(await why({ ...TRANSFER, words: ' ' }), 'whoSaidSoNeeded')
    assert.equal(await why(TRANSFER, SOUTH_WORKER), 'notForYou')
    const waiting = (await signed(world)).reference
    assert.equal(await refusalOf(world, () => note(waiting, { ...TRANSFER, on: '2026-12-07' })), 'undoFirst')
  })

  it('keeps the day of a release that lies far ahead, and reminds when it comes, long after all was done', async () => {
    const { reference } = await decided(world)
    await sweep(DECIDED_AT)
    await noted(reference, { kind: 'release date', on: '2028-03-03', words: 'The OMU, today.' })
    for (const at of ['2026-12-22', '2027-06-01', '2027-11-19', '2028-02-01'])
      await sweep(`${at}T10:00:00.000Z`)
    assert.ok(!(await names(reference)).includes('releaseAhead'))
    await sweep('2028-02-02T10:00:00.000Z')
    assert.ok((await names(reference)).includes('releaseAhead'))
    await sweep('2028-02-25T10:00:00.000Z')
    await sweep('2028-03-31T10:00:00.000Z')
    const told = await names(reference)
    assert.ok(['releaseClose', 'afterRelease'].every((name) => told.some((one) => one === name)))
  })

  it('comes back by itself though the bank holidays of that year are not known yet', async () => {
    const { reference } = await decided(world)
    await sweep(DECIDED_AT)
    const year = lastKnownYear() + 3
    await noted(reference, { kind: 'release date', on: `${year}-05-20`, words: 'The OMU, today.' })
    const nextLook = async () => {
      const [row] = await world.database.kysely.selectFrom('referral').select('next_look_at').execute()
      return row?.next_look_at ?? 'never'
    }
    for (let looks = 0; looks < 10 && !(await names(reference)).includes('releaseAhead'); looks++) {
      const next = await nextLook()
      assert.notEqual(next, 'never')
      await sweep(next > world.clock.now() ? next : world.clock.now())
    }
    assert.ok((await names(reference)).includes('releaseAhead'))
    assert.ok(world.clock.now() < `${year}-04-24`, world.clock.now())
  })

  it('hands the release on to the review, which is reminded of it instead', async () => {
    const { reference } = await decided(world)
    await noted(reference, { kind: 'release date', on: '2028-03-03', words: 'The OMU, today.' })
    world.setNow('2027-11-22T10:00:00.000Z')
    const review = as(await startReview(world, MAYA, reference), 'assigned_to_team')
    assert.equal(review.custody?.length, 1)
    await sweep('2028-02-02T10:00:00.000Z')
    assert.ok(!(await names(reference)).includes('releaseAhead'))
    assert.ok((await world.store.nudges(review.reference)).some(({ name }) => name === 'releaseAhead'))
  })

  it('tells MASH of a child who lives with another authority, and nobody but the worker of one who stays', async () => {
    const { reference } = await decided(world)
    const what = { reference, child: 1, words: 'The school, today.' }
    const away = await noteMovedChild(world, SAM, { ...what, authority: 'Northshire' })
    assert.ok(!isRefusal(away))
    assert.deepEqual(
      away.childMoves?.map(({ child, authority }) => [child, authority]),
      [[1, 'Northshire']],
    )
    assert.equal((await promised(world, reference, 'childMovedAway')).length, 2)
    await noteMovedChild(world, SAM, { ...what, authority: ' ' })
    assert.deepEqual(await promised(world, reference, 'childMovedNear'), ['child-moved to worker by chat'])
    const why = (more: object) =>
      refusalOf(world, () => noteMovedChild(world, SAM, { ...what, authority: '', ...more }))
    assert.equal(await why({ child: 2 }), 'noSuchChild')
    assert.equal(await why({ words: '' }), 'whoSaidSoNeeded')
  })

  it('keeps how it went after a release, once there was one', async () => {
    const reference = await record(world)
    const what = { reference, support: ['contact'], needs: ['money', 'childcare'], words: 'Well.' }
    assert.equal(await refusalOf(world, () => noteHowItWent(world, MAYA, what)), 'notReleasedYet')
    await noted(reference, { kind: 'release', on: '2026-12-01', words: 'The OMU, today.' })
    assert.equal(
      await refusalOf(world, () => noteHowItWent(world, MAYA, { ...what, needs: [] })),
      'howItWentNeeded',
    )
    const told = await noteHowItWent(world, MAYA, what)
    assert.ok(!isRefusal(told))
    assert.deepEqual(
      told.afterRelease?.map(({ released, needs }) => [released, needs]),
      [['2026-12-01', ['money', 'childcare']]],
    )
  })
})
