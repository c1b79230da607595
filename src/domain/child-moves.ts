/** A child lives somewhere else now: should another authority take over? (2.10, 66) */
import { AFTER_MOVES } from './after-moves.ts'
import type { Moment } from './moment.ts'
import { mayRecordAgreement, type PersonId } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

export type ChildMove = {
  /** From 1, as recorded. */
  readonly child: number
  /** The authority where they live now; empty while they stay in our own area. Never an address. */
  readonly authority: string
  /** Who told us, and when. */
  readonly words: string
  readonly by: PersonId
  readonly at: Moment
}

const DURING: readonly string[] = AFTER_MOVES.find(({ move }) => move === 'noteChild')?.during ?? []

export function noteChildMove(
  referral: Referral,
  act: Act,
  what: Pick<ChildMove, 'child' | 'authority' | 'words'>,
): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!DURING.includes(referral.status)) return refuse('notNow')
  if (referral.details.children[what.child - 1] === undefined) return refuse('noSuchChild')
  const words = what.words.trim()
  if (words === '') return refuse('whoSaidSoNeeded')
  const authority = what.authority.trim()
  const move: ChildMove = { child: what.child, authority, words, by: act.by.id, at: act.at }
  return {
    referral: next({ ...referral, childMoves: [...(referral.childMoves ?? []), move] }),
    events: [{ name: authority === '' ? 'childMovedNear' : 'childMovedAway' }],
    move: 'noteChild',
    reason: `child ${what.child}${authority === '' ? '' : ` to ${authority}`}: ${words}`,
  }
}

/** The newest move of each child who lives with another authority now. */
export const movedAway = ({ childMoves = [] }: Pick<Referral, 'childMoves'>): readonly ChildMove[] =>
  [...new Map(childMoves.map((move) => [move.child, move])).values()].filter(
    ({ authority }) => authority !== '',
  )
