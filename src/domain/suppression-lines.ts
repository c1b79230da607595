/** Counts as lines over the grid, and how the lines of one table hang together. */
import type { Grid } from './suppression-grid.ts'

/** One row of a table in every place of the grid. `isHeld` and `isSafe` are filled while it is decided. */
export type Line = {
  readonly name: string
  readonly counts: Int32Array
  readonly isHeld: Uint8Array
  /** Held back, and another year is known that would look the same and has another count here. */
  readonly isSafe: Uint8Array
  /** What holding it back costs the reader beside the row of a table. */
  readonly weight: number
}

/** Lines of which each child or request is in one alone, and sums of some of them that can be read as well. */
export type Block = {
  readonly leaves: readonly Line[]
  readonly sums: readonly Sum[]
  /** Rows that one of `of` can be in several of, and is in one at least. */
  readonly several: { readonly of: Line; readonly lines: readonly Line[] } | undefined
}
export type Sum = { readonly line: Line; readonly of: ReadonlySet<Line> }

/** Blocks that count the same children or the same requests: one total for all of them. */
export type Group = {
  readonly unit: string
  readonly countedBy: string
  readonly total: Line
  readonly blocks: readonly Block[]
}

export type Lines = {
  readonly groups: readonly Group[]
  /** What can be read: by table and row, or by table and `ALL`. */
  readonly read: ReadonlyMap<string, Line>
}

export const nameOfLine = (table: string, value: string): string => `${table} ${value}`

export const newLine = (name: string, counts: Int32Array, weight = 1): Line => ({
  ...{ name, counts, weight },
  isHeld: new Uint8Array(counts.length),
  isSafe: new Uint8Array(counts.length),
})

/** Of each quarter and team what `at` says, and the sums of that. */
export function countsFor(grid: Grid, at: (place: number) => number): Int32Array {
  const counts = new Int32Array(grid.size)
  for (const quarter of grid.quarters.keys())
    for (const team of grid.teams.keys()) {
      const above = grid.above(quarter, team)
      const count = at(above[0] ?? 0)
      for (const place of above) counts[place] = (counts[place] ?? 0) + count
    }
  return counts
}

/** By table and row, the counts over the grid; what is nowhere has no entry. */
export type Counted = ReadonlyMap<string, Int32Array>
