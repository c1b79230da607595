/** Quarters and financial years as people type them; and no other period. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays } from '../../src/domain/moment.ts'
import {
  financialYear,
  periodById,
  periodFromWords,
  quarterWith,
  recentPeriods,
  yearAround,
} from '../../src/domain/periods.ts'

const TODAY = '2026-11-24'

describe('a period', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['', '2026-27'],
    ['this quarter', '2026-Q4'],
    ['the last quarter', '2026-Q3'],
    ['this year', '2026-27'],
    ['last financial year', '2025-26'],
    ['q3 2026', '2026-Q3'],
    ['Q3 2026/27', '2026-Q4'],
    ['q4 2026/27', '2027-Q1'],
    ['2026-Q3', '2026-Q3'],
    ['July to September 2026', '2026-Q3'],
    ['jul – sept 2026', '2026-Q3'],
    ['January to March 2027', '2027-Q1'],
    ['2026/27', '2026-27'],
    ['2026-2027', '2026-27'],
    ['FY 2026/27', '2026-27'],
    ['April 2026 to March 2027', '2026-27'],
    ['April to March 2027', '2026-27'],
    ['2026/28', undefined],
    ['2026', undefined],
    ['July 2026', undefined],
    ['August to October 2026', undefined],
    ['July 2025 to September 2026', undefined],
    ['the last 90 days', undefined],
    ['Julia to September 2026', undefined],
    ['q5 2026', undefined],
  ]
  for (const [typed, id] of rows)
    it(`“${typed}” is ${id ?? 'no period'}`, () => assert.equal(periodFromWords(typed, TODAY)?.id, id))

  it('of January to March is the fourth quarter of the financial year before', () => {
    assert.deepEqual(financialYear('2027-02-01').quarters, ['2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1'])
    assert.equal(quarterWith('2027-03-31').say, 'January to March 2027')
    assert.deepEqual(
      [financialYear('2027-03-31'), financialYear('2027-04-01')].map(({ from, to }) => [from, to]),
      [
        ['2026-04-01', '2027-03-31'],
        ['2027-04-01', '2028-03-31'],
      ],
    )
  })

  it('is the same by its id, by its words and by each of its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = addDays('2001-01-01', days)
        for (const period of [quarterWith(day), financialYear(day)]) {
          assert.ok(period.from <= day && day <= period.to)
          assert.deepEqual(periodById(period.id), period)
          assert.deepEqual(periodFromWords(period.say, TODAY), period)
          assert.ok(yearAround(period).quarters.includes(quarterWith(day).id))
        }
      }),
    )
  })

  it('that can be chosen is never one to come', () => {
    for (const period of recentPeriods(TODAY)) assert.ok(period.from <= TODAY)
    assert.equal(new Set(recentPeriods(TODAY).map(({ id }) => id)).size, 9)
  })
})
