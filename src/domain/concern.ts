/** A safeguarding concern: a manager is told at once, at any hour, until one says “I have seen it” (2.7, 44). */
import { type Absence, isAway } from './absence.ts'
import { type Directory, peopleOfTeam, peopleWithRole, personById, teamById } from './directory.ts'
import { managerOf } from './holder.ts'
import type { Day, Moment } from './moment.ts'
import { MANAGERS, mayAllocate, mayRecordAgreement, type Person, type PersonId } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { directoryFor } from './restriction.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { withSafety } from './safety.ts'

export type Concern = {
  readonly by: PersonId
  readonly at: Moment
  /** In the words of whoever raised it; may be empty, so that nothing delays it. */
  readonly words: string
  /** Who is told, in this order, until one of them has seen it. */
  readonly told: readonly PersonId[]
  readonly seen?: { readonly by: PersonId; readonly at: Moment }
}

/** How long one of them has before the next one is told as well. */
export const NEXT_TOLD_AFTER_SECONDS = 15 * 60

/** Enough to reach somebody, and few enough that each of them feels meant. */
const MOST_TOLD = 5

/** The concern that no manager has said they have seen. */
export const openConcern = ({ safety }: Pick<Referral, 'safety'>): Concern | undefined => {
  const last = safety?.concerns?.at(-1)
  return last?.seen === undefined ? last : undefined
}

/**
 * The Team Manager (or who signs just now), the deputies, whoever else manages the team, then the duty managers and
 * service managers of the council. Never the one who raises it; those who are away only when nobody else is there.
 */
export function toldOfConcern(
  referral: Referral,
  by: PersonId,
  {
    directory: everybody,
    absences,
    day,
  }: {
    readonly directory: Directory
    readonly absences: readonly Absence[]
    readonly day: Day
  },
): readonly Person[] {
  const directory = directoryFor(referral, everybody)
  const ofTeam = peopleOfTeam(directory, referral.team)
  const byRole = MANAGERS.flatMap((role) => ofTeam.filter(({ roles }) => roles.includes(role)))
  const first = [managerOf(referral, directory), ...(teamById(directory, referral.team)?.deputies ?? [])]
  const all = [
    ...first.flatMap((id) => personById(directory, id ?? '') ?? []),
    ...byRole,
    ...peopleWithRole(directory, 'duty_manager'),
    ...peopleWithRole(directory, 'service_manager'),
  ].filter(({ id }) => id !== by)
  const people = [...new Map(all.map((person) => [person.id, person])).values()]
  const there = people.filter(({ id }) => !isAway(id, day, absences))
  // A child in danger comes before a restriction: they hear that there is a concern, and not what about.
  if (there.length === 0 && referral.restriction !== undefined)
    return [...people, ...peopleWithRole(everybody, 'head_of_service')].slice(0, MOST_TOLD)
  return (there.length > 0 ? there : people).slice(0, MOST_TOLD)
}

/** Possible at every status, and with no words: nothing may delay it. */
export function raiseConcern(
  referral: Referral,
  act: Act,
  { words, told }: Pick<Concern, 'words' | 'told'>,
): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (openConcern(referral) !== undefined) return refuse('concernTold')
  const concern: Concern = { by: act.by.id, at: act.at, words: words.trim(), told }
  return {
    referral: next(withSafety(referral, { concerns: [...(referral.safety?.concerns ?? []), concern] })),
    events: [{ name: 'concernRaised' }],
    move: 'raiseConcern',
    reason: concern.words,
  }
}

/** Whoever was told of the newest one, of whatever team, or who manages the team. */
export const mayTakeUpConcern = (person: Person, referral: Referral): boolean =>
  referral.safety?.concerns?.at(-1)?.told.includes(person.id) === true || mayAllocate(person, referral)

/** A manager takes it over. Not the one who raised it. */
export function seeConcern(referral: Referral, act: Act): Ruling {
  const concern = referral.safety?.concerns?.at(-1)
  if (!mayTakeUpConcern(act.by, referral)) return refuse('notTeamManager')
  if (concern === undefined || concern.seen !== undefined) return refuse('noOpenConcern')
  if (concern.by === act.by.id) return refuse('ownConcern')
  const seen: Concern = { ...concern, seen: { by: act.by.id, at: act.at } }
  const before = referral.safety?.concerns?.slice(0, -1) ?? []
  return {
    referral: next(withSafety(referral, { concerns: [...before, seen] })),
    events: [{ name: 'concernSeen' }],
    move: 'seeConcern',
  }
}
