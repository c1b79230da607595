/** Whoever reads everything that may be published of a year cannot work out one count that is held back. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { CubeRow } from '../../src/domain/statistics.ts'
import { ALL, type StatisticsTable } from '../../src/domain/statistics-tables.ts'
import { hold, type Publishable } from '../../src/domain/suppression.ts'
import { canOneBe } from '../support/attacker.ts'
import { readerOf } from '../support/reader.ts'
import {
  ASKED_BY,
  type Child,
  COLOURS,
  childOf,
  children,
  cubeOf,
  IN_TIME,
  NEEDS,
  QUARTERS,
  type Shape,
  SIZES,
  WARM,
} from './suppression-sample.ts'

/** What can be worked out, in words; nothing where all is well. */
function workedOut(
  all: readonly Child[],
  tables: readonly StatisticsTable[],
  shape: Shape,
): readonly string[] {
  const quarters = QUARTERS.slice(0, shape.quarters)
  const teams = Array.from({ length: shape.teams }, (_, team) => `team ${team}`)
  const rows = cubeOf(all).filter(({ table }) => tables.some(({ id }) => id === table))
  const shown = hold({ rows, tables, quarters })
  const { unknowns, truth, known, riddles, mistakes } = readerOf({ rows, tables, quarters, teams, shown })
  const cap = Math.max(0, ...truth) + 4
  const given = riddles.filter(({ of, less }) => {
    const terms = [...of.map((at) => [at, 1] as const), ...less.map((at) => [at, -1] as const)]
    const own = terms.reduce((sum, [at, times]) => sum + times * (truth[at] ?? 0), 0)
    const riddle = (least: number, most: number) => ({
      unknowns,
      cap,
      known: [...known, { terms, least, most }],
    })
    return !canOneBe([riddle(own + 1, own + 2), riddle(Math.max(0, own - 2), own - 1)], truth)
  })
  return [...mistakes, ...given.map(({ name }) => `can be worked out: ${name}`)]
}

/** Each run asks one riddle for every count that is held back. */
const RUNS = 15

describe('the counts that are held back', () => {
  const kinds: readonly (readonly [string, readonly StatisticsTable[], Shape, number])[] = [
    ['of one table', [COLOURS], { quarters: 2, teams: 2 }, 40],
    ['of one sparse table', [COLOURS], { quarters: 3, teams: 3 }, 12],
    ['of two tables with one total', [COLOURS, SIZES], { quarters: 2, teams: 2 }, 50],
    ['of a table whose rows are sums of another', [COLOURS, WARM, SIZES], { quarters: 2, teams: 2 }, 40],
    ['of a table where one can be in several rows', [ASKED_BY, NEEDS], { quarters: 2, teams: 2 }, 60],
    ['of two units that hang together', [COLOURS, ASKED_BY], { quarters: 2, teams: 2 }, 40],
    ['of timeliness by both dates', [...IN_TIME, ASKED_BY], { quarters: 2, teams: 2 }, 60],
  ]
  for (const [name, tables, shape, most] of kinds)
    it(`cannot be worked out, ${name}`, () => {
      fc.assert(
        fc.property(children(shape, most), (all) => assert.deepEqual(workedOut(all, tables, shape), [])),
        { numRuns: RUNS },
      )
    })

  it('are the same whatever the order of rows and tables, and however a count is split into rows', () => {
    const tables = [COLOURS, WARM, SIZES, ASKED_BY, NEEDS, ...IN_TIME]
    const places = [...QUARTERS, undefined].flatMap((quarter) =>
      ['team 0', 'team 1', 'team 2', undefined].map((team) => ({ quarter, team })),
    )
    const all = (shown: Publishable) =>
      tables.flatMap(({ id, values }) =>
        [ALL, ...values.map((value) => value.id)].flatMap((value) =>
          places.map((place) => shown({ table: id, value, ...place })),
        ),
      )
    fc.assert(
      fc.property(children({ quarters: 4, teams: 3 }, 120), fc.infiniteStream(fc.nat()), (some, order) => {
        const rows = cubeOf(some)
        const mixed = rows
          .map((row) => [order.next().value, row] as const)
          .sort(([one], [other]) => one - other)
        const together = Map.groupBy(rows, ({ count: _, ...row }) => JSON.stringify(row))
        const added = [...together.values()].map((same) => ({ ...same[0], count: same.length }) as CubeRow)
        const one = all(hold({ rows, tables, quarters: QUARTERS }))
        const quarters = QUARTERS
        assert.deepEqual(all(hold({ rows: mixed.map(([, row]) => row), tables, quarters })), one)
        assert.deepEqual(all(hold({ rows: added, tables: tables.toReversed(), quarters })), one)
      }),
      { numRuns: 30 },
    )
  })

  it('are never shown as one to four, and what is shown is true, in years of every size', () => {
    const tables = [COLOURS, WARM, SIZES, ASKED_BY, NEEDS, ...IN_TIME]
    const teams = ['team 0', 'team 1', 'team 2', 'team 3']
    fc.assert(
      fc.property(children({ quarters: 4, teams: 4 }, 900), (some) => {
        const rows = cubeOf(some)
        const shown = hold({ rows, tables, quarters: QUARTERS })
        assert.deepEqual(readerOf({ rows, tables, quarters: QUARTERS, teams, shown }).mistakes, [])
      }),
      { numRuns: 30 },
    )
  })

  it('leave the totals of a year with forty requests to be read', () => {
    const some = fc.sample(fc.array(childOf({ quarters: 4, teams: 3 }), { minLength: 80, maxLength: 80 }), {
      ...{ seed: 4, numRuns: 20 },
    })
    for (const one of some) {
      const shown = hold({ rows: cubeOf(one), tables: [COLOURS, WARM, SIZES, ASKED_BY], quarters: QUARTERS })
      assert.equal(shown({ table: 'colours', value: ALL }), 80)
      assert.equal(shown({ table: 'asked_by', value: ALL }), one.filter(({ isFirst }) => isFirst).length)
    }
  })

  it('are found by the same attacker where small counts alone are hidden', () => {
    const all: Child[] = Array.from({ length: 9 }, (_, index) => ({
      ...{
        quarter: 0,
        team: index < 2 ? 0 : 1,
        colour: 0,
        size: 0,
        isFirst: true,
        by: 0,
        needs: [0],
        timing: 0,
      },
    }))
    const rows = cubeOf(all).filter(({ table }) => table === 'colours')
    const asked = { rows, tables: [COLOURS], quarters: ['2026-Q2'], teams: ['team 0', 'team 1'] }
    // Small counts alone are hidden: nine less seven is two.
    const careless: Publishable = ({ value, team }) =>
      value === 'red' || value === ALL ? (team === undefined ? 9 : team === 'team 1' ? 7 : undefined) : 0
    const { unknowns, truth, known, riddles } = readerOf({ ...asked, shown: careless })
    const [riddle] = riddles
    assert.ok(riddle)
    const terms = riddle.of.map((at) => [at, 1] as const)
    const others = [
      { unknowns, cap: 20, known: [...known, { terms, least: 3, most: 9 }] },
      { unknowns, cap: 20, known: [...known, { terms, least: 0, most: 1 }] },
    ]
    assert.equal(canOneBe(others, truth), false)
  })
})
