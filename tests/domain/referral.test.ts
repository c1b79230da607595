/** The reference, and who works on a referral. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { REFERENCE, type Referral, STATUSES, sayReference, workerOf } from '../../src/domain/referral.ts'
import { SAM } from '../support/council.ts'
import { EVERY_STATUS, referralOf } from './sample.ts'

function allowedAs(referral: Referral): Extract<Referral, { status: 'in_progress' }> {
  if (referral.status !== 'in_progress') throw new Error('The sample is not in progress.')
  return referral
}

describe('a reference', () => {
  it('has four digits, and more when a year needs them', () => {
    assert.equal(sayReference(2026, 147), 'PCA-2026-0147')
    assert.equal(sayReference(2026, 12_345), 'PCA-2026-12345')
  })
  it('is always of its own shape, and another for another number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2026, max: 2099 }),
        fc.integer({ min: 1, max: 99_999 }),
        (year, number) => {
          assert.match(sayReference(year, number), REFERENCE)
          assert.notEqual(sayReference(year, number), sayReference(year, number + 1))
        },
      ),
      { numRuns: 50 },
    )
  })
  for (const text of ['PCA-2026-147', 'pca-2026-0147', 'PCA-26-0147', 'PCA-2026-0147x', 'PCA-2026-0147\n'])
    it(`is not ${JSON.stringify(text)}`, () => assert.doesNotMatch(text, REFERENCE))
})

describe('a referral', () => {
  it('has a worker once somebody has taken it, and not before', () => {
    const worked = [
      ...['allocated', 'in_progress', 'submitted', 'changes_asked', 'signed_off', 'sending', 'sent'],
      ...['decision_recorded', 'closed'],
    ]
    for (const status of EVERY_STATUS)
      assert.equal(workerOf(referralOf(status)), worked.includes(status) ? SAM.id : undefined, status)
  })
  it('that was withdrawn has the worker it had', () => {
    const { status, worker, submissions, ...facts } = allowedAs(referralOf('in_progress'))
    const was = { status, worker, submissions }
    assert.equal(workerOf({ ...facts, status: 'withdrawn', was }), SAM.id)
  })
  it('has words for every status that name nobody', () => {
    for (const words of Object.values(STATUSES)) assert.match(words, /^[a-z][\w ,]+$|^with the Team Manager$/)
  })
})
