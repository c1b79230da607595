/** Sign-off never waits for somebody who is away: deputy, then service manager, then duty manager (2.8, 49). */
import { type Absence, isAway } from './absence.ts'
import { type Directory, peopleOfTeam, personById, teamById } from './directory.ts'
import type { Day } from './moment.ts'
import { isSamePerson, MANAGERS, maySignOff, type Person, type PersonId } from './people.ts'
import type { Cover, Referral, Submission, Submitted } from './referral.ts'
import { refuse } from './refusal.ts'
import { next, type Ruling } from './ruling.ts'

/** Working days that somebody has before sign-off is passed on: the first one, then each who covers. */
export const PATIENCE = { first: 2, cover: 1 } as const

/**
 * Everyone who could sign this version, in the order in which they are asked: the one it went to, the team's deputies
 * as the authority file lists them, then everybody else by role: Team Managers and deputies of the team, service
 * managers, duty managers. Never an author, nobody twice.
 */
export function approversInTurn(submitted: Submitted, directory: Directory): readonly Person[] {
  const { submission } = submitted
  const deputies = teamById(directory, submitted.team)?.deputies ?? []
  const ofTeam = peopleOfTeam(directory, submitted.team)
  const byRole = MANAGERS.flatMap((role) => ofTeam.filter(({ roles }) => roles.includes(role)))
  const order = [submission.teamManager, ...deputies, ...byRole.map(({ id }) => id)]
  return [...new Set(order.map((id) => id.toLowerCase()))]
    .flatMap((id) => personById(directory, id) ?? [])
    .filter((person) => person.qualified && maySignOff(person, submitted))
    .filter((person) => !isAuthor(submission, person.id))
}

const isAuthor = (submission: Submission, id: PersonId): boolean =>
  submission.authors.some((author) => isSamePerson(author, id))

/** Who is asked next: in turn, not away that day, and not asked before, so that it never goes round in a circle. */
export function nextApprover(
  submitted: Submitted,
  around: { readonly directory: Directory; readonly absences: readonly Absence[]; readonly day: Day },
): Person | undefined {
  return approversInTurn(submitted, around.directory).find(
    ({ id }) => !wasAsked(submitted.submission, id) && !isAway(id, around.day, around.absences),
  )
}

const wasAsked = ({ teamManager, cover }: Submission, id: PersonId): boolean =>
  [teamManager, ...cover.map(({ to }) => to)].some((asked) => isSamePerson(asked, id))

/** The bot passes sign-off on. Whoever had it before may still sign: the first to act wins. */
export function passOn(referral: Referral, cover: Cover): Ruling {
  if (referral.status !== 'submitted') return refuse('notNow')
  const { submission } = referral
  if (wasAsked(submission, cover.to) || isAuthor(submission, cover.to)) return refuse('notNow')
  return {
    referral: next({ ...referral, submission: { ...submission, cover: [...submission.cover, cover] } }),
    events: [{ name: 'passedOn' }],
    move: 'passOn',
    reason: cover.because,
  }
}
