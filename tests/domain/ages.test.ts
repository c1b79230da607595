/** Ages: whose own wishes lead, and who is no child any more on the day the report is due. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ageOf, eighteenOn, ownWishesLead, sayTurnsEighteen, turnsEighteen } from '../../src/domain/ages.ts'
import { addDays, ageOn, type Day } from '../../src/domain/moment.ts'

const DUE = '2026-12-15'
const born = (dateOfBirth: string) => ({ dateOfBirth })
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days): Day => addDays('1950-01-01', days))

describe('the age of a child', () => {
  it('is not known without a date of birth, and before birth', () => {
    assert.deepEqual(
      [{}, born(''), born('soon'), born('2026-12-16')].map((each) => ageOf(each, DUE)),
      [...[undefined, undefined, undefined, undefined]],
    )
    assert.equal(ageOf(born(DUE), DUE), 0)
  })

  for (const [day, leads] of [
    ['2010-12-15', true],
    ['2010-12-16', false],
    ['2008-12-16', true],
    ['2027-01-01', false],
    ['', false],
  ] as const)
    it(`${leads ? 'lets' : 'does not let'} own wishes lead on ${DUE} for somebody born on “${day}”`, () =>
      assert.equal(ownWishesLead(born(day), DUE), leads))
})

describe('turning 18', () => {
  it('is the first day on which somebody is 18, whenever they were born', () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        const on = eighteenOn(day)
        assert.equal(ageOn(day, on), 18)
        assert.equal(ageOn(day, addDays(on, -1)), 17)
      }),
    ))

  it('is on 1 March for whoever was born on 29 February', () =>
    assert.equal(eighteenOn('2008-02-29'), '2026-03-01'))

  for (const [day, found] of [
    ['2008-12-14', true],
    ['2008-12-15', true],
    ['2008-12-16', false],
    ['2000-01-01', true],
    ['', false],
  ] as const)
    it(`${found ? 'is' : 'is not'} by the due day for somebody born on “${day}”`, () =>
      assert.equal(turnsEighteen({ children: [born(day)] }, DUE).length === 1, found))

  it('is found for exactly those who are no child any more on the due day', () =>
    fc.assert(
      fc.property(fc.array(anyDay, { maxLength: 6 }), anyDay, (days, due) => {
        const found = turnsEighteen({ children: days.map(born) }, due).map(({ child }) => child)
        const adults = days.flatMap((day, index) => (day <= due && ageOn(day, due) >= 18 ? [index + 1] : []))
        assert.deepEqual(found, adults)
      }),
    ))

  it('is said without a name, by the child’s number where there are several', () => {
    const child = { ...born('2008-12-14'), fullName: 'Mia Childsdottir' }
    assert.deepEqual(sayTurnsEighteen({ children: [child] }, DUE), [
      'The child turns 18 on Mon 14 Dec 2026, by the day the report is due. Please ask whether the request still stands.',
    ])
    assert.match(
      sayTurnsEighteen({ children: [born('2015-01-01'), child] }, DUE)[0] ?? '',
      /^Child 2 turns 18/,
    )
  })
})
