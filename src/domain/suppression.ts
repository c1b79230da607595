/** Which counts of a financial year may be shown: none of a few people, and none from which such a one can be worked out. */
import type { CubeRow, Quarter } from './statistics.ts'
import type { StatisticsTable } from './statistics-tables.ts'
import { type Grid, gridOf } from './suppression-grid.ts'
import { linesOf } from './suppression-groups.ts'
import { type Group, type Line, nameOfLine } from './suppression-lines.ts'
import { FEW, type Move, searchIn } from './suppression-search.ts'

export type YearAsked = {
  /** Of one financial year, all teams; the order does not matter. */
  readonly rows: readonly CubeRow[]
  readonly tables: readonly StatisticsTable[]
  /** The four of the year. */
  readonly quarters: readonly Quarter[]
}

export type CountAsked = {
  readonly table: string
  /** A row of the table, or `ALL` for its total. */
  readonly value: string
  /** Left out for the year. */
  readonly quarter?: Quarter | undefined
  /** Left out for the whole council. */
  readonly team?: string | undefined
}

/** Undefined where it is held back. Nothing is 0, and is shown: it describes nobody. */
export type Publishable = (asked: CountAsked) => number | undefined

/**
 * Decides once for a whole year, so that it is the same whoever asks for what and in whatever order. Each count of 1 to 4
 * is held back, and for each that is held back a way is found to change the year such that nothing shown changes and
 * this count does; what stands in the way is held back too (docs/decisions/0032-small-counts.md).
 */
export function hold({ rows, tables, quarters }: YearAsked): Publishable {
  const grid = gridOf(quarters, [...new Set(rows.map(({ team }) => team))].sort())
  const { groups, read } = linesOf(rows, tables, grid)
  const search = searchIn(grid, groups)
  for (const { group, line } of targets(groups))
    for (let place = 0; place < grid.size; place++) {
      const count = line.counts[place] ?? 0
      if (count > 0 && count < FEW) holdAt(group, line, place)
    }
  for (const { group, line } of targets(groups))
    for (const place of grid.outwards)
      if (line.isHeld[place] === 1 && line.isSafe[place] === 0 && line.counts[place] !== 0) {
        const move = search.cheapest({ group, line, place })
        if (move === undefined) hide(group, grid)
        else holdFor(move, groups)
      }
  const closed = new Map(tables.map((table) => [table.id, groups.find((group) => isOf(group, table))?.total]))
  return ({ table, value, quarter, team }) => {
    const place = grid.placeOf(quarter, team)
    if (place === undefined) return 0
    const line = read.get(nameOfLine(table, value))
    const isHeld = line?.isHeld[place] === 1 || closed.get(table)?.isHeld[place] === 1
    return isHeld ? undefined : (line?.counts[place] ?? 0)
  }
}

const isOf = ({ unit, countedBy }: Group, table: StatisticsTable): boolean =>
  unit === table.unit && countedBy === table.countedBy

/** With a total everything that adds up to it is held back, nothing included: of a few, that they are all alike says too much. */
function holdAt(group: Group, line: Line, place: number): void {
  line.isHeld[place] = 1
  if (line === group.total) for (const { line: other } of targets([group])) other.isHeld[place] = 1
}

type Found = { readonly group: Group; readonly line: Line }

/** Totals first: what they need is shared by all tables. */
const targets = (groups: readonly Group[]): readonly Found[] => [
  ...groups.map((group) => ({ group, line: group.total })),
  ...groups.flatMap((group) =>
    group.blocks.flatMap(({ leaves, sums, several }) =>
      [...leaves, ...sums.map(({ line }) => line), ...(several?.lines ?? [])].map((line) => ({
        group,
        line,
      })),
    ),
  ),
]

/** What changes in the other year is held back, and is safe by that same year. */
function holdFor({ parts, shift }: Move, groups: readonly Group[]): void {
  for (const [line] of parts)
    for (const { place } of shift.all) {
      const total = groups.find((group) => group.total === line)
      if (total !== undefined) holdAt(total, line, place)
      line.isHeld[place] = 1
      line.isSafe[place] = 1
    }
}

/** Cannot happen while counts add up; where they do not, nothing of the kind is shown. */
function hide(group: Group, { size }: Grid): void {
  for (const { line } of targets([group]))
    for (let place = 0; place < size; place++) {
      line.isHeld[place] = 1
      line.isSafe[place] = 1
    }
}
