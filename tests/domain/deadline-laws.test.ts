/** Due dates around the days that are counted wrong most easily, and the laws that hold on all of them. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { workOutDue } from '../../src/domain/deadlines.ts'
import { addDays, type Day, dayOf, later, type Moment, momentAt } from '../../src/domain/moment.ts'
import {
  addWorkingDays,
  type Calendar,
  isWorkingDay,
  workingDaysBetween,
} from '../../src/domain/working-days.ts'

const OPEN: Calendar = { closures: [] }
const due = (received: Day, calendar = OPEN) => workOutDue(`${received}T12:00:00.000Z`, undefined, calendar)

describe('the due date over Easter, Christmas and New Year', () => {
  for (const [received, before, day, target] of [
    ['2026-03-13', 'Good Friday', '2026-04-02', '2026-03-30'],
    ['2026-03-16', 'Easter Monday', '2026-04-02', '2026-03-30'],
    ['2027-03-05', 'Good Friday', '2027-03-25', '2027-03-22'],
    ['2027-03-08', 'Easter Monday', '2027-03-25', '2027-03-22'],
    ['2028-03-24', 'Good Friday', '2028-04-13', '2028-04-10'],
    ['2028-03-27', 'Easter Monday', '2028-04-13', '2028-04-10'],
    ['2026-12-04', 'Christmas Day', '2026-12-24', '2026-12-21'],
    ['2026-12-05', 'Boxing Day', '2026-12-24', '2026-12-21'],
    ['2026-12-11', 'New Year’s Day', '2026-12-31', '2026-12-24'],
    ['2027-12-06', 'the day instead of Christmas Day', '2027-12-24', '2027-12-21'],
    ['2027-12-07', 'the day instead of Boxing Day', '2027-12-24', '2027-12-21'],
    ['2027-12-13', 'the day instead of New Year’s Day', '2027-12-31', '2027-12-24'],
    ['2028-12-04', 'Christmas Day', '2028-12-22', '2028-12-19'],
    ['2028-12-05', 'Boxing Day', '2028-12-22', '2028-12-19'],
  ] as const)
    it(`is moved back from ${before}, three weeks after ${received}, to ${day}`, () => {
      const found = due(received)
      assert.deepEqual([found.day, found.internalTarget], [day, target])
      assert.equal(found.before, addDays(received, 21))
    })

  it('is moved back over closures between Christmas and New Year, and so is the draft', () => {
    const closed = { closures: ['2026-12-29', '2026-12-30', '2026-12-31'] }
    for (const received of ['2026-12-08', '2026-12-10', '2026-12-11', '2026-12-13'])
      assert.equal(due(received, closed).day, '2026-12-24', received)
    assert.equal(due('2026-12-14', closed).day, '2027-01-04')
    assert.equal(due('2026-12-15').internalTarget, '2026-12-30')
    assert.equal(due('2026-12-15', closed).internalTarget, '2026-12-23')
    assert.equal(due('2026-12-15', closed).fifteenWorkingDays, '2027-01-13')
  })
})

describe('the due date around 29 February 2028', () => {
  for (const [received, day] of [
    ['2028-02-08', '2028-02-29'],
    ['2028-02-09', '2028-03-01'],
    ['2028-02-29', '2028-03-21'],
  ] as const)
    it(`of what is received on ${received} is ${day}`, () => assert.equal(due(received).day, day))
})

describe('the due date at the change of clocks', () => {
  for (const change of ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'])
    for (const evening of [addDays(change, -1), change])
      it(`counts from ${evening} for what comes at half past eleven that evening`, () => {
        const found = workOutDue(momentAt(evening, '23:30'), undefined, OPEN)
        assert.deepEqual([found.startsOn, found.before], [evening, addDays(evening, 21)])
      })
})

describe('the laws of the due date', () => {
  const FIRST = Date.parse('2026-01-10T00:00Z') / 1000
  const SPAN = 1000 * 86_400
  const moments: fc.Arbitrary<Moment> = fc
    .integer({ min: 0, max: SPAN })
    .map((seconds) => new Date((FIRST + seconds) * 1000).toISOString())
  /** Near the letter, so that they matter. */
  const near = fc.integer({ min: 0, max: 30 })
  const law = (holds: (received: Moment, closures: Calendar, days: number) => void): void =>
    fc.assert(
      fc.property(moments, fc.array(near, { maxLength: 5 }), near, (received, offsets, days) =>
        holds(received, { closures: offsets.map((offset) => addDays(dayOf(received), offset)) }, days),
      ),
      { numRuns: 40 },
    )

  it('it is the latest working day there is: none is left out before the date it was moved from', () =>
    law((received, calendar, days) => {
      const found = workOutDue(received, addDays(dayOf(received), days), calendar)
      assert.ok(isWorkingDay(found.day, calendar))
      for (let day = addDays(found.day, 1); day <= found.before; day = addDays(day, 1))
        assert.ok(!isWorkingDay(day, calendar), day)
    }))

  it('the prison’s own date counts exactly when it is earlier and leaves a working day', () =>
    law((received, calendar, days) => {
      const start = dayOf(received)
      const asked = addDays(start, days)
      const found = workOutDue(received, asked, calendar)
      const isAnyWorked = Array.from({ length: days + 1 }, (_, on) => addDays(start, on)).some((day) =>
        isWorkingDay(day, calendar),
      )
      assert.equal(found.rule !== 'three weeks', days < 21 && isAnyWorked)
      if (found.rule !== 'three weeks') assert.ok(found.day <= asked)
    }))

  it('a later receipt never makes it earlier', () =>
    law((received, calendar, days) => {
      const next = workOutDue(later(received, days * 40_000), undefined, calendar)
      assert.ok(next.day >= workOutDue(received, undefined, calendar).day)
    }))

  it('a further closure never makes it later, as long as the same rule holds', () =>
    law((received, calendar, days) => {
      const start = dayOf(received)
      const more = { closures: [...calendar.closures, addDays(start, days)] }
      for (const asked of [undefined, addDays(start, 10)]) {
        const before = workOutDue(received, asked, calendar)
        const after = workOutDue(received, asked, more)
        assert.ok(after.rule !== before.rule || after.day <= before.day)
      }
    }))

  it('a closure that leaves the prison’s own date no working day brings three weeks back', () => {
    const asked = (calendar: Calendar) => workOutDue('2026-11-28T12:00:00.000Z', '2026-11-30', calendar)
    assert.equal(asked(OPEN).day, '2026-11-30')
    const closed = asked({ closures: ['2026-11-30'] })
    assert.deepEqual([closed.day, closed.rule], ['2026-12-18', 'three weeks'])
  })

  it('a date of the prison in whatever year is no reason to fail', () => {
    for (const asked of ['0202-12-01', '2025-12-08', '2062-12-01', '9999-12-31']) {
      const found = workOutDue('2026-11-24T12:00:00.000Z', asked, OPEN)
      assert.deepEqual([found.day, found.rule], ['2026-12-15', 'three weeks'])
    }
    const early = workOutDue('2026-01-01T12:00:00.000Z', '2026-01-01', OPEN)
    assert.deepEqual([early.day, early.rule], ['2026-01-22', 'three weeks'])
    const soon = workOutDue('2026-01-02T12:00:00.000Z', '2026-01-05', OPEN)
    assert.deepEqual([soon.day, soon.internalTarget], ['2026-01-05', '2026-01-02'])
  })

  it('the draft is due three working days before the report, or on the first working day there is', () =>
    law((received, calendar, days) => {
      const found = workOutDue(received, addDays(dayOf(received), days), calendar)
      const first = addWorkingDays(addDays(found.startsOn, -1), 1, calendar)
      const between = workingDaysBetween(first, found.day, calendar)
      assert.ok(isWorkingDay(found.internalTarget, calendar) && found.internalTarget >= first)
      assert.equal(workingDaysBetween(found.internalTarget, found.day, calendar), Math.min(3, between))
    }))
})
