/** How wide the columns of a table are: short ones keep their words on one line, long ones share the rest. */

/** Widths in points: all of a column's text on one line, and its longest word. */
export type Column = { readonly line: number; readonly word: number }

/** A column up to this wide is given its whole line, so that a date or a name does not break. */
const SHORT = 100

/** Divides `width` points among the columns; the widths add up to it. */
export function fitColumns(columns: readonly Column[], width: number): number[] {
  const most = columns.map((column) => Math.min(column.line, width))
  const least = columns.map((column, at) =>
    column.line <= SHORT ? column.line : Math.min(column.word, most[at] ?? 0, width / 5),
  )
  const spare = width - sum(least)
  if (spare < 0) return least.map((size) => (size * width) / sum(least))
  const wants = most.map((size, at) => size - (least[at] ?? 0))
  if (sum(wants) > spare) return least.map((size, at) => size + (spare * (wants[at] ?? 0)) / sum(wants))
  return most.map((size) => (sum(most) === 0 ? width / columns.length : (size * width) / sum(most)))
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0)
