/** Signing off to an address that nobody has checked for six months: only when the signer has checked it today. */
import assert from 'node:assert/strict'
import type { Addressee } from '../../src/domain/address-check.ts'
import * as rule from '../../src/domain/sign-off.ts'
import { TESS } from '../support/council.ts'
import { act, allowed, assessmentOf, FINGERPRINT, NOW, referralOf, SIGNED, saidTo } from './sample.ts'

const FRESH: Addressee = {
  ...{ who: 'prison', name: 'HMP Example', email: 'omu.example@prison.example' },
  verifiedOn: '2026-10-01',
}
/** Half a year before NOW, less a day. */
const OLD: Addressee = { ...FRESH, verifiedOn: '2026-06-02' }
const OLD_LADO: Addressee = {
  ...{ who: 'lado', name: 'LADO', email: 'lado@council.example' },
  verifiedOn: '2026-02-02',
}

const sign = (addressees: readonly Addressee[], checked: readonly string[] = []) =>
  rule.signOff(referralOf('submitted'), act(TESS), {
    ...{ submission: 1, fingerprint: FINGERPRINT, assessment: assessmentOf(), signedFingerprint: SIGNED },
    ...{ addressees, checked, leaks: [], undoSeconds: 600 },
  })

describe('signing off to an old address', () => {
  for (const [what, addressees, checked] of [
    ['nobody has checked it', [OLD], []],
    ['another was checked', [OLD], ['omu.other@prison.example']],
    ['only the other of the two was checked', [OLD, OLD_LADO], [OLD.email]],
    ['the address beside it was checked, which is fresh', [FRESH, OLD_LADO], [FRESH.email]],
  ] as const)
    it(`is refused when ${what}`, () => assert.equal(saidTo(sign(addressees, checked)), 'addressNotVerified'))

  it('is refused naming just those addresses, and the day each was last checked', () => {
    const ruling = sign([FRESH, OLD_LADO])
    assert.deepEqual('more' in ruling && ruling.more, [
      'LADO, lado@council.example, was last checked on Mon 2 Feb 2026.',
    ])
  })

  it('is done once the signer says that they have checked it; who, when and which address are kept', () => {
    const { referral, reason } = allowed(sign([OLD, OLD_LADO], [OLD_LADO.email, OLD.email]))
    assert.ok(referral.status === 'signed_off')
    const { by, at, confirmed, recipients } = referral.signOff
    assert.deepEqual([by, at, confirmed], [TESS.id, NOW, [OLD, OLD_LADO]])
    assert.deepEqual(
      recipients.map((each) => Object.keys(each)),
      [
        ['who', 'name', 'email'],
        ['who', 'name', 'email'],
      ],
    )
    assert.equal(
      reason,
      'Checked by the signer today: HMP Example, omu.example@prison.example, was last checked on Tue 2 Jun 2026; LADO, lado@council.example, was last checked on Mon 2 Feb 2026.',
    )
  })

  it('keeps nothing where a box was ticked that nobody asked for', () => {
    const { referral, reason } = allowed(sign([FRESH], [FRESH.email]))
    assert.ok(referral.status === 'signed_off')
    assert.deepEqual(['confirmed' in referral.signOff, reason], [false, undefined])
  })
})
