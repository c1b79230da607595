/** Working days against the calendar of England and Wales, and the laws that counting must keep. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays } from '../../src/domain/moment.ts'
import {
  addWorkingDays,
  isWorkingDay,
  knownUntil,
  lastKnownYear,
  UnknownYear,
  whyNotWorked,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../src/domain/working-days.ts'

const OPEN = { closures: [] }
/** Any day from which two months can be counted either way. */
const aDay = fc.integer({ min: 70, max: 1000 }).map((days) => addDays('2026-01-01', days))
const calendars = fc.array(aDay, { maxLength: 8 }).map((closures) => ({ closures }))

describe('working days', () => {
  for (const [day, why] of [
    ['2026-12-24', undefined],
    ['2026-12-25', 'a bank holiday'],
    ['2026-12-26', 'a weekend'],
    ['2026-12-28', 'a bank holiday'],
    ['2026-12-29', undefined],
    ['2027-03-26', 'a bank holiday'],
    ['2027-03-29', 'a bank holiday'],
    ['2027-12-27', 'a bank holiday'],
    ['2028-01-03', 'a bank holiday'],
    ['2028-02-29', undefined],
    ['2026-03-29', 'a weekend'],
  ] as const)
    it(`${day} is ${why ?? 'worked'}`, () => assert.equal(whyNotWorked(day, OPEN), why))

  it('leave out the council’s own closures', () => {
    const calendar = { closures: ['2026-12-29', '2026-12-30', '2026-12-31'] }
    assert.equal(whyNotWorked('2026-12-30', calendar), 'a day the council is closed')
    assert.equal(addWorkingDays('2026-12-24', 1, calendar), '2027-01-04')
    assert.equal(workingDayOnOrBefore('2027-01-03', calendar), '2026-12-24')
  })

  it('are refused in a year whose bank holidays are not known, its weekends included', () => {
    const next = lastKnownYear() + 1
    for (const day of Array.from({ length: 7 }, (_, on) => `${next}-01-0${on + 1}`))
      assert.throws(() => isWorkingDay(day, OPEN), new RegExp(`${next} are not known`))
    assert.throws(() => addWorkingDays(workingDayOnOrBefore(knownUntil(), OPEN), 1, OPEN), UnknownYear)
    assert.throws(() => addWorkingDays('2023-01-01', -1, OPEN), UnknownYear)
  })

  it('count to nought on the same day, and backwards as a negative number', () => {
    assert.equal(workingDaysBetween('2026-12-03', '2026-12-03', OPEN), 0)
    assert.equal(workingDaysBetween('2026-12-04', '2026-12-07', OPEN), 1)
    assert.equal(workingDaysBetween('2026-12-07', '2026-12-04', OPEN), -1)
  })

  it('that are added can be counted again', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 30 }), calendars, (day, count, calendar) => {
        assert.equal(workingDaysBetween(day, addWorkingDays(day, count, calendar), calendar), count)
      }),
      { numRuns: 25 },
    )
  })

  it('that are taken away from a working day can be added again', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 30 }), calendars, (day, count, calendar) => {
        const start = workingDayOnOrBefore(day, calendar)
        const back = addWorkingDays(start, -count, calendar)
        assert.equal(addWorkingDays(back, count, calendar), start)
        assert.equal(Math.abs(workingDaysBetween(start, back, calendar)), count)
      }),
      { numRuns: 25 },
    )
  })

  it('are always worked, and more of them are always later', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 30 }), calendars, (day, count, calendar) => {
        const there = addWorkingDays(day, count, calendar)
        assert.ok(isWorkingDay(there, calendar))
        assert.ok(addWorkingDays(day, count + 1, calendar) > there)
        assert.ok(addWorkingDays(addDays(day, 1), count, calendar) >= there)
      }),
      { numRuns: 25 },
    )
  })

  it('on or before a day are the nearest ones', () => {
    fc.assert(
      fc.property(aDay, calendars, (day, calendar) => {
        const there = workingDayOnOrBefore(day, calendar)
        assert.ok(there <= day && isWorkingDay(there, calendar))
        assert.ok(workingDaysBetween(there, day, calendar) === 0)
      }),
      { numRuns: 25 },
    )
  })

  it('between two days are as many as one counts, day by day', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -60, max: 60 }), calendars, (from, days, calendar) => {
        const to = addDays(from, days)
        const [first, last] = from < to ? [from, to] : [to, from]
        let counted = 0
        for (let day = addDays(first, 1); day <= last; day = addDays(day, 1))
          if (isWorkingDay(day, calendar)) counted += 1
        assert.equal(Math.abs(workingDaysBetween(from, to, calendar)), counted)
      }),
      { numRuns: 100 },
    )
  })
})
