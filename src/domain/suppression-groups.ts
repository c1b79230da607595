/** The tables of one financial year as groups of lines, with every sum and difference that a reader can take of them. */
import type { CubeRow } from './statistics.ts'
import { ALL, rowOf, type StatisticsTable } from './statistics-tables.ts'
import { blocksOf } from './suppression-blocks.ts'
import type { Grid } from './suppression-grid.ts'
import { type Counted, countsFor, type Line, type Lines, nameOfLine, newLine } from './suppression-lines.ts'

/** A shared total is missed in many tables. */
const TOTAL_WEIGHT = 100

/** Counts are added up here, so that it does not matter in which order or in how many rows they come. */
export function linesOf(rows: readonly CubeRow[], tables: readonly StatisticsTable[], grid: Grid): Lines {
  const counted = countsOf(rows, tables, grid)
  const read = new Map<string, Line>()
  const kinds = Map.groupBy(tables, ({ unit, countedBy }) => `${unit} ${countedBy}`)
  const groups = [...kinds.values()]
    .sort(byName(([first]) => `${first?.unit} ${first?.countedBy}`))
    .map((of) => {
      const sorted = of.toSorted(byName(({ id }) => id))
      const totals = sorted.map((table) => totalOf(table, counted, grid))
      const all = countsFor(grid, (place) => Math.max(0, ...totals.map((counts) => counts[place] ?? 0)))
      const total = newLine(`${of[0]?.unit} ${of[0]?.countedBy}`, all, TOTAL_WEIGHT)
      const blocks = blocksOf(sorted, { counted, total, grid, read })
      return { unit: of[0]?.unit ?? '', countedBy: of[0]?.countedBy ?? '', total, blocks }
    })
  return { groups, read }
}

const byName =
  <T>(name: (one: T) => string) =>
  (one: T, other: T): number =>
    name(one) < name(other) ? -1 : 1

function countsOf(rows: readonly CubeRow[], tables: readonly StatisticsTable[], grid: Grid): Counted {
  const byId = new Map(tables.map((table) => [table.id, table]))
  const counted = new Map<string, Int32Array>()
  for (const { table: id, value, quarter, team, count } of rows) {
    const table = byId.get(id)
    const [of, beside] = [grid.quarters.indexOf(quarter), grid.teams.indexOf(team)]
    if (table === undefined || count === 0 || of < 0 || beside < 0) continue
    const name = nameOfLine(id, rowOf(table, value))
    const counts = counted.get(name) ?? new Int32Array(grid.size)
    counted.set(name, counts)
    for (const place of grid.above(of, beside)) counts[place] = (counts[place] ?? 0) + count
  }
  return counted
}

function totalOf(table: StatisticsTable, counted: Counted, grid: Grid): Int32Array {
  if (!table.exclusive) return counted.get(nameOfLine(table.id, ALL)) ?? new Int32Array(grid.size)
  const lines = table.values.flatMap(({ id }) => counted.get(nameOfLine(table.id, id)) ?? [])
  return countsFor(grid, (place) => lines.reduce((sum, counts) => sum + (counts[place] ?? 0), 0))
}
