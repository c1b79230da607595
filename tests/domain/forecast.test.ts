/** The forecast: late is said before the date, in working days, and never on a guess. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Assessment } from '../../src/domain/assessment.ts'
import { forecastOf } from '../../src/domain/forecast.ts'
import { addDays, type Day } from '../../src/domain/moment.ts'
import type { Status } from '../../src/domain/referral.ts'
import { assessmentOf, referralOf } from './sample.ts'

const calendar = { closures: [] }
/** The sample is due on Tue 15 Dec 2026; it has eight pages. */
const referral = referralOf('in_progress')
const PAGES = Object.keys(assessmentOf())

/** So many pages done, the first of them on a day. */
const written = (count: number, began: Day): Assessment =>
  Object.fromEntries(
    Object.entries(assessmentOf())
      .slice(0, count)
      .map(([key, saved], index) => [
        key,
        { ...saved, savedAt: `${index === 0 ? began : addDays(began, 1)}T10:00:00.000Z` },
      ]),
  )

const on = (
  today: Day,
  assessment: Assessment,
  status: Status = 'in_progress',
  closures: readonly Day[] = [],
) => forecastOf({ ...referral, ...referralOf(status) }, assessment, { today, calendar: { closures } })

describe('the forecast', () => {
  it('says when it will be ready, and how many working days after the due day', () => {
    // Two pages in four working days: six more take twelve, from Tue 8 Dec to Thu 24 Dec.
    assert.equal(
      on('2026-12-08', written(2, '2026-12-02')),
      'At this pace it will be ready about Thu 24 Dec 2026, seven working days after the due day.',
    )
  })

  it('counts no holiday and no closure as a day on which anything is written', () => {
    assert.equal(
      on('2026-12-08', written(2, '2026-12-02'), 'in_progress', ['2026-12-23']),
      'At this pace it will be ready about Tue 29 Dec 2026, seven working days after the due day.',
    )
  })

  it('names no day that is more than four weeks late', () => {
    // One page in eight working days: seven more take fifty-six.
    assert.equal(
      on('2026-12-14', written(1, '2026-12-02')),
      'At this pace it will be more than four weeks late.',
    )
  })

  it('says nothing when it will be ready on the due day, or before', () => {
    assert.equal(on('2026-12-08', written(6, '2026-12-02')), undefined)
    // Four in five working days, four to come: ready on the due day itself.
    assert.equal(on('2026-12-08', written(4, '2026-12-01')), undefined)
    assert.match(on('2026-12-09', written(4, '2026-12-02')) ?? '', /Wed 16 Dec 2026, one working day after/)
  })

  it('says nothing with fewer than two working days of writing', () => {
    assert.equal(on('2026-12-14', written(1, '2026-12-14')), undefined)
    assert.equal(on('2026-12-14', written(1, '2026-12-11')), undefined)
    assert.notEqual(on('2026-12-14', written(1, '2026-12-10')), undefined)
  })

  it('speaks of an empty form from five working days before the due day, and not after it', () => {
    assert.equal(on('2026-12-07', {}, 'allocated'), undefined)
    assert.equal(on('2026-12-08', {}, 'allocated'), 'Nothing is written yet and five working days are left.')
    assert.equal(on('2026-12-14', {}, 'allocated'), 'Nothing is written yet and one working day is left.')
    assert.equal(on('2026-12-15', {}, 'allocated'), 'Nothing is written yet, and it is due today.')
    assert.equal(on('2026-12-16', {}, 'allocated'), undefined)
  })

  it('says nothing when every page is done, or nobody is writing', () => {
    assert.equal(on('2026-12-20', assessmentOf()), undefined)
    for (const status of ['assigned_to_team', 'submitted', 'signed_off', 'sending', 'sent'] as const)
      assert.equal(on('2026-12-14', written(1, '2026-12-01'), status), undefined)
  })

  it('says nothing of years whose holidays are not known', () => {
    const late = { ...referral, due: { ...referral.due, day: '2099-12-15' } }
    assert.equal(forecastOf(late, written(1, '2099-11-02'), { today: '2099-12-08', calendar }), undefined)
    assert.equal(forecastOf(late, {}, { today: '2099-12-14', calendar }), undefined)
  })

  it('never names a day that is past, not after the due day, or later when more is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: PAGES.length - 1 }),
        fc.nat(20),
        fc.nat(15),
        (count, ago, ahead) => {
          const today = addDays('2026-12-01', ahead)
          const began = addDays(today, -ago)
          const said = on(today, written(count, began))
          const more = on(today, written(count + 1, began))
          if (more !== undefined) assert.notEqual(said, undefined)
          if (said === undefined) return
          assert.match(
            said,
            /^At this pace it will be (ready about .*, \S+ working days? after the due day|more than four weeks late)\.$/,
          )
        },
      ),
    )
  })
})
