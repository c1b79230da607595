/** A late report is owned up to once, a wrong date is corrected by MASH, and a sent report is known to have arrived. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { settle } from '../../src/store/notices.ts'
import { confirmAccepted } from '../../src/workflow/dispatch.ts'
import { correctDueDate } from '../../src/workflow/due-changes.ts'
import { noteReceiptOf, sendHoldingEmail } from '../../src/workflow/holding.ts'
import { DETAILS } from '../support/answers.ts'
import { DEPUTY, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, released, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

/** The day after the due day of the usual referral. */
const LATE = '2026-12-16T10:00:00.000Z'

describe('the due date', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const hold = (reference: string, by: Person = TESS, expected = '2026-12-21') =>
    sendHoldingEmail(world, by, { reference, expected })
  const correct = (reference: string, by: Person = MAYA, change: object = {}) =>
    correctDueDate(world, by, { reference, to: '2026-12-11', words: 'The letter says the 11th.', ...change })
  const standing = async (reference: string) => (await world.store.load(reference))?.referral

  it('that has gone by is told to whoever asked, once, and stays', async () => {
    const reference = await taken(world)
    world.setNow(LATE)
    as(await hold(reference), 'allocated')
    const referral = await standing(reference)
    assert.deepEqual(referral?.holding, { by: TESS.id, at: LATE, expected: '2026-12-21' })
    assert.equal(referral?.due.day, '2026-12-15')
    assert.deepEqual(await promised(world, reference, 'holdingSent'), [
      'holding to requester by email',
      'holding-sent to worker by chat',
    ])
    assert.equal((await auditOf(world.database, reference)).at(-1)?.what, 'sendHolding')
    assert.equal(await refusalOf(world, () => hold(reference, DEPUTY)), 'holdingSent')
  })

  it('is not apologised for before its time, by a worker, without an address, or with a day nobody works', async () => {
    const reference = await taken(world)
    assert.equal(await refusalOf(world, () => hold(reference)), 'notLate')
    world.setNow(LATE)
    assert.equal(await refusalOf(world, () => hold(reference, SAM)), 'notTeamManager')
    assert.equal(await refusalOf(world, () => hold(reference, MAYA)), 'notTeamManager')
    assert.equal(await refusalOf(world, () => hold(reference, SOUTH_MANAGER)), 'notForYou')
    assert.equal(await refusalOf(world, () => hold(reference, TESS, '2026-12-16')), 'notLater')
    assert.equal(await refusalOf(world, () => hold(reference, TESS, '2026-12-19')), 'notAWorkingDay')
    const request = { ...DETAILS.request, requestSource: 'probation' }
    world.setNow(MONDAY)
    const unknown = await taken(world, SAM, { ...DETAILS, request })
    world.setNow(LATE)
    assert.equal(await refusalOf(world, () => hold(unknown)), 'noRequesterAddress')
  })

  it('that was recorded wrongly is corrected by MASH alone, with a reason that the team hears', async () => {
    const reference = await taken(world)
    for (const by of [SAM, TESS])
      assert.equal(await refusalOf(world, () => correct(reference, by)), 'onlyMashCorrects')
    assert.equal(await refusalOf(world, () => correct(reference, SOUTH_WORKER)), 'notForYou')
    assert.equal(await refusalOf(world, () => correct(reference, MAYA, { words: ' ' })), 'whyCorrectNeeded')
    for (const to of ['2026-12-04', '2026-12-15'])
      assert.equal(await refusalOf(world, () => correct(reference, MAYA, { to })), 'notThatDay')
    as(await correct(reference), 'allocated')
    const referral = await standing(reference)
    assert.deepEqual(
      [referral?.due.day, referral?.due.rule, referral?.firstDue],
      ['2026-12-11', 'corrected by MASH', '2026-12-15'],
    )
    assert.deepEqual(await promised(world, reference, 'dueCorrected'), [
      'due-corrected to team manager by chat',
      'due-corrected to worker by chat',
      'referral-summary to team channel by channel card',
    ])
    assert.equal((await auditOf(world.database, reference)).at(-1)?.reason, 'The letter says the 11th.')
  })

  it('that was apologised for and then moved may be apologised for again, when it has gone by too', async () => {
    const reference = await taken(world)
    world.setNow(LATE)
    as(await hold(reference), 'allocated')
    as(await correct(reference, MAYA, { to: '2026-12-17' }), 'allocated')
    assert.equal((await standing(reference))?.holding, undefined)
    assert.equal(await refusalOf(world, () => hold(reference)), 'notLate')
    world.setNow('2026-12-18T10:00:00.000Z')
    as(await hold(reference), 'allocated')
  })

  it('is over with the report, of which it is noted once that they have it', async () => {
    const { reference } = await released(world)
    const note = (by: Person = SAM) => noteReceiptOf(world, by, { reference, how: ' Telephone call. ' })
    assert.equal(await refusalOf(world, () => note()), 'notNow')
    for (const { key } of (await world.store.notices(reference)).filter(({ by }) => by === 'email'))
      await settle(world.database.kysely, key, { status: 'accepted', at: world.clock.now() })
    as(await confirmAccepted(world, reference), 'sent')
    assert.equal(await refusalOf(world, () => note(SOUTH_WORKER)), 'notForYou')
    const sent = as(await note(), 'sent')
    assert.deepEqual(sent.receipt, { by: SAM.id, at: world.clock.now(), how: 'Telephone call.' })
    assert.deepEqual(await promised(world, reference, 'receiptNoted'), [
      'referral-summary to team channel by channel card',
    ])
    assert.equal(await refusalOf(world, () => note(TESS)), 'notNow')
    assert.equal(await refusalOf(world, () => correct(reference)), 'notNow')
  })
})
