/** A review and what else is linked, on the real store: no duplicate, no other child, and whoever has to take it. */
import assert from 'node:assert/strict'
import type { Referral } from '../../src/domain/referral.ts'
import { linkedChildrenOf } from '../../src/workflow/linked-children.ts'
import { relatedTo } from '../../src/workflow/related.ts'
import { startReview } from '../../src/workflow/review.ts'
import { COUNCIL, INES, MAYA, SAM, TESS } from '../support/council.ts'
import { begunReview, decided, loadedNow, putBy } from '../support/workflow-decided.ts'
import { as, promised } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

/** Four weeks before the review date. */
const THEN = '2027-11-22T10:00:00.000Z'

describe('a review and what is linked to it, on the real store', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const loaded = (reference: string) => loadedNow(world, reference)
  const put = (referral: Referral) => putBy(world, referral, THEN)
  const begun = (reference: string, by = MAYA) => begunReview(world, reference, by)
  it('is no duplicate of the one before, and its child is not another child of the same prisoner', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    const review = await begun(reference)
    const found = await loaded(review.reference)
    assert.deepEqual(await relatedTo(world, found.referral), [])
    assert.deepEqual((await linkedChildrenOf(world, SAM, found)).lines, [])
    const old = await loaded(reference)
    assert.deepEqual(await relatedTo(world, old.referral), [])
  })

  it('waits for triage where the team is not there any more, with the family still locked as it was', async () => {
    const { reference } = await decided(world)
    const contact = [{ to: 'no', by: TESS.id, at: THEN, words: 'DC Smith.' }] as const
    const { referral } = await loaded(reference)
    await put({ ...referral, version: referral.version + 1, safety: { contact, hold: [] } })
    world.setNow(THEN)
    const teams = COUNCIL.teams.filter(({ id }) => id !== 'north')
    const review = as(
      await startReview(world.withDirectory({ ...COUNCIL, teams }), MAYA, reference),
      'received',
    )
    assert.equal(review.team, '')
    assert.deepEqual(review.safety, { contact })
    assert.deepEqual(await promised(world, review.reference, 'reviewBegun'), [])
  })

  it('may itself be reviewed, and still knows the first one', async () => {
    const { reference, ...old } = await decided(world)
    world.setNow(THEN)
    const { reference: own, version, reviewOf, ...review } = await begun(reference, INES)
    assert.deepEqual(reviewOf?.earlier, [])
    const decidedToo = {
      ...old,
      ...review,
      ...(reviewOf && { reviewOf }),
      reference: own,
      version: version + 1,
    }
    await put({ ...decidedToo, status: 'decision_recorded' })
    const second = await begun(own)
    assert.deepEqual(second.reviewOf?.earlier, [reference])
    assert.deepEqual(await relatedTo(world, second), [])
  })
})
