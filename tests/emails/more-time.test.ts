/** The e-mail about more time says what 2.9 (53) says it does: a general reason, never anybody’s own words. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ANSWER, WORDS, withMoreTime } from '../../scripts/preview/due-samples.ts'
import { confirmBy } from '../../src/domain/letters.ts'
import { addDays, dayOf } from '../../src/domain/moment.ts'
import { MORE_TIME_REASONS, type MoreTimeReason } from '../../src/domain/more-time.ts'
import { isWorkingDay, workingDayOnOrBefore, workingDaysBetween } from '../../src/domain/working-days.ts'
import { moreTime } from '../../src/emails/more-time.ts'
import { FAMILY } from '../bot/stored.ts'
import { COUNCIL } from '../support/council.ts'

const CLOSURES = { closures: ['2026-12-29', '2027-06-01'] }

const emailBecause = (reason: MoreTimeReason) => {
  const referral = withMoreTime('with the prison')
  if (referral.moreTime === undefined) throw new Error('Nothing was asked')
  return moreTime(referral, { ...referral.moreTime, reason }, COUNCIL.council)
}

describe('the e-mail about more time', () => {
  it('has the wording of the field notes, in its order', () => {
    assert.equal(
      emailBecause('probation_awaited').text,
      [
        'This is about our prison contact assessment PCA-2026-0147. The date we gave you is Tue 15 Dec 2026.',
        'We need until Fri 18 Dec 2026 because we are waiting for information from probation.',
        'Contact should stay as it is until you have our report.',
        'Please confirm by Mon 7 Dec 2026.',
        'Sampleshire County Council\nReply to prison.contact@council.example, telephone 01632 960 001',
      ].join('\n\n'),
    )
    assert.equal(emailBecause('other').subject, 'OFFICIAL-SENSITIVE PCA-2026-0147 more time')
  })

  for (const reason of Object.keys(MORE_TIME_REASONS) as MoreTimeReason[])
    it(`because of ${reason} says nothing of the family, and no words of anybody`, () => {
      const { text } = emailBecause(reason)
      assert.ok(text.includes(`because ${MORE_TIME_REASONS[reason].letter}.`))
      for (const words of [WORDS, ANSWER, 'police']) assert.ok(!text.includes(words))
      assert.doesNotMatch(text, FAMILY)
    })
})

describe('the day by which to confirm', () => {
  const at = (day: string): string => `${day}T10:00:00.000Z`
  const cases = [
    ['is the next working day but one', '2026-12-03', '2026-12-15', '2026-12-07'],
    [
      'counts from the next working day, when it is asked on a weekend',
      '2026-12-05',
      '2026-12-15',
      '2026-12-08',
    ],
    ['is the due day at the latest, while that is ahead', '2026-12-14', '2026-12-15', '2026-12-15'],
    ['is counted as ever on the due day', '2026-12-15', '2026-12-15', '2026-12-17'],
    ['is counted as ever when it is late', '2026-12-16', '2026-12-15', '2026-12-18'],
  ] as const
  for (const [rule, today, due, expected] of cases)
    it(rule, () => assert.equal(confirmBy(at(today), { due, until: '2026-12-31' }, CLOSURES), expected))

  it('is no day later than the one asked for, not even where the holidays after it are not known', () => {
    const due = '2028-12-20'
    assert.equal(confirmBy(at('2028-12-28'), { due, until: '2028-12-29' }, CLOSURES), '2028-12-29')
  })

  it('is ahead, worked, and at most two working days away, whatever the days are', () => {
    const counts = fc.integer({ min: 0, max: 700 })
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: -40, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        (asked, gap, more) => {
          const today = addDays('2026-03-02', asked)
          const due = workingDayOnOrBefore(addDays(today, gap), CLOSURES)
          const until = workingDayOnOrBefore(addDays(due > today ? due : today, more + 7), CLOSURES)
          const confirm = confirmBy(at(today), { due, until }, CLOSURES)
          assert.ok(confirm > dayOf(at(today)) && confirm <= until)
          assert.ok(isWorkingDay(confirm, CLOSURES))
          assert.ok(workingDaysBetween(today, confirm, CLOSURES) <= 2)
          if (due > today) assert.ok(confirm <= due)
        },
      ),
    )
  })
})
