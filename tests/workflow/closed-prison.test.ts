/** The form of MASH and prisons that have closed: not offered, and nothing typed is lost where one was chosen before. */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Directory } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import { listsOf } from '../../src/domain/referral-faults.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { fillReferralForm, openReferralForm } from '../../src/workflow/referral.ts'
import { CARER, DETAILS, PRISONER, REQUEST } from '../support/answers.ts'
import { COUNCIL, MAYA } from '../support/council.ts'
import { filledForm, pressRecord } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const zaaIs = (change: Partial<Directory['prisons'][number]>): Directory => ({
  ...COUNCIL,
  prisons: COUNCIL.prisons.map((prison) => (prison.code === 'ZAA' ? { ...prison, ...change } : prison)),
})
const CLOSED = zaaIs({ closed: true, address: undefined })
const SAYS =
  'HMP Example has closed. Please ask where the prisoner is now, and choose that prison. Everything else is kept.'

describe('the prisons of the form', () => {
  let world: WorkflowWorld
  let closed: WorkflowWorld
  let officer: Person
  before(async () => {
    world = await openWorkflow()
    closed = world.withDirectory(CLOSED)
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    officer = { ...MAYA, id: randomUUID() }
  })

  const labels = (of: WorkflowWorld, chosen?: string) =>
    listsOf(of.directory, chosen).prisons.map(({ label }) => label)
  const fill = async (of: WorkflowWorld, id: string, more: object) => {
    const result = await fillReferralForm(of, officer, {
      ...{ id, page: 'request', child: 1, children: 1, typed: REQUEST, step: 'next', ...more },
    })
    assert.ok('draft' in result)
    return result
  }
  const opened = async (of: WorkflowWorld) => {
    const form = await openReferralForm(of, officer)
    assert.ok(!isRefusal(form))
    return form
  }

  it('are those that are open, with a word at one that has no agreed address', () => {
    assert.deepEqual(labels(world), ['HMP Example', 'HMP Placeholder'])
    assert.deepEqual(labels(closed), ['HMP Placeholder'])
    assert.deepEqual(labels(world.withDirectory(zaaIs({ address: undefined }))), [
      'HMP Example (no agreed address yet)',
      'HMP Placeholder',
    ])
  })

  it('keep one on the list that was chosen and has closed since, and say so', () => {
    assert.deepEqual(labels(closed, 'ZAA'), ['HMP Example (closed)', 'HMP Placeholder'])
    assert.deepEqual(labels(closed, 'ZBB'), ['HMP Placeholder'])
  })

  it('may be one without an agreed address: it is recorded on the day it comes', async () => {
    const without = world.withDirectory(zaaIs({ address: undefined }))
    const result = await pressRecord(without, await filledForm(without))
    assert.ok('recorded' in result && result.recorded.details.prisoner.prisonCode === 'ZAA')
  })

  it('may not be a closed one; what was typed stays, and the sentence says what to do', async () => {
    const { id } = await opened(closed)
    await fill(closed, id, {})
    const { draft, faults } = await fill(closed, id, { page: 'prisoner', typed: PRISONER })
    assert.deepEqual(faults, [{ question: 'prisonCode', message: SAYS }])
    assert.deepEqual([draft.page, draft.prisoner], ['prisoner', PRISONER])
  })

  it('lead back to the page when the form is recorded after one has closed, and nothing is recorded', async () => {
    const id = await filledForm(world, DETAILS, officer)
    const { draft, faults } = await fill(closed, id, { page: 'carer', typed: CARER, step: 'record' })
    assert.deepEqual([draft.page, faults], ['prisoner', [{ question: 'prisonCode', message: SAYS }]])
    const { request, prisoner, children, carer } = draft
    assert.deepEqual({ request, prisoner, children, carer }, DETAILS)
    const typed = { ...PRISONER, prisonCode: 'ZBB' }
    assert.deepEqual((await fill(closed, id, { page: 'prisoner', typed })).faults, [])
    const result = await pressRecord(closed, id, DETAILS, officer)
    assert.ok('recorded' in result && result.recorded.details.prisoner.prisonCode === 'ZBB')
  })

  it('are said of when the officer goes on with the form, on the page where it can be changed', async () => {
    const { id } = await opened(world)
    await fill(world, id, {})
    await fill(world, id, { page: 'prisoner', typed: PRISONER })
    assert.deepEqual((await opened(closed)).faults, [])
    await fill(closed, id, { page: 'child', typed: {}, step: 'back' })
    const again = await opened(closed)
    assert.deepEqual([again.id, again.draft.prisoner], [id, PRISONER])
    assert.deepEqual(again.faults, [{ question: 'prisonCode', message: SAYS }])
    assert.deepEqual((await opened(world)).faults, [])
  })
})
