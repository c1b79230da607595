/** Recording a referral: kept page by page, checked as a whole, numbered, told to team, prison and MASH. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { type Filled, fillReferralForm, openReferralForm } from '../../src/workflow/referral.ts'
import { CARER, CHILD, DETAILS, PRISONER, REQUEST, SECOND_CHILD } from '../support/answers.ts'
import { MAYA, SAM } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { filledForm, pressRecord, promised, record } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

describe('recording a referral', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  /** Each story has an officer of its own, so that none goes on in the unfinished form of another. */
  let officer: Person
  beforeEach(() => {
    world.setNow(MONDAY)
    officer = { ...MAYA, id: randomUUID() }
  })

  const opened = async (): Promise<string> => {
    const form = await openReferralForm(world, officer)
    assert.ok(!isRefusal(form))
    return form.id
  }
  const fill = async (id: string, more: Partial<Filled>) => {
    const usual = { id, page: 'request', child: 1, children: 1, typed: REQUEST, step: 'next' } as const
    const result = await fillReferralForm(world, officer, { ...usual, ...more })
    assert.ok('draft' in result, JSON.stringify(result).slice(0, 200))
    return result
  }

  it('stores the referral with the words that were typed, and empties the form', async () => {
    const id = await filledForm(world)
    const result = await pressRecord(world, id)
    assert.ok('recorded' in result)
    const { reference } = result.recorded
    const loaded = await world.store.load(reference)
    assert.deepEqual(loaded, { referral: JSON.parse(JSON.stringify(result.recorded)), assessment: {} })
    assert.deepEqual(result.recorded.details, DETAILS)
    assert.equal(result.recorded.recordedBy, MAYA.id)
    const draft = await world.store.draft(id)
    assert.doesNotMatch(JSON.stringify(draft?.body), /Prisonson|Childs|Carerly/)
  })

  it('promises one card, one receipt and one line for MASH, each with a job, and writes one line of audit', async () => {
    const reference = await record(world)
    assert.deepEqual(await promised(world, reference), [
      'mash-receipt to mash channel by channel card',
      'receipt to requester by email',
      'referral-summary to team channel by channel card',
    ])
    const keys = (await world.store.notices(reference)).map(({ key }) => key)
    assert.deepEqual(world.jobs.filter((key) => key.startsWith(reference)).toSorted(), keys.toSorted())
    const line = { at: MONDAY, reference, who: MAYA.id, what: 'record', version: 1 }
    const expected = [{ ...line, from: 'nothing', to: 'assigned_to_team', reason: '' }]
    assert.deepEqual(await auditOf(world.database, reference), expected)
  })

  it('shows the same reference when Record is pressed again, and records nothing more', async () => {
    const id = await filledForm(world)
    const [one, other] = [await pressRecord(world, id), await pressRecord(world, id)]
    assert.ok('recorded' in one && 'recorded' in other)
    assert.equal(other.recorded.reference, one.recorded.reference)
    assert.equal((await promised(world, one.recorded.reference)).length, 3)
  })

  it('goes on where the officer stopped, with what was typed', async () => {
    const id = await opened()
    await fill(id, {})
    const again = await openReferralForm(world, officer)
    assert.ok('draft' in again)
    assert.deepEqual([again.id, again.draft.page, again.draft.request], [id, 'prisoner', REQUEST])
  })

  it('keeps a page with a fault in it, stays there and says what is wrong', async () => {
    const id = await opened()
    const wrong = { ...REQUEST, receivedOn: '2026-12-08', requesterName: 'Olive' }
    const { draft, faults } = await fill(id, { typed: wrong })
    assert.deepEqual(faults, [{ question: 'receivedOn', message: 'This date is in the future.' }])
    assert.deepEqual([draft.page, draft.request], ['request', wrong])
    await fill(id, {})
  })

  it('leads back to the page that lacks something when Record is pressed', async () => {
    const id = await opened()
    await fill(id, {})
    const { draft, faults } = await fill(id, { page: 'carer', typed: CARER, step: 'record' })
    assert.equal(draft.page, 'prisoner')
    assert.ok(faults.some(({ question }) => question === 'fullName'))
    assert.deepEqual(draft.carer, CARER)
  })

  it('adds one child for one press of the button, however often it is sent', async () => {
    const id = await opened()
    await fill(id, {})
    await fill(id, { page: 'prisoner', typed: PRISONER })
    const press = { page: 'child', child: 1, children: 1, typed: CHILD, step: 'add child' } as const
    await fill(id, press)
    const { draft } = await fill(id, press)
    assert.deepEqual([draft.children, draft.child], [[CHILD, {}], 2])
  })

  it('takes out one child for one press of the button, however often it is sent', async () => {
    const id = await opened()
    await fill(id, { page: 'child', typed: CHILD, step: 'add child' })
    await fill(id, { page: 'child', child: 2, children: 2, typed: SECOND_CHILD, step: 'add child' })
    const press = { page: 'child', child: 2, children: 3, typed: SECOND_CHILD, step: 'remove child' } as const
    await fill(id, press)
    const { draft } = await fill(id, press)
    assert.deepEqual(draft.children, [CHILD, {}])
  })

  it('is refused to anybody but MASH', async () => {
    assert.equal(await refusalOf(world, () => openReferralForm(world, SAM)), 'notMashOfficer')
    const id = await opened()
    assert.equal(await refusalOf(world, () => pressRecord(world, id, DETAILS, SAM)), 'notMashOfficer')
  })

  it('is refused in another officer’s form', async () => {
    const id = await opened()
    const other = { ...MAYA, id: SAM.id }
    assert.equal(await refusalOf(world, () => pressRecord(world, id, DETAILS, other)), 'stale')
  })

  it('numbers by the year in London', async () => {
    world.setNow('2026-12-31T23:59:00.000Z')
    const last = await record(world)
    world.setNow('2027-01-01T00:01:00.000Z')
    assert.equal(await record(world), 'PCA-2027-0001')
    assert.match(last, /^PCA-2026-/)
  })
})
