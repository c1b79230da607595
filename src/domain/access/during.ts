/** At which statuses a move can be made, from the tables of moves. */
import { MOVES, type Move, SIDE_MOVES } from '../lifecycle.ts'
import { STATUSES, type Status } from '../statuses.ts'
import { TRIAGE_MOVES } from '../triage-moves.ts'

/** In the order in which a referral comes through them. */
export function during(...moves: readonly Move[]): readonly Status[] {
  const main = MOVES.filter(({ move }) => moves.includes(move)).map(({ from }) => from)
  const triage = TRIAGE_MOVES.filter(({ move }) => moves.includes(move)).flatMap(({ from }) => from)
  const beside = SIDE_MOVES.filter(({ move }) => moves.includes(move)).flatMap(({ during: at }) => at)
  const found: readonly string[] = [...main, ...triage, ...beside]
  return (Object.keys(STATUSES) as Status[]).filter((status) => found.includes(status))
}
