/** Somebody leaves: what is open with them, to whom each of it may go, and the end of their access. */

import { type Directory, personById } from './directory.ts'
import { teamDraft } from './directory-rules.ts'
import {
  changed,
  type DirectoryRuling,
  type DirectoryScene,
  type Draft,
  standing,
} from './directory-scene.ts'
import { approverOf } from './holder.ts'
import {
  isManager,
  isNamed,
  isSamePerson,
  mayKeepDirectory,
  maySignOff,
  mayTake,
  type Person,
  type PersonId,
} from './people.ts'
import { type Referral, workerOf } from './referral.ts'
import { refuse } from './refusal.ts'
import { mayBeNamed, whoIsMissing } from './restriction.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { directoryWithEntries } from './staff-directory.ts'
import { FINISHED } from './statuses.ts'

/** An administrator sees the references and nothing of a case; a manager what concerns their own teams. */
export const mayHandOver = (by: Person, leaver: Person): boolean =>
  mayKeepDirectory(by) || (isManager(by) && leaver.teams.some((team) => by.teams.includes(team)))

/** What a referral wants of a person who leaves: the work on it, the signature, their place among the named. */
export function wants(
  referral: Referral,
  leaver: PersonId,
): { readonly work: boolean; readonly sign: boolean; readonly named: boolean } {
  const isOpen = !FINISHED.includes(referral.status)
  const { restriction } = referral
  return {
    named: isOpen && restriction?.people.some((id) => isSamePerson(id, leaver)) === true,
    work: isOpen && isSamePerson(workerOf(referral), leaver),
    sign: referral.status === 'submitted' && isSamePerson(approverOf(referral.submission), leaver),
  }
}

/** Whether somebody may have the work, and the signature: the same rights as `allocate` and `passOn` ask for. */
export const mayHaveWork = (person: Person, referral: Referral): boolean => mayTake(person, referral)

/** Of a restricted one the heir stands where the leaver stood; who is named already stays. */
export function inPlaceOf(referral: Referral, leaver: PersonId, heir: PersonId): Referral {
  const { restriction } = referral
  if (restriction === undefined || !restriction.people.some((id) => isSamePerson(id, leaver))) return referral
  const rest = restriction.people.filter((id) => !isSamePerson(id, leaver) && !isSamePerson(id, heir))
  return { ...referral, restriction: { ...restriction, people: [...rest, heir] } }
}

/** Whether somebody may have what the leaver had of it, were they named instead. */
export function mayInherit(person: Person, referral: Referral, leaver: PersonId): boolean {
  const { work, sign, named } = wants(referral, leaver)
  const then = inPlaceOf(referral, leaver, person.id)
  return (
    (work && mayHaveWork(person, then)) ||
    (sign && mayHaveSignature(person, then)) ||
    (named && !work && !sign && mayBeNamed(person, referral))
  )
}

export function mayHaveSignature(person: Person, referral: Referral): boolean {
  if (referral.status !== 'submitted' || !person.qualified || !maySignOff(person, referral)) return false
  return !referral.submission.authors.some((author) => isSamePerson(author, person.id))
}

export type HandingOver = { readonly from: PersonId; readonly to: PersonId; readonly directory: Directory }

/**
 * The work goes to a social worker of the team at any stage, also while it waits for sign-off or is being sent, where
 * `allocate` would say no: somebody must hear what comes of it. A signature goes to somebody who may give it. Who has
 * both is asked for both; what cannot go to this person stays.
 */
