/** An e-mail goes again when a person says why, and never while the one before may still arrive. */
import assert from 'node:assert/strict'
import { agreedOf } from '../../src/domain/address-check.ts'
import { type Mail, type MailWhat, sayMail, standingOf } from '../../src/domain/mail.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Status } from '../../src/domain/referral.ts'
import { type Again, notePhoned, sendAgain } from '../../src/domain/send-again.ts'
import { AFTER_SENDING, WITH_A_TEAM } from '../../src/domain/statuses.ts'
import { SPEAKS_OF, type TriageMail } from '../../src/domain/triage-mails.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, DEPUTY, INES, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { ALL_STATUSES, act, allowed, EVERY_STATUS, referralOf, saidTo } from './sample.ts'

const AGAIN: Again = {
  ...{
    what: 'report-to-lado',
    standing: 'bounced',
    heldForPolice: false,
    reason: ' The address is mended. ',
  },
  addressees: agreedOf(DETAILS, COUNCIL),
}
const again = (by: Person, change: Partial<Again> = {}, referral = referralOf('sending')) =>
  sendAgain(referral, act(by), { ...AGAIN, ...change })

describe('an e-mail that goes again', () => {
  it('is promised once more to its recipient alone, with the reason for the audit', () => {
    const { referral, events, move, reason } = allowed(again(SAM))
    assert.deepEqual([events, move], [[{ name: 'ladoAgain' }], 'sendAgain'])
    assert.deepEqual([referral.status, referral.version], ['sending', 5])
    assert.equal(reason, 'the report to the LADO: The address is mended.')
  })

  it('goes to the address that is approved now, and the audit says where', () => {
    const addressees = AGAIN.addressees.map((one) => ({ ...one, email: `new.${one.email}` }))
    const { referral, reason } = allowed(again(SAM, { addressees }))
    assert.ok('signOff' in referral)
    assert.deepEqual(
      referral.signOff.recipients.map(({ email }) => email),
      ['omu.example@prison.example', 'new.lado@council.example'],
    )
    assert.match(reason ?? '', /\(now to new\.lado@council\.example\)$/)
    assert.equal(saidTo(again(SAM, { addressees: [] })), 'noApprovedAddress')
  })

  it('goes by the word of the worker or a manager of the team, and the receipt by MASH too', () => {
    for (const by of [SAM, TESS, DEPUTY]) assert.equal(saidTo(again(by)), 'allowed')
    for (const by of [INES, MAYA, SOUTH_MANAGER]) assert.equal(saidTo(again(by)), 'notToSendAgain')
    assert.equal(saidTo(again(MAYA, { what: 'receipt' })), 'allowed')
    assert.equal(saidTo(again(INES, { what: 'receipt' })), 'notToSendAgain')
    // Who had it and has moved on since.
    for (const moved of [{ teams: ['south'] }, { roles: ['auditor'] as const }])
      assert.equal(saidTo(again({ ...SAM, ...moved })), 'notToSendAgain')
  })

  it('does not go while the one before is open or was accepted and has not come back', () => {
    for (const standing of ['open', 'accepted'] as const)
      assert.equal(saidTo(again(TESS, { standing })), 'onItsWay')
    for (const standing of ['given up', 'bounced'] as const)
      assert.equal(saidTo(again(TESS, { standing })), 'allowed')
  })

  it('does not go when there was none', () => {
    for (const standing of ['not needed', undefined] as const)
      assert.equal(saidTo(again(TESS, { standing })), 'neverSent')
  })

  it('does not go without a reason, nor a report while the police ask to wait', () => {
    assert.equal(saidTo(again(TESS, { reason: ' \n ' })), 'againReasonNeeded')
    assert.equal(saidTo(again(TESS, { heldForPolice: true })), 'heldForPolice')
    assert.equal(saidTo(again(TESS, { heldForPolice: true, what: 'receipt' })), 'allowed')
  })

  it('goes only while it is of use', () => {
    const when = (what: MailWhat) =>
      ALL_STATUSES.filter((status) => saidTo(again(TESS, { what }, referralOf(status))) === 'allowed')
    for (const what of ['report-to-prison', 'report-to-lado'] as const)
      assert.deepEqual(when(what), ['sending', ...AFTER_SENDING])
    assert.deepEqual(when('receipt'), ALL_STATUSES)
    for (const what of ['more-time', 'holding'] as const) assert.deepEqual(when(what), [...WITH_A_TEAM])
    for (const [what, status] of Object.entries(SPEAKS_OF) as [TriageMail, Status][])
      assert.deepEqual(
        EVERY_STATUS.filter((one) => saidTo(again(MAYA, { what }, referralOf(one))) === 'allowed'),
        [status],
      )
  })
})

