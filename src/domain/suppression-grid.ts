/** One financial year as a grid of quarters and teams with their sums, and how counts in it can change unseen. */
import type { Quarter } from './statistics.ts'

/** A row of places: the quarters and the year over them, the teams and the whole council over them. */
export type Grid = {
  readonly quarters: readonly Quarter[]
  readonly teams: readonly string[]
  /** How many places there are, the sums included. */
  readonly size: number
  /** Without a quarter the year, without a team the council; undefined for what is not in the grid. */
  readonly placeOf: (quarter: Quarter | undefined, team: string | undefined) => number | undefined
  /** Every place that a count in this quarter and team is a part of, itself first. */
  readonly above: (quarter: number, team: number) => readonly number[]
  /** What holding a place back costs the reader: a sum more than what it is made of. */
  readonly weights: readonly number[]
  /** Every place, what is least missed first. */
  readonly outwards: readonly number[]
  readonly shiftsAt: (place: number) => readonly Shift[]
}

/** Ones added to and taken from places, such that each sum that is not named stays as it is. */
export type Shift = {
  /** Quarters of teams alone. */
  readonly base: readonly Change[]
  /** Those, and the sums that change with them. */
  readonly all: readonly Change[]
}

export type Change = { readonly place: number; readonly by: 1 | -1 }

const WEIGHT = { inner: 1, sum: 5, all: 50 } as const

export function gridOf(quarters: readonly Quarter[], teams: readonly string[]): Grid {
  const wide = teams.length + 1
  const size = (quarters.length + 1) * wide
  const place = (quarter: number, team: number): number => quarter * wide + team
  const above = (quarter: number, team: number): readonly number[] => [
    ...[place(quarter, team), place(quarter, teams.length)],
    ...[place(quarters.length, team), place(quarters.length, teams.length)],
  ]
  const shifts = shiftsOf({ quarters: quarters.length, teams: teams.length, above })
  const byPlace = Array.from({ length: size }, (): Shift[] => [])
  for (const shift of shifts) for (const { place: at } of shift.all) byPlace[at]?.push(shift)
  const weights = Array.from({ length: size }, (_, at) => {
    const isYear = at >= quarters.length * wide
    const isCouncil = at % wide === teams.length
    return isYear && isCouncil ? WEIGHT.all : isYear || isCouncil ? WEIGHT.sum : WEIGHT.inner
  })
  return {
    ...{ quarters, teams, size, above, weights },
    outwards: [...weights.keys()].sort(
      (one, other) => (weights[one] ?? 0) - (weights[other] ?? 0) || one - other,
    ),
    placeOf: (quarter, team) => {
      const at = quarter === undefined ? quarters.length : quarters.indexOf(quarter)
      const beside = team === undefined ? teams.length : teams.indexOf(team)
      return at < 0 || beside < 0 ? undefined : place(at, beside)
    },
    shiftsAt: (at) => byPlace[at] ?? [],
  }
}

type Sides = {
  readonly quarters: number
  readonly teams: number
  readonly above: (quarter: number, team: number) => readonly number[]
}

/** One more somewhere; one from a quarter, or a team, to another; and two of these that undo each other in the sums. */
function shiftsOf({ quarters, teams, above }: Sides): readonly Shift[] {
  const one = pairsAnd(quarters)
  const other = pairsAnd(teams)
  return one.flatMap((times) =>
    other.map((places): Shift => {
      const corners = times.flatMap(([quarter, sign]) =>
        places.map(([team, side]) => ({ quarter, team, by: sign === side ? 1 : -1 }) as const),
      )
      const sums = new Map<number, number>()
      for (const { quarter, team, by } of corners)
        for (const at of above(quarter, team)) sums.set(at, (sums.get(at) ?? 0) + by)
      return {
        base: corners.map(({ quarter, team, by }) => ({ place: above(quarter, team)[0] ?? 0, by })),
        all: [...sums].flatMap(([at, by]) => (by === 0 ? [] : [{ place: at, by: by > 0 ? 1 : -1 }])),
      }
    }),
  )
}

type Signed = readonly [index: number, sign: 1 | -1]

/** Each with each later one, one more here and one less there; then each by itself, which changes more sums. */
const pairsAnd = (count: number): readonly (readonly Signed[])[] => {
  const each = Array.from({ length: count }, (_, index) => index)
  return [
    ...each.flatMap((one) =>
      each.slice(one + 1).map((other): readonly Signed[] => [
        [one, 1],
        [other, -1],
      ]),
    ),
    ...each.map((one): readonly Signed[] => [[one, 1]]),
  ]
}
