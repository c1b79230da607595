/** Small years of made-up counts: children and requests in a few tables of every kind there is. */
import fc from 'fast-check'
import type { CubeRow } from '../../src/domain/statistics.ts'
import { ALL, type StatisticsTable } from '../../src/domain/statistics-tables.ts'

const value = (id: string) => ({ id, label: id })
const table = (made: Partial<StatisticsTable> & Pick<StatisticsTable, 'id'>): StatisticsTable => ({
  ...{ title: made.id, note: '', unit: 'children', countedBy: 'received', exclusive: true, values: [] },
  ...made,
})

export const COLOURS = table({ id: 'colours', values: ['red', 'green', 'blue'].map(value) })
export const SIZES = table({ id: 'sizes', values: ['small', 'large'].map(value) })
/** Its rows are sums of rows of `colours`. */
export const WARM = table({
  ...{ id: 'warm', values: ['yes', 'no'].map(value) },
  folds: { table: 'colours', rows: { red: 'yes', green: 'no', blue: 'no' } },
})
export const ASKED_BY = table({ id: 'asked_by', unit: 'requests', values: ['one', 'two'].map(value) })
/** Of some of the requests, and a request may be in several rows. */
export const NEEDS = table({
  ...{ id: 'needs', unit: 'requests', exclusive: false, values: ['home', 'money', 'none'].map(value) },
})
export const IN_TIME = [
  table({ id: 'on_first_date', unit: 'requests', values: ['yes', 'no'].map(value) }),
  table({ id: 'on_agreed_date', unit: 'requests', values: ['yes', 'no'].map(value) }),
]

export const QUARTERS = ['2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1']

/** One child, as it is in every table. */
export type Child = {
  readonly quarter: number
  readonly team: number
  readonly colour: number
  readonly size: number
  /** Requests are counted through their first child. */
  readonly isFirst: boolean
  readonly by: number
  /** Which needs: 0 and 1 are rows, 2 is none, 3 was not asked. */
  readonly needs: readonly number[]
  readonly timing: number
}

export type Shape = { readonly quarters: number; readonly teams: number }

export const childOf = ({ quarters, teams }: Shape): fc.Arbitrary<Child> =>
  fc.record({
    quarter: fc.nat(quarters - 1),
    team: fc.nat(teams - 1),
    // Most are alike, so that some rows are large and others hold one or two.
    colour: fc.constantFrom(0, 0, 0, 1, 1, 2),
    size: fc.constantFrom(0, 0, 0, 0, 1),
    isFirst: fc.boolean(),
    by: fc.constantFrom(0, 0, 1),
    needs: fc.constantFrom([0], [0], [1], [0, 1], [2], [2], [3]),
    timing: fc.constantFrom(0, 0, 0, 1, 2),
  })

export const children = (shape: Shape, most: number): fc.Arbitrary<readonly Child[]> =>
  fc.array(childOf(shape), { maxLength: most, size: 'max' })

export function cubeOf(all: readonly Child[]): readonly CubeRow[] {
  const rows = all.flatMap((child) => {
    const of = (id: string, row: string | undefined): CubeRow => ({
      ...{ table: id, value: row ?? '', count: 1 },
      ...{ quarter: QUARTERS[child.quarter] ?? '', team: `team ${child.team}` },
    })
    const [first, agreed] = [
      ['yes', 'yes'],
      ['no', 'yes'],
      ['no', 'no'],
    ][child.timing] as [string, string]
    const isAsked = !child.needs.includes(3)
    return [
      of('colours', COLOURS.values[child.colour]?.id),
      of('sizes', SIZES.values[child.size]?.id),
      of('warm', child.colour === 0 ? 'yes' : 'no'),
      ...(child.isFirst
        ? [
            of('asked_by', ASKED_BY.values[child.by]?.id),
            ...(isAsked
              ? [of('needs', ALL), ...child.needs.map((row) => of('needs', NEEDS.values[row]?.id))]
              : []),
            ...[of('on_first_date', first), of('on_agreed_date', agreed)],
          ]
        : []),
    ]
  })
  return rows
}
