/** Days that are counted once and kept are the same as those counted anew. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openAlmanac } from '../../src/domain/almanac.ts'
import { withinHours } from '../../src/domain/hours.ts'
import { addDays, dayOf, momentAt } from '../../src/domain/moment.ts'
import { addWorkingDays, knownUntil } from '../../src/domain/working-days.ts'

const CALENDAR = { closures: ['2026-12-24', '2026-12-29'] }
const almanac = openAlmanac(CALENDAR)
const HOURS = { from: '09:00', to: '17:00' }
const EARLY = { from: '08:30', to: '17:00' }

describe('the almanac', () => {
  it('answers as counting does, the second time too', () =>
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: -21, max: 21 }), fc.nat(1439), (days, count, minute) => {
        const day = addDays('2026-03-01', days)
        const moment = new Date(Date.parse(`${day}T00:00Z`) + minute * 60_000).toISOString()
        for (const _time of ['first', 'second']) {
          assert.equal(almanac.working(day, count), addWorkingDays(day, count, CALENDAR))
          assert.equal(almanac.opens(day, HOURS), momentAt(day, '09:00'))
          assert.equal(almanac.opens(day, EARLY), momentAt(day, '08:30'))
          assert.equal(almanac.dayOf(moment), dayOf(moment))
          assert.equal(almanac.within(moment, HOURS), withinHours(moment, HOURS, CALENDAR))
          assert.equal(almanac.within(moment, EARLY), withinHours(moment, EARLY, CALENDAR))
        }
      }),
      { numRuns: 12 },
    ))

  it('tells one day before from ten days after, which read alike', () => {
    assert.equal(almanac.working('2026-12-15', -1), '2026-12-14')
    assert.equal(almanac.working('2026-12-15', 1), '2026-12-16')
    assert.equal(almanac.working('2026-12-15', -10), '2026-12-01')
    assert.equal(almanac.working('2026-12-15', 0), '2026-12-15')
  })

  it('knows the days around the change of clocks, hour by hour', () => {
    for (const moment of [
      '2026-03-28T23:59:59.999Z',
      '2026-03-29T22:59:00.000Z',
      '2026-03-29T23:00:00.000Z',
      '2026-10-24T23:00:00.000Z',
      '2026-10-25T23:30:00.000Z',
    ])
      assert.equal(almanac.dayOf(moment), dayOf(moment), moment)
  })

  it('has no day where the holidays are not known, and says so again', () => {
    for (const _time of ['first', 'second']) {
      assert.equal(almanac.working(knownUntil(), 1), undefined)
      assert.equal(almanac.working('2023-01-01', -1), undefined)
    }
  })
})
