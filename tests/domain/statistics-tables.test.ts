/** The tables of the statistics as policy: rows that can be told apart, sums that come out, prisons of the directory. */
import assert from 'node:assert/strict'
import { STAGES } from '../../src/domain/statistics-stages.ts'
import {
  ALL,
  NOT_RECORDED,
  OTHER_PRISON,
  rowOf,
  statisticsTables,
  TABLES,
} from '../../src/domain/statistics-tables.ts'
import { COUNCIL } from '../support/council.ts'

const idsOf = (of: readonly { readonly id: string }[]): readonly string[] => of.map(({ id }) => id)
const table = (id: string) => {
  const found = statisticsTables(COUNCIL).find((one) => one.id === id)
  assert.ok(found, id)
  return found
}

describe('the tables of the statistics', () => {
  it('are each there once, and each row of a table once, with words', () => {
    assert.deepEqual(idsOf(TABLES), [...new Set(idsOf(TABLES))])
    for (const { id, title, values } of statisticsTables(COUNCIL)) {
      assert.deepEqual(idsOf(values), [...new Set(idsOf(values))], id)
      assert.ok(title !== '' && values.every(({ label }) => label !== ''), id)
      assert.ok(!idsOf(values).includes(ALL), id)
    }
  })

  it('cover what the questionnaire of 2007 and the field notes ask for', () =>
    assert.deepEqual(idsOf(TABLES).toSorted(), [
      ...[
        'after_release',
        'ages',
        'agreement',
        'barriers',
        'care_leaver',
        'in_care',
        'legal_status',
        'level_asked',
      ],
      ...['level_decided', 'level_recommended', 'more_time', 'no_escort'],
      ...['on_agreed_date', 'on_first_date'],
      ...['outcome', 'parent_in_prison', 'prison', 'relationship', 'release_support', 'request_type'],
      ...['sentence_band', 'source', 'unmet_needs', 'useful'],
    ]))

  it('say of every row of a finer table in which row of a coarser one it is', () => {
    for (const { id, values, folds, unit, countedBy } of TABLES) {
      if (folds === undefined) continue
      const finer = table(folds.table)
      assert.deepEqual(Object.keys(folds.rows).toSorted(), idsOf(finer.values).toSorted(), id)
      assert.deepEqual(new Set(Object.values(folds.rows)), new Set(idsOf(values)), id)
      assert.deepEqual([finer.unit, finer.countedBy], [unit, countedBy], id)
    }
  })

  it('have the prisons of the directory, closed ones too, and one row for those that left it', () => {
    const [first] = COUNCIL.prisons
    assert.ok(first)
    const closed = { ...COUNCIL, prisons: [{ ...first, closed: true }] }
    const prisons = statisticsTables(closed).find(({ id }) => id === 'prison')
    assert.deepEqual(
      prisons?.values.map(({ id }) => id),
      [first.code, OTHER_PRISON],
    )
    assert.equal(rowOf(table('prison'), 'ZZZ'), OTHER_PRISON)
    assert.equal(rowOf(table('prison'), first.code), first.code)
  })

  it('count a value that is no row any more as not recorded, and leave the total alone', () => {
    assert.equal(rowOf(table('relationship'), 'cousin'), NOT_RECORDED)
    assert.equal(rowOf(table('barriers'), ALL), ALL)
  })
})

describe('the stages of the statistics', () => {
  it('follow one another from the day it was received to the day the report went', () => {
    const road = STAGES.slice(0, 6)
    assert.deepEqual(
      road.map(({ to }) => to),
      [...road.slice(1).map(({ from }) => from), 'sent'],
    )
    assert.deepEqual(idsOf(STAGES), [...new Set(idsOf(STAGES))])
  })
})
