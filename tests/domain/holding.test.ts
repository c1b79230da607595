/** A late report is owned up to, once for each due day; and that the prison has it is noted once. */
import assert from 'node:assert/strict'
import { type Apology, noteReceipt, sendHolding } from '../../src/domain/holding.ts'
import type { Person } from '../../src/domain/people.ts'
import { isAfterSending, type Referral, STILL_DUE } from '../../src/domain/referral.ts'
import { DEPUTY, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { ALL_STATUSES, act, allowed, referralOf, saidTo } from './sample.ts'

const LATE = '2026-12-16T09:30:00.000Z'
const WHAT: Apology = { expected: '2026-12-18', canWrite: true, calendar: { closures: [] } }
const send = (
  by: Person,
  change: Partial<Apology> = {},
  { referral = referralOf('in_progress') as Referral, at = LATE } = {},
) => sendHolding(referral, act(by, at), { ...WHAT, ...change })

describe('the holding e-mail', () => {
  it('says when the report is expected, and moves no due day', () => {
    const { referral, events, move } = allowed(send(TESS))
    assert.deepEqual(referral.holding, { by: TESS.id, at: LATE, expected: '2026-12-18' })
    assert.deepEqual([referral.due, referral.dueChanges], [referralOf('in_progress').due, []])
    assert.deepEqual([events, move], [[{ name: 'holdingSent' }], 'sendHolding'])
  })
  it('is sent by the deputy too, by nobody else', () => {
    assert.equal(saidTo(send(DEPUTY)), 'allowed')
    for (const by of [SAM, MAYA, SOUTH_MANAGER]) assert.equal(saidTo(send(by)), 'notTeamManager')
  })
  it('is sent once', () =>
    assert.equal(saidTo(send(TESS, {}, { referral: allowed(send(TESS)).referral })), 'holdingSent'))
  it('is not sent before the report is late', () => {
    for (const at of ['2026-12-14T10:00:00.000Z', '2026-12-15T23:59:00.000Z'])
      assert.equal(saidTo(send(TESS, {}, { at })), 'notLate')
    assert.equal(saidTo(send(TESS, {}, { at: '2026-12-16T00:00:00.000Z' })), 'allowed')
  })
  for (const [why, change, code] of [
    ['there is nobody to write to', { canWrite: false }, 'noRequesterAddress'],
    ['it is expected today', { expected: '2026-12-16' }, 'notLater'],
    ['it is expected on a weekend', { expected: '2026-12-19' }, 'notAWorkingDay'],
    ['nobody knows the holidays of that year', { expected: '2031-01-02' }, 'holidaysNotKnown'],
  ] as const)
    it(`is refused when ${why}`, () => assert.equal(saidTo(send(TESS, change)), code))
  it('is not sent once the report is signed', () => {
    for (const status of ALL_STATUSES)
      assert.equal(
        saidTo(send(TESS, {}, { referral: referralOf(status) })),
        STILL_DUE.includes(status) ? 'allowed' : 'notNow',
      )
  })
})

describe('that the prison has the report', () => {
  const sent = referralOf('sent')
  it('is noted with who heard it, when and how', () => {
    for (const by of [SAM, TESS, MAYA]) {
      const { referral, events, move, reason } = allowed(noteReceipt(sent, act(by, LATE), ' by telephone '))
      assert.ok(referral.status === 'sent')
      assert.deepEqual(referral.receipt, { by: by.id, at: LATE, how: 'by telephone' })
      assert.deepEqual([events, move, reason], [[{ name: 'receiptNoted' }], 'noteReceipt', 'by telephone'])
    }
  })
  it('is noted once', () =>
    assert.equal(
      saidTo(noteReceipt(allowed(noteReceipt(sent, act(SAM), 'e-mail')).referral, act(TESS), 'e-mail')),
      'notNow',
    ))
  it('is noted only of what was sent, by those who may see it', () => {
    for (const status of ALL_STATUSES)
      assert.equal(
        saidTo(noteReceipt(referralOf(status), act(SAM), '')) === 'allowed',
        isAfterSending(referralOf(status)),
      )
    assert.equal(saidTo(noteReceipt(sent, act(SOUTH_MANAGER), '')), 'notForYou')
  })
})
