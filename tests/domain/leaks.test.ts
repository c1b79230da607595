/** The child’s address and school are found in part 1 however they are typed, and ordinary words are not. */
import assert from 'node:assert/strict'
import { leaksInPartOne, writeReports } from '../../src/domain/report.ts'
import { secretsOf } from '../../src/domain/secrets.ts'
import { CHILD, DETAILS } from '../support/answers.ts'
import { assessmentOf, inputOf } from './sample.ts'

type Where = { readonly address?: string; readonly school?: string }
const leaks = (circumstances: string, where: Where = {}): readonly string[] => {
  const children = [{ ...CHILD, ...where }]
  const pages = assessmentOf({ G1: { circumstances } })
  const details = { ...DETAILS, children }
  return leaksInPartOne(writeReports(inputOf(pages, details)), secretsOf(details, pages))
}
const HOUSE = { address: 'Flat 3, 14 Hidden Lane, Nowhereham NW9 9ZZ', school: '' }
const SCHOOL = { address: '', school: 'St Mary’s C of E Primary School, Nowhereham' }

describe('part 1', () => {
  it('of a careful report holds no address and no school', () => assert.deepEqual(leaks('Settled.'), []))

  it('that holds one says which, of whom and under which question, once', () =>
    assert.deepEqual(leaks('She lives at 14 Hidden Lane, Nowhereham. Yes, 14 Hidden Lane.'), [
      'address of child 1, in part 1 for child 1, under “(a) Circumstances”: “She lives at »14 Hidden Lane, Nowhereham«. Yes, 14 Hidden Lane.”',
    ]))

  for (const [text, where] of [
    ['14 hidden lane nowhereham', {}],
    ['14, HIDDEN LANE; NOWHEREHAM!', {}],
    ['at 14\tHidden\nLane.', {}],
    ['14 Hid\u00adden La\u200bne', {}],
    ['１４ Hidden Lane', {}],
    ['“14 Hidden Lane”', HOUSE],
    ['near nw99zz', HOUSE],
    ['NW9 9ZZ', HOUSE],
    ['at 7 Broadway', { address: '7 Broadway, Nowhereham' }],
    ['Rose Cottage, Mill Lane', { address: 'Rose Cottage, Mill Lane, Nowhereham' }],
    ['goes to secretwood primary', {}],
    ['goes to Secretwood School', {}],
    ['the SECRETWOOD-PRIMARY choir', {}],
    ['goes to St. Marys School', SCHOOL],
    ['goes to St Mary’s', SCHOOL],
    ['the école', { address: '', school: 'Ecole' }],
  ] as const)
    it(`is found to hold “${text}”`, () => assert.ok(leaks(`He ${text} now`, where).length > 0))

  for (const [text, where] of [
    ['is at home, not known to others, none', { address: 'Not known', school: 'None' }],
    ['at home', { address: '', school: 'Home' }],
    ['Unknown to us, n/a', { address: 'unknown', school: 'N/A' }],
    ['a parkland walk', { address: '', school: 'Park' }],
    ['Nowhereham has a library', { address: 'Nowhereham', school: '' }],
    ['14 visits, a hidden lane', {}],
    ['she likes her school and her primary teacher', {}],
    ['HMP Example is far away', { address: '', school: 'Primary School' }],
  ] as const)
    it(`may say “${text}” with ${JSON.stringify(where)}`, () => assert.deepEqual(leaks(text, where), []))

  it('may name a prison in the town of the school', () =>
    assert.deepEqual(leaks('Settled.', { address: '', school: 'Example' }), []))

  it('is looked through in every block; part 2 may hold both', () => {
    for (const [page, id] of [
      ['A1', 'benefit'],
      ['C', 'releasePlans'],
      ['G1', 'bestInterestsReasons'],
      ['G1', 'otherConditions'],
      ['G1', 'whatWouldChangeThis'],
      ['F', 'settingNote'],
    ] as const) {
      const pages = assessmentOf({ [page]: { [id]: 'Near Secretwood Primary.' } })
      assert.equal(leaksInPartOne(writeReports(inputOf(pages)), secretsOf(DETAILS, pages)).length, 1, id)
    }
    const pages = assessmentOf({ A1: { childView: 'I like Secretwood Primary.' } })
    assert.deepEqual(leaksInPartOne(writeReports(inputOf(pages)), secretsOf(DETAILS, pages)), [])
  })
})
