/** The cheapest way to let one count be another: another year that looks the same to whoever reads all that is shown. */
import type { Grid, Shift } from './suppression-grid.ts'
import type { Block, Group, Line } from './suppression-lines.ts'
import { blockOf, type Part, type Together, withinTotal, withTotal } from './suppression-moves.ts'

/** What changes in that other year, and what must be held back for it to look the same. */
export type Move = { readonly shift: Shift; readonly parts: readonly Part[]; readonly cost: number }

export type Target = { readonly group: Group; readonly line: Line; readonly place: number }

export type Search = {
  /** There is always one: one more of it, with everything that it adds up to. */
  readonly cheapest: (target: Target) => Move | undefined
}

/** Below this a count is small. */
export const FEW = 5

/** A small count that is five in the other year makes a reader wonder a little less. */
const NOT_FEW_ANY_MORE = 0.01

export function searchIn(grid: Grid, groups: readonly Group[]): Search {
  const moves = new Map<Line, readonly Together[]>()
  const lifts = new Map<Block, readonly Together[]>()

  function cheapest({ group, line, place }: Target): Move | undefined {
    const block = blockOf(line, group)
    const within = block === undefined ? [] : kept(moves, line, () => withinTotal(line, block))
    const inside = least(place, (shift, flip, most) =>
      first(within, most, (one, limit) => costOf(one, { shift, flip, limit, total: group.total })),
    )
    if (inside !== undefined) return inside
    const alone = least(place, (shift, flip) => totalMove({ group, line, block }, { shift, flip }))
    return alone ?? least(place, (shift, flip) => totalMoves({ group, line, block }, { shift, flip }))
  }

  /** Of all shifts and both directions, the first of the cheapest. */
  function least(
    place: number,
    of: (shift: Shift, flip: 1 | -1, most: number) => Found | undefined,
  ): Move | undefined {
    let best: Move | undefined
    for (const shift of grid.shiftsAt(place))
      for (const flip of [1, -1] as const) {
        if (best?.cost === 0) return best
        const found = of(shift, flip, best?.cost ?? Number.POSITIVE_INFINITY)
        if (found !== undefined && found.cost < (best?.cost ?? Number.POSITIVE_INFINITY))
          best = {
            shift,
            parts: found.parts.map(([line, sign]): Part => [line, sign === flip ? 1 : -1]),
            cost: found.cost,
          }
      }
    return best
  }
  type Asked = { readonly group: Group; readonly line: Line; readonly block: Block | undefined }
  /** Without a total every place counts as one whose total is held back: a move of the total sees to that. */
  type Within = { readonly limit: number; readonly total: Line | undefined }
  type Way = { readonly shift: Shift; readonly flip: 1 | -1 }

  /** The total changes, and with it one row of each table that has it. */
  function totalMove(
    { group, line, block }: Asked,
    { shift, flip }: Way,
    isLinked = false,
  ): Found | undefined {
    if (!isLinked && !isLikely(group, groups, { shift, flip })) return undefined
    const limit = Number.POSITIVE_INFINITY
    const ownTotal = { parts: [[group.total, 1]] as const, block: undefined }
    const total = costOf(ownTotal, { shift, flip, limit, total: group.total })
    if (total === undefined) return undefined
    let sofar: Found = total
    for (const one of group.blocks) {
      const ways = one === block ? withTotal(one, line) : kept(lifts, one, () => withTotal(one))
      const found = first(ways, limit, (way, most) =>
        costOf(way, { shift, flip, limit: most, total: undefined }),
      )
      if (found === undefined) return undefined
      sofar = { parts: [...sofar.parts, ...found.parts], cost: sofar.cost + found.cost }
    }
    return sofar
  }

  /** The same together with the other unit: one request more, and one child more. */
  function totalMoves(asked: Asked, way: Way): Found | undefined {
    const other = otherUnit(asked.group, groups)
    const own = totalMove(asked, way, true)
    if (own === undefined || other === undefined) return own
    const theirs = totalMove({ group: other, line: other.total, block: undefined }, way, true)
    return theirs === undefined
      ? undefined
      : { parts: [...own.parts, ...theirs.parts], cost: own.cost + theirs.cost }
  }

  /**
   * Undefined where a count that is shown as nothing would change, or one that is not would be nothing: but where the
   * total is held back, all that adds up to it is, and nothing is shown.
   */
  function costOf(
    { parts, block }: Together,
    { shift, flip, limit, total }: Way & Within,
  ): Found | undefined {
    let cost = 0
    for (const [line, sign] of parts) {
      const own = sign === flip ? 1 : -1
      for (const { place, by } of shift.all) {
        const count = line.counts[place] ?? 0
        const after = count + own * by
        const isClosed = line !== total && total?.isHeld[place] !== 0
        if (after < 0 || (!isClosed && (count === 0 || after === 0))) return undefined
        if (!isClosed && line.isHeld[place] === 0) cost += priceOf(line, place, count)
        if (count < FEW && after >= FEW) cost += NOT_FEW_ANY_MORE
        if (cost >= limit) return undefined
      }
    }
    return isPossible(parts, block, { shift, flip }) ? { parts, cost } : undefined
  }

  const priceOf = (line: Line, place: number, count: number): number =>
    line.weight * ((grid.weights[place] ?? 1) + Math.min(count, 99_999) / 100_000)

  return { cheapest }
}

type Found = { readonly parts: readonly Part[]; readonly cost: number }

function kept<K, V>(memory: Map<K, V>, key: K, make: () => V): V {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  return made
}

function first(
  ways: readonly Together[],
  most: number,
  cost: (way: Together, limit: number) => Found | undefined,
): Found | undefined {
  let best: Found | undefined
  for (const way of ways) {
    best = cost(way, best?.cost ?? most) ?? best
    if (best?.cost === 0) return best
  }
  return best
}

type Direction = { readonly shift: Shift; readonly flip: 1 | -1 }

const signOf = (parts: readonly Part[], line: Line): number => parts.find(([part]) => part === line)?.[1] ?? 0

/** Whoever is in one row at least is in no row twice: no row is more than all of them, and all rows together no less. */
function isPossible(parts: readonly Part[], block: Block | undefined, { shift, flip }: Direction): boolean {
  const several = block?.several
  if (several === undefined) return true
  return shift.base.every(({ place, by }) => {
    const count = (line: Line, step: number): number =>
      (line.counts[place] ?? 0) + step * signOf(parts, line) * by * flip
    const holds = (step: number): boolean => {
      const rows = several.lines.map((line) => count(line, step))
      const all = count(several.of, step)
      return rows.every((row) => row <= all) && rows.reduce((sum, row) => sum + row, 0) >= all
    }
    return holds(1) || !holds(0)
  })
}

/** Each request is about one child at least. */
function isLikely(group: Group, groups: readonly Group[], { shift, flip }: Direction): boolean {
  const other = otherUnit(group, groups)
  if (other === undefined) return true
  const isChildren = group.unit === 'children'
  return shift.base.every(({ place, by }) => {
    const own = group.total.counts[place] ?? 0
    const theirs = other.total.counts[place] ?? 0
    const after = own + by * flip
    return isChildren ? after >= theirs || own < theirs : after <= theirs || own > theirs
  })
}

const otherUnit = ({ unit, countedBy }: Group, groups: readonly Group[]): Group | undefined =>
  groups.find((group) => group.countedBy === countedBy && group.unit !== unit)
