/** The four levels carry their number; words are ours. */
import assert from 'node:assert/strict'
import { LEVELS, sayLevel } from '../../src/domain/levels.ts'

describe('the levels of contact', () => {
  it('are 1 to 4, from none at all to visits for the named child', () => {
    assert.deepEqual(
      LEVELS.map(({ level }) => level),
      [1, 2, 3, 4],
    )
    assert.match(LEVELS[0]?.plain ?? '', /^No contact/)
    assert.match(LEVELS[3]?.plain ?? '', /visits, for this named child only/)
  })
  for (const [level, said] of [
    ['1', 'Level 1: no contact of any kind'],
    ['4', 'Level 4: letters, calls and visits, for this named child only'],
    ['5', 'not given'],
    ['', 'not given'],
    ['not_said', 'not given'],
  ] as const)
    it(`“${level}” reads “${said}”`, () => assert.equal(sayLevel(level), said))
})
