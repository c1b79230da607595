/** Days are days in London, and they read the same on every machine. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import * as moment from '../../src/domain/moment.ts'

describe('a moment', () => {
  for (const [instant, day, time, why] of [
    ['2026-12-15T14:02:00.000Z', '2026-12-15', '14:02', 'in winter'],
    ['2026-07-15T23:30:00.000Z', '2026-07-16', '00:30', 'in summer, past midnight in London'],
    ['2026-03-29T00:59:59.000Z', '2026-03-29', '00:59', 'a second before the clocks go forward'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', '02:00', 'when they have'],
    ['2026-10-25T00:30:00.000Z', '2026-10-25', '01:30', 'in the hour that comes twice'],
    ['2026-10-25T01:30:00.000Z', '2026-10-25', '01:30', 'in that hour again'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31', '23:59', 'at the end of a year'],
  ] as const)
    it(`falls on its London day and hour ${why}`, () => {
      assert.equal(moment.dayOf(instant), day)
      assert.equal(moment.timeOf(instant), time)
    })

  for (const [spring, autumn] of [
    ['2026-03-29', '2026-10-25'],
    ['2027-03-28', '2027-10-31'],
    ['2028-03-26', '2028-10-29'],
  ] as const)
    it(`falls on its London evening before and after the clocks change on ${spring} and ${autumn}`, () => {
      for (const [instant, day] of [
        [`${moment.addDays(spring, -1)}T23:30:00.000Z`, moment.addDays(spring, -1)],
        [`${spring}T22:30:00.000Z`, spring],
        [`${moment.addDays(autumn, -1)}T22:30:00.000Z`, moment.addDays(autumn, -1)],
        [`${autumn}T23:30:00.000Z`, autumn],
      ] as const) {
        assert.deepEqual([moment.dayOf(instant), moment.timeOf(instant)], [day, '23:30'])
        assert.equal(moment.momentAt(day, '23:30'), instant)
      }
    })

  it('has the day and the hour that Temporal knows, asked twice and in any minute', () => {
    const from = Date.parse('1965-01-01T00:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 75 * 365 * 24 * 60 }), (minutes) => {
        const instant = new Date(from + minutes * 60_000).toISOString()
        const london = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London')
        const known = [
          london.toPlainDate().toString(),
          london.toPlainTime().toString({ smallestUnit: 'minute' }),
        ]
        for (let time = 0; time < 2; time++)
          assert.deepEqual([moment.dayOf(instant), moment.timeOf(instant)], known)
      }),
      { numRuns: 300 },
    )
    assert.equal(moment.timeOf('1840-06-01T12:00:00.000Z'), '11:58')
    assert.equal(moment.timeOf('2026-07-15T12:00:00+02:00'), '11:00')
  })

  it('is moved by seconds of real time', () =>
    assert.equal(moment.later('2026-10-25T00:59:30.000Z', 600), '2026-10-25T01:09:30.000Z'))

  it('reads as people say it', () => {
    assert.equal(moment.sayMoment('2026-12-15T14:02:59.000Z'), 'Tue 15 Dec 2026, 14:02')
    assert.equal(moment.sayDay('2028-02-29'), 'Tue 29 Feb 2028')
    assert.equal(moment.sayDay('2027-05-02'), 'Sun 2 May 2027')
  })
})

describe('a day', () => {
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-2',
    '26-01-02',
    '2026-12-15T00:00',
    '',
  ])
    it(`is not “${text}”`, () => assert.equal(moment.isDay(text), false))
  it('is a real one, leap days included', () => assert.ok(moment.isDay('2028-02-29')))

  it('survives being added to and taken from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -900, max: 900 }), (from, days) => {
        const day = moment.addDays('1980-01-01', from)
        const there = moment.addDays(day, days)
        assert.equal(moment.daysBetween(day, there), days)
        assert.equal(moment.addDays(there, -days), day)
        assert.ok(moment.isDay(there))
      }),
      { numRuns: 60 },
    )
  })

  it('is moved by calendar months as Temporal moves it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: -300, max: 300 }),
        (from, months) => {
          const day = moment.addDays('1940-01-01', from)
          const moved = Temporal.PlainDate.from(day).add({ months }).toString()
          assert.equal(moment.addMonths(day, months), moved)
        },
      ),
      { numRuns: 500 },
    )
    assert.equal(moment.addMonths('2028-02-29', 12), '2029-02-28')
    assert.equal(moment.addMonths('0004-03-31', -1), '0004-02-29')
    assert.throws(() => moment.addMonths('2026-13-01', 1))
  })

  it('of birth gives whole years, and a leap day its birthday in March', () => {
    assert.equal(moment.ageOn('2014-03-03', '2026-03-02'), 11)
    assert.equal(moment.ageOn('2014-03-03', '2026-03-03'), 12)
    assert.equal(moment.ageOn('2008-02-29', '2026-02-28'), 17)
    assert.equal(moment.ageOn('2008-02-29', '2026-03-01'), 18)
    assert.equal(moment.ageOn('2026-12-14', '2026-12-13'), 0)
  })
})
