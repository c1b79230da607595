/** Days as people type them, in every form, whatever the day is. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { dayFromWords, pastDayFromWords } from '../../src/bot/day-from-words.ts'
import { addDays, sayDay } from '../../src/domain/moment.ts'

/** A Wednesday. */
const TODAY = '2026-12-02'

const LONG = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })
const days = fc.integer({ min: 0, max: 36_000 }).map((count) => addDays('2001-01-01', count))

/** Every way to write a day with its year. */
function forms(day: string): readonly string[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const at = new Date(`${day}T12:00:00Z`)
  const [plain, name, weekday] = [String(Number(date)), LONG.format(at), WEEKDAY.format(at)]
  return [
    day,
    sayDay(day),
    `${date}/${month}/${year}`,
    `${plain}/${Number(month)}/${year}`,
    `${date}.${month}.${year}`,
    `${date}-${month}-${year}`,
    `${date}/${month}/${year.slice(2)}`,
    `${plain} ${name} ${year}`,
    `${plain} ${name.slice(0, 3).toUpperCase()} ${year}.`,
    ` ${weekday},  ${plain} ${name} ${year} `,
    `on the ${plain}th of ${name}, ${year}`,
    `${name} ${plain}, ${year}`,
    `${weekday.slice(0, 3)} ${name.slice(0, 4)} ${plain} ${year}`,
  ]
}

describe('A day from words', () => {
  it('is the day that was written, in every form with a year, whatever day it is today', () =>
    fc.assert(
      fc.property(days, days, (day, today) => {
        for (const form of forms(day)) {
          assert.equal(dayFromWords(form, today), day, form)
          assert.equal(pastDayFromWords(form, today), day, form)
        }
      }),
      { numRuns: 300 },
    ))

  it('is the next such day where the year is left out, and the last one of what has happened', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), days, (ahead, today) => {
        const [later, earlier] = [addDays(today, ahead), addDays(today, -ahead)]
        const written = (day: string): string => sayDay(day).split(' ').slice(1, 3).join(' ')
        if (!later.endsWith('02-29')) assert.equal(dayFromWords(written(later), today), later)
        if (!earlier.endsWith('02-29')) assert.equal(pastDayFromWords(written(earlier), today), earlier)
      }),
      { numRuns: 300 },
    ))

  it('is real, and on the asked side of today, of any day and month there is', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        days,
        (day, month, today) => {
          const [coming, gone] = [
            dayFromWords(`${day}/${month}`, today),
            pastDayFromWords(`${day}/${month}`, today),
          ]
          const real = day <= new Date(Date.UTC(2024, month, 0)).getUTCDate()
          assert.equal(coming !== undefined, real)
          assert.ok(coming === undefined || coming >= today)
          assert.ok(gone === undefined || gone <= today)
        },
      ),
      { numRuns: 300 },
    ))

  it('is never made out of other words', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const found = dayFromWords(text, TODAY)
        assert.ok(found === undefined || /\d|today|tomorrow|yesterday|day|^\s*\p{L}{3,}/iu.test(text), text)
      }),
      { numRuns: 1000 },
    ))

  it('knows no word that only JavaScript knows', () => {
    for (const text of ['__proto__', 'constructor', 'toString'])
      assert.equal(dayFromWords(text, TODAY), undefined)
  })

  it('reads words for days that are near', () => {
    assert.deepEqual(
      ['today', 'Tomorrow', 'yesterday', 'Friday', 'on fri', 'this Friday.', 'Wednesday', 'Tues'].map(
        (text) => dayFromWords(text, TODAY),
      ),
      [TODAY, '2026-12-03', '2026-12-01', ...Array(3).fill('2026-12-04'), '2026-12-09', '2026-12-08'],
    )
    assert.equal(pastDayFromWords('last Friday', TODAY), '2026-11-27')
    assert.equal(pastDayFromWords('Wednesday', TODAY), '2026-11-25')
    assert.equal(dayFromWords('2 December', TODAY), TODAY)
    assert.equal(dayFromWords('1 December', TODAY), '2027-12-01')
    assert.equal(pastDayFromWords('3 December', TODAY), '2025-12-03')
    assert.equal(dayFromWords('29 February', TODAY), '2028-02-29')
  })

  const REFUSED = [
    ['no real day', '31 February', '30/2/2027', '2026-13-01', '12/18/2026', '0/1/2027', '32 May'],
    ['a weekday that does not fit', 'Thursday 18 December 2026', 'xyz 18 December'],
    ['more than one meaning', 'next Friday', 'in a week', 'ju 3', 'ma 3', '18', 'this week'],
    ['no day', '', ' ', 'soon', 'Mon day', '18 Decemberish', '18 December 2026 or so', '18/12-2026'],
    ['a day hidden in a long text', `${'18 December '.repeat(9)}`, '2026-12-18T10:00'],
  ] as const
  for (const [why, ...texts] of REFUSED)
    it(`is not understood where it is ${why}`, () => {
      for (const text of texts) assert.equal(dayFromWords(text, TODAY), undefined, text)
    })
})
