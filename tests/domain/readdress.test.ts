/** A prisoner who is somewhere else now: the referral gets its new prison from a person, and nobody signs what they have not seen. */
import assert from 'node:assert/strict'
import type { Directory } from '../../src/domain/directory.ts'
import { answerOf } from '../../src/domain/form.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Readdressing, readdress } from '../../src/domain/readdress.ts'
import { IN_TRIAGE, type Referral, STILL_DUE, type Status } from '../../src/domain/referral.ts'
import { COUNCIL, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { act, allowed, FINGERPRINT, NOW, referralOf, saidTo } from './sample.ts'

const ANEW = 'a'.repeat(64)
const WORDS = 'A. Officer of HMP Placeholder, today at ten.'
const what: Readdressing = {
  ...{ prisonCode: 'ZBB', words: WORDS, directory: COUNCIL },
  fingerprint: () => ANEW,
}
const ruled = (status: Status, by: Person = SAM, change: Partial<Readdressing> = {}) =>
  readdress(referralOf(status), act(by), { ...what, ...change })
const councilWithout = (code: string): Directory => ({
  ...COUNCIL,
  prisons: COUNCIL.prisons.map((one) => (one.code === code ? { ...one, address: undefined } : one)),
})

describe('a referral whose prisoner has moved', () => {
  for (const status of STILL_DUE)
    it(`goes to the new prison while it is ${status}, with who said so`, () => {
      // No team has it while it is in triage.
      const by = (IN_TRIAGE as readonly Status[]).includes(status) ? MAYA : SAM
      const { referral, move, reason } = allowed(ruled(status, by))
      assert.equal(answerOf(referral.details.prisoner, 'prisonCode'), 'ZBB')
      assert.deepEqual(
        referral.prisonMoves?.map((one) => [one.from, one.to, one.by, one.words]),
        [['ZAA', 'ZBB', by.id, WORDS]],
      )
      assert.deepEqual([referral.status, move, reason], [status, 'readdress', `ZAA to ZBB: ${WORDS}`])
    })
  it('has its reports made anew while they wait for sign-off, by the same authors for the same signer', () => {
    const before = referralOf('submitted')
    const { referral, events } = allowed(ruled('submitted'))
    assert.ok(referral.status === 'submitted' && before.status === 'submitted')
    assert.notEqual(before.submission.fingerprint, ANEW)
    assert.deepEqual(referral.submission, { ...before.submission, number: 2, fingerprint: ANEW })
    assert.equal(before.submission.fingerprint, FINGERPRINT)
    assert.deepEqual(events, [{ name: 'readdressed' }, { name: 'submitted' }])
  })
  it('keeps its reports as they are at every other status', () => {
    const { events } = allowed(
      ruled('in_progress', SAM, { fingerprint: () => assert.fail('nothing waits for sign-off') }),
    )
    assert.deepEqual(events, [{ name: 'readdressed' }])
  })
  it('asks the new prison for the time that the one before was asked for, not anybody else who asked', () => {
    const asking = { until: '2026-12-22', reason: 'other', words: '', askedBy: SAM.id, askedAt: NOW } as const
    const before = {
      ...referralOf('in_progress'),
      moreTime: { ...asking, stage: 'with the prison' },
    } as const
    const eventsOf = (referral: Referral) => allowed(readdress(referral, act(SAM), what)).events
    assert.deepEqual(eventsOf(before), [{ name: 'readdressed' }, { name: 'moreTimeAgain' }])
    const byLado = { ...before.details, request: { ...before.details.request, requestSource: 'lado' } }
    assert.deepEqual(eventsOf({ ...before, details: byLado }), [{ name: 'readdressed' }])
    assert.deepEqual(eventsOf({ ...before, moreTime: { ...asking, stage: 'asked' } }), [
      { name: 'readdressed' },
    ])
  })
  it('is readdressed by the worker, a manager of the team, and MASH', () => {
    for (const by of [SAM, TESS, MAYA]) assert.equal(saidTo(ruled('in_progress', by)), 'allowed')
    assert.equal(saidTo(ruled('in_progress', SOUTH_MANAGER)), 'notForYou')
  })
  it('waits for the undo once it is signed, and stays as it is once it has left', () => {
    assert.equal(saidTo(ruled('signed_off', TESS)), 'undoFirst')
    for (const status of ['sending', 'sent'] as const) assert.equal(saidTo(ruled(status)), 'reportIsGone')
  })
  it('goes to no prison without an agreed address, nor to the same one, nor without saying who told us', () => {
    assert.equal(saidTo(ruled('in_progress', SAM, { prisonCode: 'ZZZ' })), 'noApprovedAddress')
    const directory = councilWithout('ZBB')
    assert.equal(saidTo(ruled('in_progress', SAM, { directory })), 'noApprovedAddress')
    assert.equal(saidTo(ruled('in_progress', SAM, { prisonCode: 'ZAA' })), 'samePrison')
    assert.equal(saidTo(ruled('in_progress', SAM, { words: '  ' })), 'whoSaidMovedNeeded')
  })
  it('remembers every prison it was given', () => {
    const once = allowed(ruled('allocated')).referral
    const back = allowed(readdress(once, act(MAYA), { ...what, prisonCode: 'ZAA' })).referral
    assert.deepEqual(
      back.prisonMoves?.map(({ to }) => to),
      ['ZBB', 'ZAA'],
    )
  })
})
