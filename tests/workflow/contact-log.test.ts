/** The log of people to ask, on a real store: it answers section D, and is closed to everybody else. */
import assert from 'node:assert/strict'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { savePage } from '../../src/workflow/assessment.ts'
import { askPerson, notePerson, planPerson } from '../../src/workflow/contacts.ts'
import { ASSESSMENT } from '../support/answers.ts'
import { MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { page, sendIn, taken, write } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

describe('the log of people to ask', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const done = (answer: unknown): Referral => {
    assert.ok(!isRefusal(answer), JSON.stringify(answer))
    return answer as Referral
  }
  const ask = (reference: string, id: string, who = {}) => askPerson(world, SAM, { reference, id, who })

  it('asks for nothing in section D that the log answers, and the draft of others is not lost', async () => {
    const reference = await taken(world)
    await write(world, reference)
    const note = { id: 'probation-1', outcome: 'declined', on: '2026-12-07', words: 'Their policy.' } as const
    done(await notePerson(world, TESS, { reference, note }))
    const before = (await world.store.load(reference))?.assessment.D
    assert.equal(before?.answers.askedProbation, 'declined')
    assert.ok(!before?.earlierBy?.includes(TESS.id) && before?.savedBy === SAM.id)
    const typed = { ...ASSESSMENT.D, askedProbation: 'replied', chronologyNote: 'Added.' }
    const saved = await savePage(world, SAM, page(reference, 'D', { baseVersion: 1, typed }))
    assert.ok('page' in saved && !saved.page.questions.some(({ id }) => id === 'askedProbation'))
    assert.equal(saved.page.loaded.assessment.D?.answers.askedProbation, 'declined')
    assert.equal(saved.page.loaded.assessment.D?.answers.chronologyNote, 'Added.')
  })

  it('can be noted while the Team Manager has it, without changing the report that waits', async () => {
    const reference = await taken(world)
    done(await ask(reference, 'probation-1'))
    await write(world, reference)
    const { submission } = await sendIn(world, reference)
    const kept = JSON.stringify(await world.store.reports(reference, submission.number, false))
    assert.match(kept, /Not received by Mon 7 Dec 2026\./)
    const note = { id: 'probation-1', outcome: 'replied', on: '2026-12-07', words: 'Late.' } as const
    const noted = done(await notePerson(world, SAM, { reference, note: { ...note, mayBeShared: 'no' } }))
    assert.ok('submission' in noted && noted.submission.fingerprint === submission.fingerprint)
    assert.equal(JSON.stringify(await world.store.reports(reference, submission.number, false)), kept)
  })

  it('is kept for later, audited without a word of anybody, and closed to everybody else', async () => {
    const reference = await taken(world)
    done(await planPerson(world, SAM, { reference, id: 'school-1', who: { name: 'Ms Chalk\0' } }))
    const note = { id: 'school-1', outcome: 'not applicable', words: 'No \ud800 school.' } as const
    done(await notePerson(world, SAM, { reference, note }))
    const contact = (await world.store.load(reference))?.referral.contacts?.[0]
    assert.deepEqual([contact?.name, contact?.outcome], ['Ms Chalk', 'not applicable'])
    const audit = JSON.stringify(await auditOf(world.database, reference))
    assert.match(audit, /school-1: not applicable/)
    assert.doesNotMatch(audit, /Chalk|No .* school/)
    for (const [by, code] of [
      [SOUTH_WORKER, 'notForYou'],
      [MAYA, 'notSocialWorkerOfTeam'],
    ] as const)
      assert.equal(await refusalOf(world, () => askPerson(world, by, { reference, id: 'lado-1' })), code)
  })
})