export function handOver(referral: Referral, act: Act, { from, to, directory }: HandingOver): Ruling {
  const leaver = personById(directory, from)
  const heir = personById(directory, to)
  if (leaver === undefined || !mayHandOver(act.by, leaver)) return refuse('notToHandOver')
  // A manager hands over what is their own team's; the leaver may belong to others as well.
  const isTheirs = act.by.teams.includes(referral.team) && isNamed(act.by, referral)
  if (!mayKeepDirectory(act.by) && !isTheirs) return refuse('notToHandOver')
  const { work, sign, named } = wants(referral, from)
  if (!work && !sign && !named) return refuse('notTheirs')
  if (heir === undefined || isSamePerson(heir.id, from)) return refuse('notToThem')
  if (!mayInherit(heir, referral, from)) return refuse('notToThem')
  const then = inPlaceOf(referral, from, heir.id)
  const takesWork = work && mayHaveWork(heir, then)
  const takesSignature = sign && mayHaveSignature(heir, then)
  // Who keeps a part of it stays among the named.
  const keepsPart = (work && !takesWork) || (sign && !takesSignature)
  const restricted = keepsPart ? alsoNamed(then, from) : then
  const worked = takesWork && 'worker' in restricted ? { ...restricted, worker: heir.id } : restricted
  const missing = named ? whoIsMissing(worked, namedPeople(worked, directory), directory) : []
  if (missing.length > 0 && !keepsPart && !takesSignature) return refuse('namesMissing', missing)
  const given = takesSignature && worked.status === 'submitted' ? withSigner(worked, heir.id, act) : worked
  return {
    referral: next(given),
    events: [...(takesWork ? [HANDED] : []), ...(takesSignature ? [PASSED] : [])],
    move: 'handOver',
    reason: `${[...(takesWork ? ['work'] : []), ...(takesSignature ? ['signature'] : []), ...(named ? ['place among the named'] : [])].join(' and ')}: ${from} to ${heir.id}`,
  }
}

const alsoNamed = (referral: Referral, id: PersonId): Referral =>
  referral.restriction === undefined
    ? referral
    : {
        ...referral,
        restriction: { ...referral.restriction, people: [...referral.restriction.people, id] },
      }

const namedPeople = (referral: Referral, directory: Directory): readonly Person[] =>
  (referral.restriction?.people ?? []).flatMap((id) => personById(directory, id) ?? [])

const HANDED = { name: 'handedOver' } as const
const PASSED = { name: 'passedOn' } as const

const withSigner = (
  referral: Extract<Referral, { status: 'submitted' }>,
  to: PersonId,
  { at }: Act,
): Referral => {
  const { submission } = referral
  return {
    ...referral,
    submission: { ...submission, cover: [...submission.cover, { to, at, because: 'left' }] },
  }
}

export type Ending = {
  readonly id: PersonId
  /** Who manages the teams that they managed. Needed where there are any. */
  readonly heir?: PersonId | undefined
  /** How many referrals are still with them. */
  readonly left: number
  /** Although something is left: the sweep tells the managers of each. */
  readonly atOnce: boolean
}

/** They lose access with the next press. They stand in for nobody any more, and manage no team. */
export function endPerson(
  scene: DirectoryScene,
  act: Act,
  { id, heir, left, atOnce }: Ending,
): DirectoryRuling {
  if (!mayKeepDirectory(act.by)) return refuse('notToKeepDirectory')
  const person = personById(standing(scene), id)
  if (person === undefined) return refuse('noSuchPerson')
  if (left > 0 && !atOnce) return refuse('handOverFirst')
  const { id: own, ...body } = person
  return changed(scene, act, {
    drafts: [{ kind: 'person', id: own, state: 'gone', body }, ...teamsWithout(scene, own, heir)],
    what: 'endPerson',
    reason: `${person.name}${atOnce && left > 0 ? `, at once, with ${left} still open` : ''}`,
  })
}

/** The teams in which they have a post, each with their place taken by the heir, or empty. */
export function teamsWithout(
  scene: DirectoryScene,
  leaver: PersonId,
  heir: PersonId | undefined,
): readonly Draft[] {
  return directoryWithEntries(scene.seed, scene.entries)
    .teams.filter(
      ({ teamManager, deputies }) =>
        isSamePerson(teamManager, leaver) || deputies.some((id) => isSamePerson(id, leaver)),
    )
    .map((team) => {
      const teamManager =
        isSamePerson(team.teamManager, leaver) && heir !== undefined ? heir : team.teamManager
      const deputies = team.deputies.filter(
        (id) => !isSamePerson(id, leaver) && !isSamePerson(id, teamManager),
      )
      return teamDraft(scene, { ...team, teamManager, deputies })
    })
}
