/** A restricted referral: named people alone know that it is there. */
import { type Directory, nameOf, personById } from './directory.ts'
import { approverOf } from './holder.ts'
import type { Moment } from './moment.ts'
import {
  type ForAccess,
  isManager,
  isNamed,
  isSamePerson,
  mayAllocate,
  mayRecord,
  maySeeReferral,
  maySignOff,
  type Person,
  type PersonId,
} from './people.ts'
import { FINISHED, IN_TRIAGE, NO_TEAM, type Referral, workerOf } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'

/** Who may know of it, who said so, and why. */
export type Restriction = {
  readonly people: readonly PersonId[]
  readonly by: PersonId
  readonly at: Moment
  readonly why: string
}

/** As many as a card names. */
export const MOST_NAMED = 10

/**
 * A manager of its team, MASH while it waits for triage, and the head of service, who need not be named for it: somebody
 * must be able to name others when all of those are gone.
 */
export const mayRestrict = (person: Person, referral: ForAccess & Pick<Referral, 'status'>): boolean =>
  mayRestrictUnnamed(person) ||
  mayAllocate(person, referral) ||
  (isInTriage(referral) && mayRecord(person) && isNamed(person, referral))

export const mayRestrictUnnamed = (person: Person): boolean => person.roles.includes('head_of_service')

const isInTriage = ({ status }: Pick<Referral, 'status'>): boolean =>
  (IN_TRIAGE as readonly string[]).includes(status)

export type Naming = {
  readonly people: readonly PersonId[]
  readonly why: string
  /** Whoever restricts it says that they are not to be among the named. */
  readonly withoutMe: boolean
  readonly directory: Directory
}

/** Restricts it, or names others. Nobody is named who could do nothing with it, and nobody is left out by accident. */
export function restrict(referral: Referral, act: Act, naming: Naming): Ruling {
  const { directory, withoutMe } = naming
  if (!mayRestrict(act.by, referral)) return refuse('notToRestrict')
  const why = naming.why.trim()
  const named = peopleNamed(naming)
  const unknown = naming.people.filter((id) => personById(directory, id) === undefined)
  const before = referral.restriction
  // Those who have left stay out by themselves.
  if (unknown.some((id) => before?.people.includes(id) !== true)) return refuse('namedNotKnown')
  if (named.length > MOST_NAMED) return refuse('tooManyNamed')
  const idle = named.filter((person) => !mayBeNamed(person, referral))
  if (idle.length > 0) return refuse('namedOfNoUse', [`Not of use here: ${sayNames(idle)}.`])
  const missing = whoIsMissing(referral, named, directory)
  if (missing.length > 0) return refuse('namesMissing', missing)
  const people = named.map(({ id }) => id)
  const isIn = people.some((id) => isSamePerson(id, act.by.id))
  if (!isIn && !withoutMe && sawIt(act.by, referral)) return refuse('nameYourself')
  if (before !== undefined && isSameSet(before.people, people)) return refuse('sameNames')
  if (why === '') return refuse('whyRestricted')
  return {
    referral: next({ ...referral, restriction: { people, by: act.by.id, at: act.at, why } }),
    events: [{ name: 'restricted' }],
    move: 'restrict',
    reason: `${people.join(' ')}: ${why}`,
  }
}

const peopleNamed = ({ people, directory }: Pick<Naming, 'people' | 'directory'>): readonly Person[] => [
  ...new Map(
    people
      .flatMap((id) => personById(directory, id) ?? [])
      .map((person) => [person.id.toLowerCase(), person]),
  ).values(),
]

const isSameSet = (one: readonly PersonId[], other: readonly PersonId[]): boolean =>
  one.length === other.length && one.every((id) => other.some((each) => isSamePerson(each, id)))

/** Whoever could see it while it is restricted as it is now. */
const sawIt = (person: Person, referral: Referral): boolean => maySeeReferral(person, referral)

/** As if it were not restricted. */
export const unrestricted = <R extends ForAccess>(referral: R): R => {
  const { restriction: _, ...open } = referral
  return open as R
}

/** Names alone open nothing: who is named must have something to do with it. Of no team yet, it may go to any. */
export const mayBeNamed = (person: Person, referral: Referral): boolean =>
  maySeeReferral(person, unrestricted(referral)) ||
  (referral.team === NO_TEAM && (isManager(person) || person.roles.includes('social_worker')))

/** Each a sentence: without these it would lie, and nobody could go on with it. Nothing is missing of what is over. */
export function whoIsMissing(
  referral: Referral,
  named: readonly Person[],
  directory: Directory,
): readonly string[] {
  if (FINISHED.includes(referral.status) && named.length > 0) return []
  const open = unrestricted(referral)
  const has = (id: PersonId): boolean => named.some((person) => isSamePerson(person.id, id))
  if (isInTriage(referral))
    return named.some(mayRecord)
      ? []
      : ['A MASH officer must be among them: somebody has to decide about it.']
  const worker = workerOf(referral)
  const approver = referral.status === 'submitted' ? approverOf(referral.submission) : undefined
  return [
    ...(worker === undefined || has(worker)
      ? []
      : [`${nameOf(directory, worker)} must be among them: they have it.`]),
    ...(named.some((person) => maySign(person, open))
      ? []
      : [
          'Somebody who may sign it off must be among them: a qualified manager of its team who does not write it.',
        ]),
    ...(approver === undefined || has(approver)
      ? []
      : [`${nameOf(directory, approver)} must be among them: it waits for their sign-off.`]),
  ]
}

/** Qualified, of its team, and not the one who writes it. */
export function maySign(person: Person, referral: Referral): boolean {
  const authors = 'submission' in referral ? referral.submission.authors : []
  return (
    person.qualified &&
    maySignOff(person, referral) &&
    ![...authors, workerOf(referral)].some((id) => isSamePerson(id, person.id))
  )
}

/** Whether a team could go on with it: somebody of it who may sign is named, or it is not restricted. */
export const isNamedIn = (team: string, referral: Referral, directory: Directory): boolean =>
  referral.restriction === undefined ||
  directory.people.some((person) => person.qualified && maySignOff(person, { ...referral, team }))

/** Everybody whose it is sees it again. */
export function liftRestriction(referral: Referral, act: Act, { why }: { readonly why: string }): Ruling {
  if (!mayRestrict(act.by, referral)) return refuse('notToRestrict')
  if (referral.restriction === undefined) return refuse('notRestricted')
  const reason = why.trim()
  if (reason === '') return refuse('whyRestricted')
  return {
    referral: next(unrestricted(referral)),
    events: [{ name: 'restrictionLifted' }],
    move: 'liftRestriction',
    reason,
  }
}

/** The directory as far as it may hear of this referral: where it is restricted, the named alone. */
export const directoryFor = (referral: ForAccess, directory: Directory): Directory =>
  referral.restriction === undefined
    ? directory
    : { ...directory, people: directory.people.filter((person) => isNamed(person, referral)) }

/** Whether this person may be told of it by itself: never of what is restricted to others. */
export const mayHearOf = (person: PersonId, { restriction }: ForAccess): boolean =>
  restriction === undefined || restriction.people.some((id) => isSamePerson(id, person))

const sayNames = (people: readonly Person[]): string => people.map(({ name }) => name).join(', ')
