/** Break glass: somebody reads, for a reason and for some hours, what is not theirs. Its owners are told at once. */
import type { Directory } from './directory.ts'
import { managerOf, recorderOf } from './holder.ts'
import { later, type Moment } from './moment.ts'
import {
  type ForAccess,
  hasBrokenGlass,
  isManager,
  isNamed,
  isSamePerson,
  mayRead,
  mayRecord,
  type Person,
  type PersonId,
} from './people.ts'
import { NO_TEAM, type Referral, workerOf } from './referral.ts'
import { type Refusal, refuse } from './refusal.ts'
import { directoryFor } from './restriction.ts'
import type { Act } from './ruling.ts'

/** Reading alone, until `until`. */
export type BrokenGlass = {
  readonly by: PersonId
  readonly at: Moment
  readonly until: Moment
  readonly why: string
}

export const GLASS_HOURS = 12
/** A reason that somebody else can judge. */
const FEWEST_WORDS = 3
const FEWEST_LETTERS = 12

/**
 * Managers, duty managers among them, and heads of service, of any team's referral; MASH officers of what is restricted,
 * since anything else they see.
 */
export const mayBreakGlass = (person: Person, referral: ForAccess): boolean =>
  isManager(person) ||
  person.roles.includes('head_of_service') ||
  (mayRecord(person) && !isNamed(person, referral))

export function breakGlass(
  referral: Referral,
  act: Act,
  { why }: { readonly why: string },
): BrokenGlass | Refusal {
  if (!mayBreakGlass(act.by, referral)) return refuse('notToBreakGlass')
  if (hasBrokenGlass(act.by, referral)) return refuse('glassBrokenAlready')
  if (mayRead(act.by, referral)) return refuse('glassNotNeeded')
  const reason = why.trim()
  if (reason.split(/\s+/u).length < FEWEST_WORDS || reason.length < FEWEST_LETTERS)
    return refuse('whyBreakGlass')
  return { by: act.by.id, at: act.at, until: later(act.at, GLASS_HOURS * 60 * 60), why: reason }
}

/** Who hears of it at once: who has it, who manages it, who restricted it; before a team has it, who recorded it. */
export function ownersOf(referral: Referral, by: PersonId, directory: Directory): readonly PersonId[] {
  const around = directoryFor(referral, directory)
  const ids = [
    workerOf(referral),
    referral.team === NO_TEAM ? recorderOf(referral, around)?.id : managerOf(referral, around),
    referral.restriction?.by,
  ].flatMap((id) => id ?? [])
  const others = ids.filter((id) => !isSamePerson(id, by))
  return [...new Map(others.map((id) => [id.toLowerCase(), id])).values()]
}