describe('a telephone call about the report', () => {
  const call = (by: Person, words = ' A. Officer, at ten. ', referral = referralOf('sent')) =>
    notePhoned(referral, act(by), { who: 'prison', words })

  it('is noted on the referral with who called, and each one is kept', () => {
    const first = allowed(call(SAM))
    assert.deepEqual([first.events, first.move], [[{ name: 'phoned' }], 'notePhoned'])
    assert.equal(first.reason, 'the prison: A. Officer, at ten.')
    const second = allowed(call(MAYA, 'Again.', first.referral))
    assert.deepEqual(
      second.referral.calls?.map(({ by, words }) => [by, words]),
      [
        [SAM.id, 'A. Officer, at ten.'],
        [MAYA.id, 'Again.'],
      ],
    )
  })

  it('needs words, and a report that went out, and somebody whose business it is', () => {
    assert.equal(saidTo(call(SAM, '  ')), 'phonedNeedsWho')
    assert.equal(saidTo(call(SOUTH_MANAGER)), 'notForYou')
    for (const status of ALL_STATUSES)
      assert.equal(
        saidTo(call(SAM, 'x', referralOf(status))),
        ['sending', ...AFTER_SENDING].some((one) => one === status) ? 'allowed' : 'notNow',
      )
  })
})

describe('what is known of an e-mail', () => {
  const AT = '2026-12-07T10:10:00.000Z'
  const LATER = '2026-12-08T09:00:00.000Z'
  const mail = (known: Mail['known'], status: Mail['status'] = 'accepted'): Mail => ({
    ...{ what: 'report-to-prison', status, at: AT, known },
  })

  it('is said in the order in which it happens', () => {
    assert.equal(sayMail(mail({}, 'trying')), 'on its way to the mail system')
    assert.equal(sayMail(mail({}, 'failed')), 'could not be sent, Mon 7 Dec 2026, 10:10')
    assert.equal(
      sayMail(mail({ replied: LATER, seen: AT })),
      'accepted, Mon 7 Dec 2026, 10:10 · seen in Sent Items · replied, Tue 8 Dec 2026, 09:00',
    )
  })

  it('ends with the copy before that did not arrive, also while the newest is on its way', () => {
    const before = { standing: 'bounced', at: LATER } as const
    assert.equal(
      sayMail({ ...mail({}, 'trying'), before }),
      'on its way to the mail system · an earlier copy came back, Tue 8 Dec 2026, 09:00',
    )
    assert.match(
      sayMail({ ...mail({ seen: AT }), before: { ...before, standing: 'given up' } }),
      / · seen in Sent Items · an earlier copy could not be sent, Tue 8 Dec 2026, 09:00$/,
    )
  })

  it('forgets that it was not seen once it is seen', () => {
    assert.match(sayMail(mail({ stuck: LATER })), / · not seen in Sent Items$/)
    assert.match(sayMail(mail({ stuck: LATER, seen: LATER })), /10:10 · seen in Sent Items$/)
  })

  it('stands as bounced only where it was accepted', () => {
    assert.equal(standingOf(mail({ bounced: LATER })), 'bounced')
    assert.equal(standingOf(mail({ bounced: LATER }, 'failed')), 'given up')
    assert.equal(standingOf(mail({ replied: LATER })), 'accepted')
    assert.equal(standingOf(mail({}, 'promised')), 'open')
  })
})
