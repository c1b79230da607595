/** Who is sent what, what stops a send, and when a report counts as sent. */
import assert from 'node:assert/strict'
import { addresseesOf } from '../../src/domain/address-check.ts'
import {
  confirmSent,
  MOST_ATTACHED_BYTES,
  recipientsOf,
  release,
  requesterAddress,
} from '../../src/domain/dispatch.ts'
import { DETAILS, PRISONER, REQUEST } from '../support/answers.ts'
import { COUNCIL } from '../support/council.ts'
import { ALL_STATUSES, allowed, RELEASE, referralOf, SIGNED, saidTo } from './sample.ts'

const RELEASING = {
  ...{ at: RELEASE, storedFingerprint: SIGNED, heldForPolice: false, leaks: [], attachedBytes: 400_000 },
  addressees: addresseesOf(DETAILS, COUNCIL),
}
const withoutPrison = RELEASING.addressees?.filter(({ who }) => who !== 'prison')
const otherPrison = RELEASING.addressees?.map((one) =>
  one.who === 'prison' ? { ...one, email: 'other@prison.example' } : one,
)

describe('the recipients', () => {
  it('are the prison and the LADO, each at the approved address', () =>
    assert.deepEqual(
      recipientsOf(DETAILS, COUNCIL)?.map(({ who, email }) => [who, email]),
      [
        ['prison', 'omu.example@prison.example'],
        ['lado', 'lado@council.example'],
      ],
    ))
  it('are nobody when the prison has no approved address', () => {
    for (const prisonCode of ['ZZZ', ''])
      assert.equal(recipientsOf({ ...DETAILS, prisoner: { ...PRISONER, prisonCode } }, COUNCIL), undefined)
  })
})

describe('the receipt', () => {
  for (const [requestSource, address] of [
    ['prison', 'omu.example@prison.example'],
    ['lado', 'lado@council.example'],
    ['court', undefined],
    ['police', undefined],
    ['other', undefined],
    ['', undefined],
  ] as const)
    it(`goes to ${address ?? 'nobody'} when “${requestSource}” asks`, () => {
      const request = { ...REQUEST, requestSource, requesterEmail: 'typed@elsewhere.example' }
      assert.equal(requesterAddress({ ...DETAILS, request }, COUNCIL), address)
    })
  it('goes to nobody at a prison that is not in the directory', () => {
    const details = { ...DETAILS, prisoner: { ...PRISONER, prisonCode: 'ZZZ' } }
    assert.equal(requesterAddress(details, COUNCIL), undefined)
  })
})

describe('releasing the e-mails', () => {
  it('begins when the time to undo is over', () => {
    const { referral, events } = allowed(release(referralOf('signed_off'), RELEASING))
    assert.deepEqual([referral.status, referral.version, events], ['sending', 5, [{ name: 'released' }]])
  })
  for (const [said, more] of [
    ['notNow', { at: '2026-12-03T14:11:59.999Z' }],
    ['heldForPolice', { heldForPolice: true }],
    ['addressInPartOne', { leaks: ['school of child 1'] }],
    ['reportsChanged', { storedFingerprint: 'other' }],
    ['reportsChanged', { storedFingerprint: '' }],
    ['addressChanged', { addressees: undefined }],
    ['addressChanged', { addressees: withoutPrison }],
    ['addressChanged', { addressees: otherPrison }],
    ['tooLargeToSend', { attachedBytes: MOST_ATTACHED_BYTES + 1 }],
  ] as const)
    it(`is refused as ${said} for ${JSON.stringify(more)}`, () =>
      assert.equal(saidTo(release(referralOf('signed_off'), { ...RELEASING, ...more })), said))
  it('begins with as much as one e-mail takes, which in base64 is less than a request of Graph may be', () => {
    const full = { ...RELEASING, attachedBytes: MOST_ATTACHED_BYTES }
    assert.equal(allowed(release(referralOf('signed_off'), full)).move, 'release')
    assert.ok(Math.ceil(MOST_ATTACHED_BYTES / 3) * 4 < 4 * 1024 * 1024 - 100_000)
  })
  for (const status of ALL_STATUSES.filter((each) => each !== 'signed_off'))
    it(`is refused while it is ${status}`, () =>
      assert.equal(saidTo(release(referralOf(status), RELEASING)), 'notNow'))
})

describe('sent', () => {
  it('means that every recipient’s e-mail was accepted', () => {
    const { referral, events } = allowed(confirmSent(referralOf('sending'), ['lado', 'prison'], RELEASE))
    assert.deepEqual([referral.status === 'sent' && referral.sentAt, events], [RELEASE, [{ name: 'sent' }]])
  })
  for (const accepted of [[], ['prison'], ['lado'], ['prison', 'prison']] as const)
    it(`is not said when ${accepted.join(' and ') || 'nobody'} has it`, () =>
      assert.equal(saidTo(confirmSent(referralOf('sending'), accepted, RELEASE)), 'notNow'))
  for (const status of ALL_STATUSES.filter((each) => each !== 'sending'))
    it(`is not said while it is ${status}`, () =>
      assert.equal(saidTo(confirmSent(referralOf(status), ['prison', 'lado'], RELEASE)), 'notNow'))
})
