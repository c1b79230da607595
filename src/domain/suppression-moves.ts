/** Which lines can change together, such that everything that is not held back still adds up. */
import type { Block, Group, Line } from './suppression-lines.ts'

/** A line gets what a shift says, or the opposite of it. */
export type Part = readonly [line: Line, sign: 1 | -1]

/** Lines of one block that change together. */
export type Together = { readonly parts: readonly Part[]; readonly block: Block | undefined }

/** Changes of this line that leave the total of its group as it is. */
export function withinTotal(line: Line, block: Block): readonly Together[] {
  const { leaves, sums, several } = block
  const ones = leavesOf(line, block)
  const swaps = ones.flatMap((one) =>
    leaves
      .filter((other) => other !== one)
      .map((other): readonly Part[] => [...leafParts(one, 1, block), ...leafParts(other, -1, block)]),
  )
  const found = swaps
    .map((parts) =>
      merged(
        parts,
        sums.map((sum) => sum.line),
      ),
    )
    .filter(has(line))
  if (several === undefined) return found.map((parts) => ({ parts, block }))
  const rows = several.lines
  const withRows = found.flatMap((parts) => {
    const sign = parts.find(([part]) => part === several.of)?.[1]
    return sign === undefined
      ? [parts]
      : [parts, ...rows.map((row): readonly Part[] => [...parts, [row, sign]])]
  })
  const own: readonly (readonly Part[])[] = rows.includes(line)
    ? [
        [[line, 1]],
        ...rows
          .filter((row) => row !== line)
          .map((row): readonly Part[] => [
            [line, 1],
            [row, -1],
          ]),
      ]
    : []
  return [...own, ...withRows.filter(has(line))].map((parts) => ({ parts, block }))
}

/** How a change of the total shows in this block: by `line` where one is given. */
export function withTotal(block: Block, line?: Line): readonly Together[] {
  const { leaves, several } = block
  const found = leaves.flatMap((leaf) => {
    const parts = leafParts(leaf, 1, block)
    if (leaf !== several?.of) return [parts]
    return [parts, ...several.lines.map((row): readonly Part[] => [...parts, [row, 1]])]
  })
  return found.filter((parts) => line === undefined || has(line)(parts)).map((parts) => ({ parts, block }))
}

/** The block that a line stands in; undefined for a total. */
export const blockOf = (line: Line, { blocks }: Group): Block | undefined =>
  blocks.find(
    ({ leaves, sums, several }) =>
      leaves.includes(line) ||
      sums.some((sum) => sum.line === line) ||
      several?.lines.includes(line) === true,
  )

const has =
  (line: Line) =>
  (parts: readonly Part[]): boolean =>
    parts.some(([part]) => part === line)

/** The leaves of which one changes when this line changes. */
function leavesOf(line: Line, { leaves, sums, several }: Block): readonly Line[] {
  const sum = sums.find((one) => one.line === line)
  if (sum !== undefined) return [...sum.of]
  return several?.lines.includes(line) === true ? [several.of] : leaves.filter((leaf) => leaf === line)
}

const leafParts = (leaf: Line, sign: 1 | -1, { sums }: Block): readonly Part[] => [
  [leaf, sign],
  ...sums.filter(({ of }) => of.has(leaf)).map(({ line }): Part => [line, sign]),
]

/** A sum that gains from one leaf and loses by another stays. */
const merged = (parts: readonly Part[], sums: readonly Line[]): readonly Part[] =>
  parts.filter(([line]) => !sums.includes(line) || parts.filter(([other]) => other === line).length === 1)
