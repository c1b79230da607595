/** How each kind of table becomes lines: rows that add up, sums of another table, a part of all, one row or several. */
import { ALL, NOT_RECORDED, type StatisticsTable } from './statistics-tables.ts'
import type { Grid } from './suppression-grid.ts'
import {
  type Block,
  type Counted,
  countsFor,
  type Line,
  nameOfLine,
  newLine,
  type Sum,
} from './suppression-lines.ts'

type Making = {
  readonly counted: Counted
  readonly total: Line
  readonly grid: Grid
  /** What can be read is put down here. */
  readonly read: Map<string, Line>
}

/** No row of a table, but what is left when others are taken away. */
const DIFFERENCE_WEIGHT = 0.1

export function blocksOf(tables: readonly StatisticsTable[], making: Making): readonly Block[] {
  const nested = nestedOf(tables, making)
  const apart = tables.filter((table) => !nested?.tables.includes(table))
  const folding = apart.filter((table) => isSumOf(table, apart, making))
  return [
    ...(nested === undefined ? [] : [nested.block]),
    ...apart
      .filter((table) => !folding.includes(table))
      .map((table) => {
        const block = table.exclusive ? oneRowEach(table, making) : severalRows(table, making)
        const sums = folding.filter(({ folds }) => folds?.table === table.id)
        return { ...block, sums: [...block.sums, ...sums.flatMap((one) => sumsOf(one, block, making))] }
      }),
  ]
}

const at = (counts: Int32Array | undefined, place: number): number => counts?.[place] ?? 0

function readLine({ read }: Making, name: string, counts: Int32Array): Line {
  const line = newLine(name, counts)
  read.set(name, line)
  return line
}

const rowsOf = (table: StatisticsTable, { counted }: Making) =>
  table.values.flatMap(({ id }) => {
    const counts = counted.get(nameOfLine(table.id, id))
    return counts === undefined ? [] : [{ id, name: nameOfLine(table.id, id), counts }]
  })

/** Where the rows are less than all there are, what is left is a row that anybody can work out. */
function oneRowEach(table: StatisticsTable, making: Making): Block {
  const lines = rowsOf(table, making).map(({ name, counts }) => readLine(making, name, counts))
  return { ...partOfAll(table, lines, making), several: undefined }
}

function partOfAll(table: StatisticsTable, lines: readonly Line[], making: Making): Omit<Block, 'several'> {
  const { total, grid, read } = making
  const name = nameOfLine(table.id, ALL)
  const sum = countsFor(grid, (place) => lines.reduce((count, { counts }) => count + at(counts, place), 0))
  const left = countsFor(grid, (place) => at(total.counts, place) - at(sum, place))
  if (left.every((count) => count === 0)) {
    read.set(name, total)
    return { leaves: lines, sums: [] }
  }
  const asked = readLine(making, name, sum)
  return {
    leaves: [...lines, newLine(`${name} left`, left, DIFFERENCE_WEIGHT)],
    sums: [{ line: asked, of: new Set(lines) }],
  }
}

/** Rows that stand for themselves alone, where others of the table can be chosen together. */
const ALONE = ['none', NOT_RECORDED]

function severalRows(table: StatisticsTable, making: Making): Block {
  const { counted, grid } = making
  const rows = rowsOf(table, making)
  const asked = counted.get(nameOfLine(table.id, ALL))
  const lines = rows.map(({ id, name, counts }) => ({ id, line: readLine(making, name, counts) }))
  const alone = lines.filter(({ id }) => ALONE.includes(id)).map(({ line }) => line)
  const several = lines.filter(({ id }) => !ALONE.includes(id)).map(({ line }) => line)
  const left = countsFor(grid, (place) =>
    alone.reduce((count, { counts }) => count - at(counts, place), at(asked, place)),
  )
  const some = newLine(`${nameOfLine(table.id, ALL)} some`, left, DIFFERENCE_WEIGHT)
  return { ...partOfAll(table, [...alone, some], making), several: { of: some, lines: several } }
}

/** Whether each of its rows is the sum of rows of the other table, in every quarter and team. */
function isSumOf(table: StatisticsTable, all: readonly StatisticsTable[], { counted }: Making): boolean {
  const { folds } = table
  const of = all.find(({ id }) => id === folds?.table)
  if (folds === undefined || of === undefined) return false
  return table.values.every(({ id }) => {
    const parts = of.values.filter((value) => folds.rows[value.id] === id)
    const own = counted.get(nameOfLine(table.id, id))
    const theirs = parts.map((value) => counted.get(nameOfLine(of.id, value.id)))
    const size = Math.max(own?.length ?? 0, ...theirs.map((counts) => counts?.length ?? 0))
    return Array.from({ length: size }).every(
      (_, place) => at(own, place) === theirs.reduce((sum, counts) => sum + at(counts, place), 0),
    )
  })
}

function sumsOf(table: StatisticsTable, { leaves }: Block, making: Making): readonly Sum[] {
  const { folds } = table
  if (folds === undefined) return []
  making.read.set(nameOfLine(table.id, ALL), making.read.get(nameOfLine(folds.table, ALL)) ?? making.total)
  return rowsOf(table, making).map(({ id, name, counts }) => ({
    line: readLine(making, name, counts),
    of: new Set(leaves.filter((leaf) => folds.rows[leaf.name.slice(folds.table.length + 1)] === id)),
  }))
}

/** What was in time by the first date was in time by the agreed one: those between them can be worked out. */
const NESTED = ['on_first_date', 'on_agreed_date'] as const

function nestedOf(tables: readonly StatisticsTable[], making: Making) {
  const [inner, outer] = NESTED.map((id) => tables.find((table) => table.id === id))
  if (inner === undefined || outer === undefined) return undefined
  const { counted, grid, total, read } = making
  const counts = (id: string, value: string) => counted.get(nameOfLine(id, value))
  const between = countsFor(
    grid,
    (place) => at(counts(outer.id, 'yes'), place) - at(counts(inner.id, 'yes'), place),
  )
  const isWhole = [inner, outer].every(({ id }) =>
    total.counts.every(
      (count, place) => count === at(counts(id, 'yes'), place) + at(counts(id, 'no'), place),
    ),
  )
  if (!isWhole || between.some((count) => count < 0)) return undefined
  const line = (id: string, value: string): Line => {
    const name = nameOfLine(id, value)
    return readLine(making, name, counts(id, value) ?? new Int32Array(grid.size))
  }
  const [first, late] = [line(inner.id, 'yes'), line(outer.id, 'no')]
  const then = newLine(`${outer.id} but not ${inner.id}`, between, DIFFERENCE_WEIGHT)
  for (const { id } of [inner, outer]) read.set(nameOfLine(id, ALL), total)
  const sums = [
    { line: line(outer.id, 'yes'), of: new Set([first, then]) },
    { line: line(inner.id, 'no'), of: new Set([then, late]) },
  ]
  return { tables: [inner, outer], block: { leaves: [first, then, late], sums, several: undefined } }
}
