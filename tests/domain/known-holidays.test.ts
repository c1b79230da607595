/** Those who run it hear in good time that the bank holidays run out. True whichever year is the last that is known. */
import assert from 'node:assert/strict'
import { canCountFrom, sayTimeLeft } from '../../src/domain/deadlines.ts'
import { holidaysWarning } from '../../src/domain/known-holidays.ts'
import { addDays, type Day, sayDay } from '../../src/domain/moment.ts'
import {
  type Calendar,
  isWorkingDay,
  knownUntil,
  lastKnownYear,
  UnknownYear,
  whyNotWorked,
  workingDayOnOrBefore,
} from '../../src/domain/working-days.ts'

const OPEN: Calendar = { closures: [] }
const END = knownUntil()
const fromEnd = (days: number): Day => addDays(END, days)

/** Found from the front, where the product looks from the back. */
function firstUncounted(calendar: Calendar): Day {
  let day = fromEnd(-90)
  while (canCountFrom(day, calendar)) day = addDays(day, 1)
  return day
}

describe('the known bank holidays', () => {
  it('end with the last day of the last known year', () => {
    assert.equal(END, `${lastKnownYear()}-12-31`)
    assert.doesNotThrow(() => whyNotWorked(END, OPEN))
    assert.throws(() => whyNotWorked(fromEnd(1), OPEN), UnknownYear)
  })

  it('are called not known yet after the last year, and not known before the first', () => {
    const next = new RegExp(
      `^UnknownYear: The bank holidays of ${lastKnownYear() + 1} are not known yet, so no working day`,
    )
    assert.throws(() => isWorkingDay(fromEnd(1), OPEN), next)
    assert.throws(
      () => isWorkingDay('2022-12-31', OPEN),
      /^UnknownYear: .* 2022 are not known, so no working day/,
    )
  })
})

describe('the warning of their end', () => {
  it('is silent while 200 days are known, and speaks from then on for good', () => {
    assert.equal(holidaysWarning(fromEnd(-1000)), undefined)
    assert.equal(holidaysWarning(fromEnd(-200)), undefined)
    const said = holidaysWarning(fromEnd(-199))
    assert.ok(said)
    for (const days of [-30, 0, 1, 500]) assert.equal(holidaysWarning(fromEnd(days)), said)
  })

  it('says what stops on which day, and what mends it', () => {
    assert.equal(
      holidaysWarning(END),
      `The bank holidays are known only until ${sayDay(END)}, so no referral received on ${sayDay(firstUncounted(OPEN))} or later can be recorded until \`npm run holidays\` has fetched the next year and the bot has been started again.`,
    )
  })

  it('names an earlier day where the council closes at the end of the year', () => {
    const last = workingDayOnOrBefore(END, OPEN)
    const calendar = { closures: [last, workingDayOnOrBefore(addDays(last, -1), OPEN)] }
    const stop = firstUncounted(calendar)
    assert.ok(stop < firstUncounted(OPEN))
    assert.ok(holidaysWarning(END, calendar)?.includes(`received on ${sayDay(stop)} or later`))
  })
})

describe('the time left beyond them', () => {
  for (const [due, today, said] of [
    [10, -10, '20 days left'],
    [2, 1, '1 day left'],
    [1, 4, '3 days late'],
    [-1, 2, '3 days late'],
    [1, 2, '1 day late'],
    [40, 40, 'due today'],
  ] as const)
    it(`reads “${said}” ${today} days from the end, of what is due ${due} days from it`, () =>
      assert.equal(sayTimeLeft(fromEnd(due), fromEnd(today), OPEN), said))

  it('is in calendar days before the first known year too', () =>
    assert.equal(sayTimeLeft('2022-12-20', '2022-12-10', OPEN), '10 days left'))

  it('is in working days up to the very end', () =>
    assert.match(sayTimeLeft(END, fromEnd(-14), OPEN), /^\d working days left$/))
})
