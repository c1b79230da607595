/** A review on the real store: begun once, linked both ways, its copied answers checked page by page, and signed by another. */
import assert from 'node:assert/strict'
import { COPIER, progressOf } from '../../src/domain/assessment.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { withdraw } from '../../src/domain/triage-rules.ts'
import { takeReferral } from '../../src/workflow/allocation.ts'
import { type OpenPage, openPage, savePage } from '../../src/workflow/assessment.ts'
import { startReview } from '../../src/workflow/review.ts'
import { submitAssessment } from '../../src/workflow/sign-off.ts'
import { ASSESSMENT, CHILD, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { COUNCIL, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { begunReview, decided, loadedNow, putBy } from '../support/workflow-decided.ts'
import { as, promised } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

/** Four weeks before the review date. */
const THEN = '2027-11-22T10:00:00.000Z'

const OTHER: Details = {
  ...DETAILS,
  prisoner: { ...DETAILS.prisoner, prisonNumber: 'B1234BC', fullName: 'Other One' },
}

describe('a review, on the real store', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const loaded = (reference: string) => loadedNow(world, reference)
  const put = (referral: Referral) => putBy(world, referral, THEN)
  const begun = (reference: string, by = MAYA) => begunReview(world, reference, by)
  const open = async (reference: string, key: string): Promise<OpenPage> => {
    const page = await openPage(world, SAM, { reference, key })
    assert.ok(!isRefusal(page), JSON.stringify(page))
    return page
  }
  const confirm = async (reference: string, key: string, more: Record<string, string> = {}) => {
    const { answers, baseVersion, questions } = await open(reference, key)
    const asked = questions.map(({ id }) => id)
    const saved = await savePage(world, SAM, {
      ...{ reference, key, baseVersion, asked, typed: { ...answers, ...more } },
    })
    assert.ok('mergedWith' in saved, JSON.stringify(saved).slice(0, 400))
    return saved
  }

  it('is a new referral of today, linked both ways, with the same team, and offered to whoever had it', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    const review = await begun(reference)
    assert.match(review.reference, /^PCA-2027-0001$/)
    assert.deepEqual([review.team, review.due.day], ['north', '2027-12-13'])
    assert.equal(review.details.request.requestType, 'review_of_decision')
    assert.equal(review.reviewOf?.reference, reference)
    const { referral } = await loaded(reference)
    assert.deepEqual(referral.reviews, [{ reference: review.reference, by: MAYA.id, at: THEN }])
    const offers = (await world.store.notices(review.reference)).filter(
      ({ event }) => event === 'reviewBegun',
    )
    assert.deepEqual(
      offers.map(({ person }) => person),
      [SAM.id],
    )
    assert.ok((await promised(world, review.reference)).includes('receipt to requester by email'))
    const last = (await auditOf(world.database, reference)).at(-1)
    assert.deepEqual([last?.what, last?.reason], ['startReview', `${review.reference}: It is time.`])
  })

  it('is offered to nobody when whoever had it begins it, or has left', async () => {
    const { reference } = await decided(world)
    const { reference: other } = await decided(world, { details: OTHER })
    world.setNow(THEN)
    const review = await begun(reference, SAM)
    assert.deepEqual(await promised(world, review.reference, 'reviewBegun'), [])
    const people = COUNCIL.people.filter(({ id }) => id !== SAM.id)
    const without = world.withDirectory({ ...COUNCIL, people })
    const second = as(await startReview(without, MAYA, other), 'assigned_to_team')
    assert.deepEqual(await promised(world, second.reference, 'reviewBegun'), [])
  })

  it('begins with what was answered, and with nothing that has to be asked anew', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    const review = await begun(reference)
    const before = (await loaded(reference)).assessment
    const { assessment } = await loaded(review.reference)
    assert.equal(assessment.C?.answers.offences, before.C?.answers.offences)
    assert.equal(assessment.C?.savedBy, COPIER)
    assert.equal(assessment.C?.answers.openInvestigation, undefined)
    assert.equal(assessment.A1?.answers.childView, undefined)
    assert.equal(assessment.G1?.answers.recommendedLevel, undefined)
    assert.equal(assessment.E?.answers.ordersCheckedOn, undefined)
    const { complete, done } = progressOf(assessment, review.details.children)
    assert.deepEqual([complete, done], [false, 0])
  })

  it('is begun once: again it is refused until the first is over, and then it may be', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    const review = await begun(reference)
    assert.equal(await refusalOf(world, () => startReview(world, MAYA, reference)), 'reviewedAlready')
    const asked = { outcome: 'withdraw', reason: '', because: 'prisoner_withdrew', undoSeconds: 600 } as const
    const ended = withdraw(review, { by: MAYA, at: THEN }, asked)
    assert.ok(!isRefusal(ended))
    await put(ended.referral)
    assert.notEqual((await begun(reference)).reference, review.reference)
  })

  it('is begun once though two press at the same moment', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    const both = await Promise.all([startReview(world, MAYA, reference), startReview(world, TESS, reference)])
    assert.equal(both.filter((one) => !isRefusal(one)).length, 1)
    assert.equal((await loaded(reference)).referral.reviews?.length, 1)
  })

  it('is nobody’s who may not see the one before', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    assert.equal(
      await refusalOf(world, () => startReview(world, SOUTH_WORKER, reference)),
      'unknownReference',
    )
  })

  it('leaves out a child who is 18 by now, says so, and gives the others their own answers', async () => {
    const grown = { ...CHILD, dateOfBirth: '2009-11-22' }
    const details: Details = { ...DETAILS, children: [grown, SECOND_CHILD] }
    const second = Object.fromEntries(
      ['A', 'G', 'H'].map((section) => [`${section}2`, { ...ASSESSMENT[`${section}1`] }]),
    )
    const changes = { ...second, A2: { ...second.A2, relationship: 'He was nine then.' } }
    const { reference } = await decided(world, { details, changes: { changes } })
    world.setNow(THEN)
    const review = await begun(reference)
    assert.deepEqual([review.reviewOf?.children, review.reviewOf?.grown], [[2], 1])
    assert.deepEqual(
      review.details.children.map(({ fullName }) => fullName),
      ['Leo Childsson'],
    )
    as(await takeReferral(world, SAM, review.reference), 'allocated')
    const page = await open(review.reference, 'A1')
    assert.equal(page.answers.relationship, 'He was nine then.')
    assert.ok(page.beside?.some(({ question }) => question === 'childView'))
  })

  it('counts a page only when its copied answers were on a card that was saved, the same again included', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    const review = await begun(reference)
    as(await takeReferral(world, SAM, review.reference), 'allocated')
    const page = await open(review.reference, 'C')
    const [first, ...others] = page.questions.map(({ id }) => id).filter((id) => id in page.answers)
    assert.ok(first !== undefined && others.length > 1)
    const part = await savePage(world, SAM, {
      ...{ reference: review.reference, key: 'C', baseVersion: 1, asked: [first] },
      typed: { [first]: page.answers[first] },
    })
    assert.ok('mergedWith' in part)
    assert.deepEqual(part.saved.copied?.questions, others)
    await confirm(review.reference, 'C')
    const { assessment } = await loaded(review.reference)
    assert.equal(assessment.C?.copied, undefined)
    assert.deepEqual([assessment.C?.savedBy, assessment.C?.version], [SAM.id, 3])
    const again = await confirm(review.reference, 'C')
    assert.equal(again.saved.version, 3)
  })

  it('is sent in when all is checked and asked anew, and may be signed by whoever did not write it', async () => {
    const { reference } = await decided(world)
    world.setNow(THEN)
    const review = await begun(reference)
    as(await takeReferral(world, SAM, review.reference), 'allocated')
    const early = await submitAssessment(world, SAM, { reference: review.reference, teamManager: TESS.id })
    assert.ok(isRefusal(early))
    const before = (await loaded(reference)).assessment
    const today = {
      seenOn: '2027-11-20',
      ordersCheckedOn: '2027-11-20',
      escortChecksOn: '2027-11-20',
      carerSeenOn: '2027-11-20',
    }
    for (const { key, section } of pagesFor(review.details.children)) {
      const ids = section.questions.map(({ id }) => id)
      const anew = Object.entries({ ...before[key]?.answers, ...today }).filter(([id]) => ids.includes(id))
      const has = (await open(review.reference, key)).answers
      const copied = Object.keys(has)
      await confirm(
        review.reference,
        key,
        Object.fromEntries(anew.filter(([id]) => !copied.includes(id) && id !== 'reviewAgainOn')),
      )
    }
    const sent = as(
      await submitAssessment(world, SAM, { reference: review.reference, teamManager: TESS.id }),
      'submitted',
    )
    assert.deepEqual(sent.submission.authors, [SAM.id])
  })
})
