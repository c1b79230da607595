/** Filed is noted once, when every signed report is in the folder; from then on the days of keeping are counted. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { confirmSent } from '../../src/domain/dispatch.ts'
import { noteFiled, type SignedReport } from '../../src/domain/filing.ts'
import { dayOf, daysBetween } from '../../src/domain/moment.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { ALL_STATUSES, allowed, RELEASE, referralOf, saidTo } from './sample.ts'

const AT = '2026-12-07T10:12:00.000Z'
const report = (
  part: number,
  webUrl: string | undefined = `https://folder.example/${part}`,
): SignedReport => ({
  ...{ child: 1, part },
  webUrl,
})
const unfiled = (part: number): SignedReport => ({ child: 1, part, webUrl: undefined })
const WHAT = { at: AT, reports: [report(1), report(2)], keepDays: 90 }
const RELEASED = ['sending', 'sent', 'decision_recorded', 'closed'] as const

const filedIn = (referral: Referral) => ('filed' in referral ? referral.filed : undefined)

describe('that every signed report is filed', () => {
  for (const status of RELEASED)
    it(`is noted while it is ${status}, with the day until which the copy is kept at least`, () => {
      const { referral, events, move } = allowed(noteFiled(referralOf(status), WHAT))
      assert.deepEqual(filedIn(referral), { at: AT, keepUntil: '2027-03-07' })
      assert.deepEqual([referral.status, referral.version, move], [status, 5, 'noteFiled'])
      assert.deepEqual(events, [{ name: 'filed' }])
    })

  for (const status of ALL_STATUSES.filter((each) => !RELEASED.some((released) => released === each)))
    it(`is refused while it is ${status}`, () =>
      assert.equal(saidTo(noteFiled(referralOf(status), WHAT)), 'notNow'))

  it('is refused while one of them is not filed, and where there is none', () => {
    for (const reports of [[report(1), unfiled(2)], [unfiled(1), unfiled(2)], []])
      assert.equal(saidTo(noteFiled(referralOf('sent'), { ...WHAT, reports })), 'notNow')
  })

  it('is noted once: the day stays, whatever is set later', () => {
    const { referral } = allowed(noteFiled(referralOf('sent'), WHAT))
    assert.equal(saidTo(noteFiled(referral, { ...WHAT, keepDays: 1 })), 'notNow')
  })

  it('stays noted when the last e-mail is accepted after it', () => {
    const { referral } = allowed(noteFiled(referralOf('sending'), WHAT))
    const sent = allowed(confirmSent(referral, ['prison', 'lado'], RELEASE)).referral
    assert.deepEqual([sent.status, filedIn(sent)], ['sent', { at: AT, keepUntil: '2027-03-07' }])
  })

  it('counts London days: late on a summer evening the next day has begun', () => {
    const late = { ...WHAT, at: '2026-06-30T23:30:00.000Z', keepDays: 1 }
    assert.equal(filedIn(allowed(noteFiled(referralOf('sent'), late)).referral)?.keepUntil, '2026-07-02')
  })

  it('keeps the copy for exactly as many calendar days as are set, over any change of the clocks', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 4000 }),
        (date, keepDays) => {
          const at = date.toISOString()
          const { referral } = allowed(noteFiled(referralOf('sent'), { ...WHAT, at, keepDays }))
          assert.equal(daysBetween(dayOf(at), filedIn(referral)?.keepUntil ?? ''), keepDays)
        },
      ),
    ))
})
