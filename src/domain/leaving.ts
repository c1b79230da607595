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
  isSamePerson,
  mayKeepDirectory,
  maySignOff,
  mayTake,
  type Person,
  type PersonId,
} from './people.ts'
import { type Referral, workerOf } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { directoryWithEntries } from './staff-directory.ts'
import { FINISHED } from './statuses.ts'

/** An administrator sees the references and nothing of a case; a manager what concerns their own teams. */
export const mayHandOver = (by: Person, leaver: Person): boolean =>
  mayKeepDirectory(by) || (isManager(by) && leaver.teams.some((team) => by.teams.includes(team)))

/** What a referral wants of a person who leaves: the work on it, the signature, or both. */
export function wants(
  referral: Referral,
  leaver: PersonId,
): { readonly work: boolean; readonly sign: boolean } {
  const isOpen = !FINISHED.includes(referral.status)
  return {
    work: isOpen && isSamePerson(workerOf(referral), leaver),
    sign: referral.status === 'submitted' && isSamePerson(approverOf(referral.submission), leaver),
  }
}

/** Whether somebody may have the work, and the signature: the same rights as `allocate` and `passOn` ask for. */
export const mayHaveWork = (person: Person, referral: Referral): boolean => mayTake(person, referral)

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
  if (!mayKeepDirectory(act.by) && !act.by.teams.includes(referral.team)) return refuse('notToHandOver')
  const { work, sign } = wants(referral, from)
  if (!work && !sign) return refuse('notTheirs')
  if (heir === undefined || isSamePerson(heir.id, from)) return refuse('notToThem')
  const takesWork = work && mayHaveWork(heir, referral)
  const takesSignature = sign && mayHaveSignature(heir, referral)
  if (!takesWork && !takesSignature) return refuse('notToThem')
  const worked = takesWork && 'worker' in referral ? { ...referral, worker: heir.id } : referral
  const given = takesSignature && worked.status === 'submitted' ? withSigner(worked, heir.id, act) : worked
  return {
    referral: next(given),
    events: [...(takesWork ? [HANDED] : []), ...(takesSignature ? [PASSED] : [])],
    move: 'handOver',
    reason: `${[...(takesWork ? ['work'] : []), ...(takesSignature ? ['signature'] : [])].join(' and ')}: ${from} to ${heir.id}`,
  }
}

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
