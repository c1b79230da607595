/** Six calendar months: to which addresses a report may go without somebody checking them first. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addresseesOf, isTooOld, sayOld } from '../../src/domain/address-check.ts'
import { addDays, isDay } from '../../src/domain/moment.ts'
import { DETAILS, PRISONER } from '../support/answers.ts'
import { COUNCIL } from '../support/council.ts'

describe('an address', () => {
  for (const [verifiedOn, last] of [
    ['2026-10-01', '2027-04-01'],
    ['2026-06-07', '2026-12-07'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-02-02', '2026-08-02'],
  ] as const)
    it(`that was checked on ${verifiedOn} is good until ${last}, and not a day longer`, () => {
      assert.equal(isTooOld({ verifiedOn }, last), false)
      assert.equal(isTooOld({ verifiedOn }, addDays(last, 1)), true)
    })

  it('never becomes good again by waiting, and is good on the day it was checked', () => {
    const days = fc.integer({ min: 0, max: 4000 })
    fc.assert(
      fc.property(days, days, days, (start, first, more) => {
        const verifiedOn = addDays('2024-01-01', start)
        const today = addDays(verifiedOn, first)
        assert.ok(isDay(today) && !isTooOld({ verifiedOn }, verifiedOn))
        if (isTooOld({ verifiedOn }, today)) assert.ok(isTooOld({ verifiedOn }, addDays(today, more)))
      }),
      { numRuns: 200 },
    )
  })

  it('is said with its name, its mailbox and the day', () => {
    const [prison] = addresseesOf(DETAILS, COUNCIL) ?? []
    assert.equal(
      prison && sayOld(prison),
      'HMP Example, omu.example@prison.example, was last checked on Thu 1 Oct 2026',
    )
  })

  it('is there for nobody where the prison is not in the directory', () =>
    assert.equal(
      addresseesOf({ ...DETAILS, prisoner: { ...PRISONER, prisonCode: 'ZZZ' } }, COUNCIL),
      undefined,
    ))
})
