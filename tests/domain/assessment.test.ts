/** How far an assessment is, what is missing, and everyone who wrote in it. */
import assert from 'node:assert/strict'
import {
  type Assessment,
  authorsOf,
  progressOf,
  sayMissing,
  sectionAnswers,
  stateOf,
} from '../../src/domain/assessment.ts'
import { pageOf, type SectionKey } from '../../src/domain/questions.ts'
import { CHILD, SECOND_CHILD } from '../support/answers.ts'
import { BOTH, INES, SAM } from '../support/council.ts'
import { assessmentOf, twoChildren } from './sample.ts'

const ONE = [CHILD]
const TWO = [CHILD, SECOND_CHILD]

const stateOn = (key: SectionKey, assessment: Assessment) => {
  const page = pageOf(key, TWO)
  assert.ok(page)
  return stateOf(page, assessment)
}
const without = (key: SectionKey): Assessment =>
  Object.fromEntries(Object.entries(twoChildren()).filter(([each]) => each !== key))

describe('progress', () => {
  it('is nothing of eight at first, and names all that is missing', () => {
    const { done, total, complete, say } = progressOf({}, ONE)
    assert.deepEqual([done, total, complete], [0, 8, false])
    assert.match(say, /^0 of 8 sections done\. Still missing: the child’s views, .*identity\.$/)
  })

  it('is complete when nothing required is missing for any child', () => {
    assert.equal(progressOf(assessmentOf(), ONE).say, '8 of 8 sections done.')
    assert.ok(progressOf(twoChildren(), TWO).complete)
  })

  for (const key of ['A2', 'B', 'F', 'G2', 'H2'])
    it(`is not complete without ${key}`, () => {
      const progress = progressOf(without(key), TWO)
      assert.deepEqual([progress.complete, progress.done], [false, 7])
    })

  for (const [key, id] of [
    ['G1', 'recommendedLevel'],
    ['G2', 'recommendedLevel'],
    ['G2', 'escortFound'],
    ['H2', 'identityVerified'],
    ['E', 'orders'],
    ['E', 'ordersCheckedOn'],
  ] as const)
    it(`is not complete without ${id} on ${key}`, () => {
      assert.ok(!progressOf(twoChildren({ [key]: { [id]: '' } }), TWO).complete)
      assert.equal(stateOn(key, twoChildren({ [key]: { [id]: '' } })), 'started')
    })

  for (const [key, answers, missing] of [
    ['C', { openInvestigation: 'yes' }, 'C. The prisoner: If there is, may we go ahead?'],
    ['D', { chronology: 'not_needed' }, 'D. Family history, and who was asked: What in the chronology'],
    ['G1', { escortName: '' }, 'G1. The four answers: Their full name'],
    ['G1', { escortFound: 'no' }, 'G1. The four answers: Why this person, or why nobody'],
    ['H1', { identityVerified: 'not_verified' }, 'H1. Identity and disclosure: If it was not verified'],
  ] as const)
    it(`asks on ${key} for what ${JSON.stringify(answers)} makes needed`, () => {
      const [line, ...rest] = sayMissing(assessmentOf({ [key]: answers }), ONE)
      assert.ok(line?.startsWith(missing), line)
      assert.deepEqual(rest, [])
    })

  it('says of a page without required answers that it was not opened', () =>
    assert.deepEqual(sayMissing(without('F'), TWO), ['F. The setting: not opened yet']))

  it('tells not started, started and done', () => {
    assert.equal(stateOn('A1', {}), 'not started')
    assert.equal(stateOn('A1', twoChildren({ A1: { childView: '' } })), 'started')
    assert.equal(stateOn('A1', twoChildren()), 'done')
  })
})

describe('the answers of a section', () => {
  it('are the child’s own where the section is about one child, and shared where not', () => {
    const assessment = twoChildren({ A2: { childView: 'He wants to.' } })
    assert.equal(sectionAnswers(assessment, 'A', 2).childView, 'He wants to.')
    assert.notEqual(sectionAnswers(assessment, 'A', 1).childView, 'He wants to.')
    assert.equal(sectionAnswers(assessment, 'B', 1), sectionAnswers(assessment, 'B', 2))
    assert.deepEqual(sectionAnswers(assessment, 'A', 3), {})
  })
})

describe('the authors', () => {
  it('are everyone who saved any page, once each', () => {
    const mixed = {
      ...assessmentOf(),
      ...Object.fromEntries(Object.entries(assessmentOf({}, INES)).slice(0, 2)),
    }
    assert.deepEqual([...authorsOf(mixed)].sort(), [SAM.id, INES.id].sort())
    assert.deepEqual(authorsOf({}), [])
  })

  it('include whoever saved an earlier version of a page', () => {
    const page = assessmentOf().B
    assert.ok(page)
    assert.deepEqual(authorsOf({ B: { ...page, version: 2, earlierBy: [BOTH.id] } }), [BOTH.id, SAM.id])
  })

  it('include whoever explained something', () => {
    assert.ok(
      authorsOf({
        ...assessmentOf(),
        ...{ X: { key: 'X', version: 1, answers: {}, savedBy: INES.id, savedAt: '' } },
      }).includes(INES.id),
    )
  })
})
