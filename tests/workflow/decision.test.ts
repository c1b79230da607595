/** After sending, on the real store: what was decided, a disagreement on its way up, and closing, each told to the right people. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import type { Sent } from '../../src/domain/referral.ts'
import { settle } from '../../src/store/notices.ts'
import {
  closeReferral,
  disagreeWith,
  endDisagreementOf,
  noteLaterOf,
  passUpDisagreement,
  recordDecisionOf,
} from '../../src/workflow/decision.ts'
import { confirmAccepted } from '../../src/workflow/dispatch.ts'
import { TOLD, toldLevel } from '../domain/decision-sample.ts'
import { COUNCIL, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, released } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const THEN = '2026-12-21T10:00:00.000Z'

describe('what the prison decided, on the real store', () => {
  let world: WorkflowWorld
  let reference = ''
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    reference = (await sent()).reference
    world.setNow(THEN)
  })

  const sent = async (): Promise<Sent> => {
    const { reference: own } = await released(world)
    for (const { key } of (await world.store.notices(own)).filter(({ by }) => by === 'email'))
      await settle(world.database.kysely, key, { status: 'accepted', at: world.clock.now() })
    return as(await confirmAccepted(world, own), 'sent')
  }
  const record = (by: Person = SAM, told = TOLD) => recordDecisionOf(world, by, { reference, ...told })
  const words = (text: string) => ({ reference, words: text })
  const closing = { reason: '', useful: 'yes', usefulWhy: '' }

  it('is kept with how it stands beside the signed advice, and told to the team', async () => {
    const decided = as(await record(MAYA), 'decision_recorded')
    assert.deepEqual(
      decided.governorsDecisions.map(({ children, by }) => [children[0]?.compared, by]),
      [['as advised', MAYA.id]],
    )
    assert.deepEqual(await promised(world, reference, 'decisionRecorded'), [
      'decision-recorded to worker by chat',
      'referral-summary to team channel by channel card',
    ])
    assert.deepEqual(await promised(world, reference, 'decisionDiffers'), [])
    const line = (await auditOf(world.database, reference)).at(-1)
    assert.deepEqual(
      [line?.what, line?.reason],
      ['recordDecision', 'child 1: level 2, decided on Fri 18 Dec 2026'],
    )
    assert.equal(await refusalOf(world, () => record(TESS)), 'decisionSame')
  })

  it('is told to the Team Manager where it is wider than we advised', async () => {
    as(await record(SAM, toldLevel(4)), 'decision_recorded')
    assert.deepEqual(await promised(world, reference, 'decisionDiffers'), [
      'decision-differs to team manager by chat',
    ])
  })

  it('is refused to another team, and with a day before the report without a word', async () => {
    for (const by of [SOUTH_WORKER, SOUTH_MANAGER])
      assert.equal(await refusalOf(world, () => record(by)), 'notForYou')
    const early = { ...TOLD, decidedOn: '2026-12-01' }
    assert.equal(await refusalOf(world, () => record(SAM, early)), 'decidedBeforeSent')
    as(await record(SAM, { ...early, beforeReport: true }), 'decision_recorded')
  })

  it('may hold any letter that people type', async () => {
    const [child] = TOLD.children
    if (child === undefined) throw new Error('no child')
    const odd = { ...TOLD, toldBy: 'Jo \ud83d\0', children: [{ ...child, reason: 'a\0b\ud83d' }] }
    const decided = as(await record(SAM, odd), 'decision_recorded')
    assert.equal(decided.governorsDecisions[0]?.children[0]?.reason, 'ab\ufffd')
  })

  it('has the family and the appeal noted on it, also once it is closed, and stays closed', async () => {
    as(await record(), 'decision_recorded')
    as(await closeReferral(world, SAM, { reference, ...closing }), 'closed')
    const learn = (by: Person, learned: Parameters<typeof noteLaterOf>[2]['learned']) =>
      noteLaterOf(world, by, { reference, learned })
    as(await learn(MAYA, { familyToldOn: '2026-12-20' }), 'closed')
    const closed = as(await learn(TESS, { appeal: 'yes' }), 'closed')
    const last = closed.governorsDecisions?.at(-1)
    assert.deepEqual([last?.familyToldOn, last?.appeal], ['2026-12-20', 'yes'])
    assert.equal(await refusalOf(world, () => learn(SOUTH_WORKER, { appeal: 'no' })), 'notForYou')
  })

  it('is disagreed with step by step, and each step is told to whoever takes it up', async () => {
    assert.equal(await refusalOf(world, () => disagreeWith(world, SAM, words('No.'))), 'noDecisionYet')
    as(await record(SAM, toldLevel(4)), 'decision_recorded')
    as(await disagreeWith(world, SAM, words('Nobody goes with her.')), 'decision_recorded')
    for (const _ of ['manager', 'senior', 'partnership'])
      as(await passUpDisagreement(world, TESS, words('They said no.')), 'decision_recorded')
    const told = async (event: string) =>
      (await promised(world, reference, event)).map((line) =>
        line.replace(/^disagreement to (.*) by chat$/, '$1'),
      )
    assert.deepEqual(await told('disagreed'), ['team manager', 'worker'])
    assert.deepEqual(await told('passedToSenior'), ['service manager', 'team manager', 'worker'])
    assert.deepEqual(await told('passedToPartnership'), [
      ...['head of service', 'service manager', 'team manager', 'worker'],
    ])
    assert.equal(await refusalOf(world, () => passUpDisagreement(world, SAM, words('No.'))), 'noFurtherStep')
    assert.equal(
      await refusalOf(world, () => closeReferral(world, SAM, { reference, ...closing })),
      'disagreementOpen',
    )
    as(
      await endDisagreementOf(world, SAM, { ...words('They listened.'), result: 'changed' }),
      'decision_recorded',
    )
    as(await closeReferral(world, SAM, { reference, ...closing }), 'closed')
    const reasons = (await auditOf(world.database, reference))
      .slice(-6)
      .map(({ what, reason }) => [what, reason])
    assert.deepEqual(reasons, [
      ['disagree', 'worker'],
      ['passUp', 'manager'],
      ['passUp', 'senior'],
      ['passUp', 'partnership'],
      ['endDisagreement', 'changed'],
      ['close', ''],
    ])
  })

  it('is disagreed with in the council’s own time, where its authority file has one', async () => {
    const directory = { ...COUNCIL, council: { ...COUNCIL.council, disagreementDays: { worker: 4 } } }
    as(await record(SAM, toldLevel(4)), 'decision_recorded')
    const decided = as(
      await disagreeWith(world.withDirectory(directory), SAM, words('No.')),
      'decision_recorded',
    )
    assert.equal(decided.disagreement?.steps[0]?.targetOn, '2026-12-29')
  })

  it('can come after the referral was closed with a reason', async () => {
    assert.equal(
      await refusalOf(world, () => closeReferral(world, SAM, { reference, ...closing })),
      'closingReasonNeeded',
    )
    assert.equal(
      await refusalOf(world, () => closeReferral(world, MAYA, { reference, ...closing, reason: 'x' })),
      'notForYou',
    )
    const said = { ...closing, reason: 'The prisoner was released.' }
    const closed = as(await closeReferral(world, TESS, { reference, ...said }), 'closed')
    assert.equal(closed.closing.reason, said.reason)
    assert.deepEqual(await promised(world, reference, 'referralClosed'), [
      'referral-closed to worker by chat',
      'referral-summary to team channel by channel card',
    ])
    as(await record(), 'decision_recorded')
  })
})
