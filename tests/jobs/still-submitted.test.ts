/** A promise about a version that was sent in, and whom a notice reaches, after the referral has moved on beside the road. */
import assert from 'node:assert/strict'
import type { Cover, Referral, Submitted } from '../../src/domain/referral.ts'
import { personFor } from '../../src/jobs/audience.ts'
import { stillAsked, stillSubmitted } from '../../src/jobs/still-submitted.ts'
import { NOW, referralOf } from '../domain/sample.ts'
import { COUNCIL, DEPUTY, MAYA, SAM, SERVICE, TESS } from '../support/council.ts'

const BEFORE = '2026-12-03T14:01:59.999Z'
const PASSED = '2026-12-08T09:00:00.000Z'
const LATER = '2026-12-08T09:00:00.001Z'

function submitted(cover: readonly Cover[] = []): Submitted {
  const referral = referralOf('submitted')
  if (referral.status !== 'submitted') throw new Error('The sample is not sent in')
  return { ...referral, version: 9, submission: { ...referral.submission, cover } }
}

const passed = submitted([{ to: DEPUTY.id, at: PASSED, because: 'away' }])

describe('a promise about a version that was sent in', () => {
  it('stands while that version waits, whatever became of the due day or of who signs', () => {
    for (const referral of [submitted(), passed])
      for (const promisedAt of [NOW, PASSED]) assert.ok(stillSubmitted({ promisedAt }, referral))
  })

  it('is over when a newer version was sent in, or none waits', () => {
    assert.ok(!stillSubmitted({ promisedAt: BEFORE }, submitted()))
    for (const status of ['changes_asked', 'signed_off', 'sent'] as const)
      assert.ok(!stillSubmitted({ promisedAt: LATER }, referralOf(status)))
  })
})

describe('a request for sign-off', () => {
  it('stands until sign-off is passed on, and the next one from then on', () => {
    assert.ok(stillAsked({ promisedAt: NOW }, submitted()))
    assert.ok(!stillAsked({ promisedAt: NOW }, passed))
    assert.ok(stillAsked({ promisedAt: PASSED }, passed))
    assert.ok(stillAsked({ promisedAt: LATER }, passed))
  })
})

describe('whom a notice reaches', () => {
  const reaches = (to: Parameters<typeof personFor>[0]['to'], referral: Referral) =>
    personFor({ to }, referral, COUNCIL)

  it('is, as Team Manager, whoever has to sign just now', () => {
    const twice = submitted([...passed.submission.cover, { to: SERVICE.id, at: LATER, because: 'no answer' }])
    assert.equal(reaches('team manager', submitted()), TESS.id)
    assert.equal(reaches('team manager', passed), DEPUTY.id)
    assert.equal(reaches('team manager', twice), SERVICE.id)
    assert.equal(reaches('team manager', referralOf('in_progress')), TESS.id)
  })

  it('is, as first approver, the one it went to before it was passed on, and nobody otherwise', () => {
    assert.equal(reaches('first approver', passed), TESS.id)
    assert.equal(reaches('first approver', submitted()), undefined)
    assert.equal(reaches('first approver', referralOf('allocated')), undefined)
  })

  it('is the person who is named, the recorder, the worker or the signer', () => {
    const signed = referralOf('signed_off')
    assert.equal(personFor({ to: 'person', person: MAYA.id }, signed, COUNCIL), MAYA.id)
    assert.deepEqual(
      (['recorder', 'worker', 'signer'] as const).map((to) => reaches(to, signed)),
      [MAYA.id, SAM.id, TESS.id],
    )
    assert.equal(reaches('signer', submitted()), undefined)
    assert.equal(reaches('prison', signed), undefined)
  })
})
