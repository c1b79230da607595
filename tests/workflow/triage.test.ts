/** Triage on a real store: each decision with its line in the audit and its e-mail, which waits for the time to undo. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { type TriageChoice, triageView } from '../../src/workflow/triage.ts'
import { myWork, waitingForTriage } from '../../src/workflow/views.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, DUTY, MAYA, SAM, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, taken } from '../support/workflow-road.ts'
import { ASK, REDIRECT, TO_DECIDE, triageIn, UNDO } from '../support/workflow-triage.ts'
import {
  MONDAY,
  openWorkflow,
  refusalOf,
  startAfresh,
  type WorkflowWorld,
} from '../support/workflow-world.ts'

describe('triage', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
  })

  const { received, decide, done } = triageIn(() => world)

  it('takes no words that must never reach the prisoner into a letter', async () => {
    const reference = await received()
    const secret = 'She lives at 14 Hidden Lane, Nowhereham.'
    for (const choice of [
      { move: 'writeShortView', text: secret, reason: '' },
      { ...ASK, words: secret },
      { ...REDIRECT, authority: { name: 'Essex', contact: secret } },
    ] as readonly TriageChoice[])
      assert.equal(await refusalOf(world, () => decide(reference, choice)), 'letterHoldsSecret')
    as(await decide(reference, { move: 'logOnly', reason: secret }), 'logged_only')
  })

  it('writes each decision and its reason into the audit', async () => {
    const reference = await received()
    await done(reference, { move: 'assign', team: 'north', reason: 'Lives in the north.' })
    await done(reference, { move: 'undoTriage', reason: 'Too soon.' })
    await done(reference, { move: 'withdraw', because: 'died', reason: 'The OMU.' })
    const lines = await auditOf(world.database, reference)
    assert.deepEqual(
      lines.map(({ who, what, from, to, reason }) => [who, what, from, to, reason].join(' | ')),
      [
        `${MAYA.id} | record | nothing | received | `,
        `${MAYA.id} | assign | received | assigned_to_team | Lives in the north.`,
        `${MAYA.id} | undoTriage | assigned_to_team | received | Too soon.`,
        `${MAYA.id} | withdraw | received | withdrawn | died: The OMU.`,
      ],
    )
  })

  it('brings back the work of a social worker after a withdrawal that was undone', async () => {
    const reference = await taken(world)
    as(
      await decide(reference, { move: 'withdraw', because: 'prisoner_withdrew', reason: '' }, TESS),
      'withdrawn',
    )
    assert.deepEqual(await myWork(world, SAM), [])
    as(await decide(reference, UNDO, TESS), 'allocated')
    assert.deepEqual(
      (await myWork(world, SAM)).map((row) => row.reference),
      [reference],
    )
  })

  it('counts the days of waiting anew when it waits for somebody else', async () => {
    const reference = await received()
    world.setNow('2026-12-09T10:00:00.000Z')
    assert.equal((await done(reference, ASK)).since, '2026-12-09T10:00:00.000Z')
    assert.notEqual((await done(reference, UNDO)).since, MONDAY)
  })

  it('lists what waits, the oldest first, and a short view for the duty manager', async () => {
    const first = await received()
    const second = await received()
    await done(first, { move: 'writeShortView', text: 'No record.', reason: '' })
    const { referrals, count } = await waitingForTriage(world, 1)
    assert.deepEqual([referrals.map(({ reference }) => reference), count], [[first], 2])
    const rows = async (by: Person) => (await myWork(world, by)).map(({ reference }) => reference)
    assert.deepEqual(await rows(DUTY), [first])
    assert.deepEqual((await rows(MAYA)).toSorted(), [first, second])
    assert.deepEqual(await rows(TESS), [])
  })

  it('shows what is missing, what the form lacks, and others about the same prisoner', async () => {
    const child = { ...DETAILS.children[0], legalStatus: '' }
    const first = await received()
    const second = await received({
      ...TO_DECIDE,
      children: [child],
      prisoner: { ...DETAILS.prisoner, sentenceBand: '' },
    })
    const loaded = await world.store.load(second)
    assert.ok(loaded)
    const view = await triageView(world, loaded)
    assert.deepEqual(view.missing, ['a summary of the offences and the sentence'])
    assert.equal(view.faults.length, 1)
    assert.match(view.faults[0] ?? '', /Legal status/)
    assert.deepEqual(
      view.related.map(({ hit, referral }) => [referral.reference, hit.how, hit.certain]),
      [[first, 'prison number', true]],
    )
    assert.equal(COUNCIL.teams.length, 2)
  })
})
