/** When the bot may speak up by itself, in London, on working days. */
import assert from 'node:assert/strict'
import { hoursOf, isWithinHours, USUAL_HOURS, withinHours } from '../../src/domain/hours.ts'
import { lastKnownYear } from '../../src/domain/working-days.ts'
import { COUNCIL } from '../support/council.ts'
import { at } from './nudge-sample.ts'

const CALENDAR = { closures: ['2026-12-24'] }
const [north] = COUNCIL.teams

describe('within hours', () => {
  for (const [when, [fromDay, from], [toDay, to]] of [
    ['before the day begins it waits for it', ['2026-12-15', '08:59'], ['2026-12-15', '09:00']],
    ['on the stroke of nine it goes', ['2026-12-15', '09:00'], ['2026-12-15', '09:00']],
    ['during the day it goes at once', ['2026-12-15', '16:59'], ['2026-12-15', '16:59']],
    ['on the stroke of five it waits for the morning', ['2026-12-15', '17:00'], ['2026-12-16', '09:00']],
    ['on a Friday evening it waits for Monday', ['2026-12-11', '21:00'], ['2026-12-14', '09:00']],
    ['on a Saturday it waits for Monday', ['2026-12-12', '11:00'], ['2026-12-14', '09:00']],
    ['before Christmas it waits for the day after', ['2026-12-23', '17:30'], ['2026-12-29', '09:00']],
    ['before the clocks go on it is nine in summer time', ['2027-03-25', '18:00'], ['2027-03-30', '09:00']],
  ] as const)
    it(when, () => {
      assert.equal(withinHours(at(fromDay, from), USUAL_HOURS, CALENDAR), at(toDay, to))
      assert.equal(isWithinHours(at(fromDay, from), USUAL_HOURS, CALENDAR), from === to && fromDay === toDay)
    })

  it('keeps the very moment, seconds and all', () => {
    const moment = '2026-07-15T08:00:59.123Z'
    assert.equal(withinHours(moment, USUAL_HOURS, CALENDAR), moment)
    assert.ok(isWithinHours(moment, USUAL_HOURS, CALENDAR))
  })

  it('is by the team’s own hours, where it has some', () => {
    assert.deepEqual(hoursOf(north), { from: '09:00', to: '17:00' })
    assert.deepEqual(hoursOf(undefined), USUAL_HOURS)
    assert.ok(north)
    const hours = hoursOf({ ...north, hours: { from: '08:00', to: '18:00' } })
    assert.equal(withinHours(at('2026-12-15', '17:30'), hours, CALENDAR), at('2026-12-15', '17:30'))
    assert.equal(withinHours(at('2026-12-15', '07:30'), hours, CALENDAR), at('2026-12-15', '08:00'))
  })

  it('keeps weekends alone where the holidays are not known: silence would be worse', () => {
    const year = lastKnownYear() + 2
    assert.equal(withinHours(`${year}-06-15T02:00:00.000Z`, USUAL_HOURS, CALENDAR).slice(11), '08:00:00.000Z')
    for (const day of [13, 14, 15, 16, 17, 18, 19]) {
      const morning = withinHours(`${year}-06-${day}T20:00:00.000Z`, USUAL_HOURS, CALENDAR)
      assert.ok(![0, 6].includes(new Date(morning).getUTCDay()), morning)
    }
  })
})
