/** When the report is due: the worked rows of the field notes, and the laws every due date keeps. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { canCountFrom, sayTimeLeft, workOutDue } from '../../src/domain/deadlines.ts'
import { addDays } from '../../src/domain/moment.ts'
import {
  type Calendar,
  isWorkingDay,
  knownUntil,
  UnknownYear,
  workingDaysBetween,
} from '../../src/domain/working-days.ts'

const OPEN: Calendar = { closures: [] }
const at = (day: string) => `${day}T12:00:00.000Z`
const due = (received: string, askedFor?: string, calendar = OPEN) =>
  workOutDue(at(received), askedFor, calendar)

describe('the due date', () => {
  for (const [received, before, day, fifteen, why] of [
    ['2026-11-24', '2026-12-15', '2026-12-15', '2026-12-15', undefined],
    ['2026-12-07', '2026-12-28', '2026-12-24', '2026-12-30', 'a bank holiday'],
    ['2026-12-14', '2027-01-04', '2027-01-04', '2027-01-07', undefined],
    ['2027-03-08', '2027-03-29', '2027-03-25', '2027-03-31', 'a bank holiday'],
    ['2027-04-12', '2027-05-03', '2027-04-30', '2027-05-04', 'a bank holiday'],
    ['2027-12-10', '2027-12-31', '2027-12-31', '2028-01-05', undefined],
    ['2028-04-03', '2028-04-24', '2028-04-24', '2028-04-26', undefined],
  ] as const)
    it(`of what is received on ${received} is ${day}`, () => {
      const found = due(received)
      assert.deepEqual(
        [found.before, found.day, found.fifteenWorkingDays, found.movedBecause],
        [before, day, fifteen, why],
      )
      assert.equal(found.rule, 'three weeks')
    })

  it('counts from the London day, on both sides of a clock change', () => {
    assert.equal(workOutDue('2026-06-30T23:30:00.000Z', undefined, OPEN).startsOn, '2026-07-01')
    assert.equal(workOutDue('2026-10-24T23:30:00.000Z', undefined, OPEN).startsOn, '2026-10-25')
    assert.equal(workOutDue('2026-10-25T23:30:00.000Z', undefined, OPEN).startsOn, '2026-10-25')
    assert.equal(workOutDue('2026-10-16T12:00:00.000Z', undefined, OPEN).day, '2026-11-06')
    assert.equal(workOutDue('2027-03-19T23:59:00.000Z', undefined, OPEN).day, '2027-04-09')
  })

  it('crosses a leap day', () => assert.equal(due('2028-02-10').day, '2028-03-02'))

  it('moves back over Christmas and over closures', () => {
    assert.equal(due('2026-12-05').day, '2026-12-24')
    const closed = { closures: ['2026-12-24', '2026-12-23'] }
    const found = due('2026-12-07', undefined, closed)
    assert.equal(found.day, '2026-12-22')
    const own = due('2026-12-03', undefined, { closures: ['2026-12-24'] })
    assert.deepEqual([own.day, own.movedBecause], ['2026-12-23', 'a day the council is closed'])
  })

  describe('asked for by the prison', () => {
    it('counts when it is earlier', () => {
      const found = due('2026-11-24', '2026-12-08')
      assert.deepEqual([found.day, found.rule], ['2026-12-08', 'the date the prison asked for'])
    })
    it('is moved back to a working day', () => {
      const found = due('2026-11-24', '2026-12-06')
      assert.deepEqual(
        [found.day, found.before, found.movedBecause],
        ['2026-12-04', '2026-12-06', 'a weekend'],
      )
    })
    for (const [asked, why] of [
      ['2026-12-15', 'the same as three weeks'],
      ['2027-02-01', 'later'],
      ['2026-11-23', 'past already'],
    ] as const)
      it(`leaves three weeks standing when it is ${why}`, () => {
        const found = due('2026-11-24', asked)
        assert.deepEqual([found.day, found.rule], ['2026-12-15', 'three weeks'])
      })
    it('leaves three weeks standing when no working day lies before it', () => {
      const found = due('2026-11-28', '2026-11-29')
      assert.deepEqual([found.day, found.rule], ['2026-12-18', 'three weeks'])
    })
    it('may be the day of receipt itself', () =>
      assert.equal(due('2026-11-24', '2026-11-24').day, '2026-11-24'))
  })

  describe('of the draft to the Team Manager', () => {
    it('is three working days before', () => assert.equal(due('2026-11-24').internalTarget, '2026-12-10'))
    it('steps over Easter', () => assert.equal(due('2027-03-10').internalTarget, '2027-03-24'))
    it('is never before the first working day there is', () => {
      assert.equal(due('2026-11-24', '2026-11-25').internalTarget, '2026-11-24')
      assert.equal(due('2026-11-28', '2026-11-30').internalTarget, '2026-11-30')
    })
  })

  it('is refused where the bank holidays are not known', () => {
    const late = addDays(knownUntil(), -11)
    assert.throws(() => due(late), UnknownYear)
    assert.throws(() => due('2022-12-20'), UnknownYear)
    assert.deepEqual(
      ['2022-12-20', '2026-11-24', late, '0202-11-24'].map((day) => canCountFrom(day)),
      [false, true, false, false],
    )
  })

  const aDay = fc.integer({ min: 10, max: 1000 }).map((days) => addDays('2026-01-01', days))
  const closed = fc.array(aDay, { maxLength: 6 }).map((closures) => ({ closures }))
  const asked = fc.option(fc.integer({ min: -10, max: 40 }), { nil: undefined })

  it('is a working day, never later than the rule allows and never before receipt', () => {
    fc.assert(
      fc.property(aDay, asked, closed, (day, days, calendar) => {
        const askedFor = days === undefined ? undefined : addDays(day, days)
        const found = workOutDue(at(day), askedFor, calendar)
        assert.ok(isWorkingDay(found.day, calendar), found.day)
        assert.ok(found.day <= addDays(day, 21) && found.day >= day)
        if (found.rule !== 'three weeks') assert.ok(askedFor !== undefined && found.day <= askedFor)
        assert.ok(isWorkingDay(found.internalTarget, calendar))
        assert.ok(found.internalTarget <= found.day && found.internalTarget >= day)
        assert.equal(workingDaysBetween(day, found.fifteenWorkingDays, calendar), 15)
      }),
      { numRuns: 30 },
    )
  })

  it('of a later letter is never earlier', () => {
    fc.assert(
      fc.property(aDay, closed, (day, calendar) => {
        const next = workOutDue(at(addDays(day, 1)), undefined, calendar)
        assert.ok(next.day >= workOutDue(at(day), undefined, calendar).day)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the time left', () => {
  for (const [today, said] of [
    ['2026-11-24', '15 working days left'],
    ['2026-12-14', '1 working day left'],
    ['2026-12-13', '2 working days left'],
    ['2026-12-15', 'due today'],
    ['2026-12-16', '1 working day late'],
    ['2026-12-18', '3 working days late'],
  ] as const)
    it(`on ${today} reads “${said}”`, () => assert.equal(sayTimeLeft('2026-12-15', today, OPEN), said))

  it('over the weekend after the due day is late already', () =>
    assert.equal(sayTimeLeft('2026-12-18', '2026-12-19', OPEN), 'late since the last working day'))
})
