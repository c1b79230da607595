/** Counts of teams and of the whole council that are shown as they are today: each child once, so that they may not quite add up. */
import { FEW } from './suppression-search.ts'

export type Parts = {
  /** By team; what no team has is worked out from the whole. */
  readonly teams: ReadonlyMap<string, number>
  readonly whole: number
}

/** What may be shown of a team, or of the whole council. */
export type ShownPart = (team: string | undefined) => number | undefined

const REST = ''

/** Small counts are held back, and as many others, the smallest first, as keep each from being worked out. */
export function holdParts({ teams, whole }: Parts): ShownPart {
  const known = [...teams.values()].reduce((sum, count) => sum + count, 0)
  const parts = [...teams, [REST, Math.max(0, whole - known)] as const]
    .filter(([, count]) => count > 0)
    .toSorted(([one, few], [other, more]) => few - more || (one < other ? -1 : 1))
  const held = new Set(parts.filter(([, count]) => count < FEW).map(([team]) => team))
  for (const [team] of parts) if (!isEnough(parts, held)) held.add(team)
  const isWholeHeld = (whole > 0 && whole < FEW) || !isEnough(parts, held)
  return (team) => {
    if (team === undefined) return isWholeHeld ? undefined : whole
    return held.has(team) ? undefined : (teams.get(team) ?? 0)
  }
}

/** None, or two at least with room between them: as many as there are people would mean one each. */
function isEnough(parts: readonly (readonly [string, number])[], held: ReadonlySet<string>): boolean {
  const counts = parts.filter(([team]) => held.has(team)).map(([, count]) => count)
  const sum = counts.reduce((all, count) => all + count, 0)
  return counts.length === 0 || (counts.length > 1 && sum > counts.length)
}
