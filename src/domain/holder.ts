/** Who has the next move: the one person who is nudged, and nobody else. */
import type { Directory } from './directory.ts'
import { peopleWithRole, personById, teamById } from './directory.ts'
import type { Moment } from './moment.ts'
import {
  isNamed,
  isSamePerson,
  MANAGERS,
  mayAllocate,
  type Person,
  type PersonId,
  type Role,
} from './people.ts'
import { type Referral, type Submission, workerOf } from './referral.ts'

/** Who is asked to sign just now: whoever it was passed on to last, or the one it went to first. */
export const approverOf = (submission: Submission): PersonId =>
  submission.cover.at(-1)?.to ?? submission.teamManager

/** The manager of a referral: who signs it, or while nothing waits for sign-off the Team Manager of its team. */
export function managerOf(referral: Referral, directory: Directory): PersonId | undefined {
  if (referral.status === 'submitted') return approverOf(referral.submission)
  return teamManagerOf(referral, directory)?.id
}

/** The Team Manager by the authority file; of a team whose managers are kept in Entra, the first one named here. */
export function teamManagerOf(referral: Referral, directory: Directory): Person | undefined {
  const team = teamById(directory, referral.team)
  const named = team === undefined ? undefined : personById(directory, team.teamManager)
  // Of a restricted one only the named: where the Team Manager is not, whoever else manages it.
  if (named !== undefined && isNamed(named, referral)) return named
  const managers = (role: Role) =>
    peopleWithRole(directory, role).find((person) => mayAllocate(person, referral))
  const first = managers('team_manager')
  return first ?? (referral.restriction === undefined ? undefined : MANAGERS.map(managers).find(Boolean))
}

/** A word for whoever has the next move; with the same word nothing has changed hands. */
export function holderOf(referral: Referral): string {
  switch (referral.status) {
    case 'received':
      return 'MASH'
    case 'needs_information':
      return 'whoever asked'
    case 'short_view':
      return 'a manager'
    case 'assigned_to_team':
      return 'the team'
    case 'submitted':
      return approverOf(referral.submission)
    case 'signed_off':
    case 'sending':
      return 'the bot'
    case 'short_view_sent':
    case 'redirected':
    case 'linked_duplicate':
    case 'logged_only':
    case 'withdrawn':
    case 'closed':
      return 'nobody'
    default:
      return workerOf(referral) ?? 'the team'
  }
}

/** The referral after a change, with the moment from which its holder has had it. */
export const heldSince = (before: Referral, after: Referral, at: Moment): Referral =>
  holderOf(before) === holderOf(after) ? after : { ...after, since: at }

/** The officer who recorded it; where it came by itself, or that officer has left, the first one there is. */
export const recorderOf = (
  { recordedBy }: Pick<Referral, 'recordedBy'>,
  directory: Directory,
): Person | undefined => personById(directory, recordedBy) ?? peopleWithRole(directory, 'mash_officer')[0]

/** Whoever may sign a short view, in the order in which they are asked; never its author. */
export function shortViewSigners(author: string, directory: Directory): readonly Person[] {
  const order: readonly Role[] = ['duty_manager', 'service_manager', 'team_manager', 'deputy']
  const all = order.flatMap((role) => peopleWithRole(directory, role))
  return [...new Set(all)].filter((person) => person.qualified && !isSamePerson(person.id, author))
}
