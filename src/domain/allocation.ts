/** Who gets the work: a social worker takes it, or the Team Manager gives it to a named person. */
import { type Directory, personById } from './directory.ts'
import { isNamed, mayAllocate, mayTake, type Person, type PersonId } from './people.ts'
import type { Allocated, AssignedToTeam, Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import type { Act, Ruling } from './ruling.ts'

/** A social worker of the team takes a referral that nobody has. Taking one's own again changes nothing. */
export function take(referral: Referral, act: Act): Ruling {
  if (!mayTake(act.by, referral)) return refuse('notSocialWorkerOfTeam')
  if (referral.status !== 'assigned_to_team') return refuse('alreadyTaken')
  return { referral: withWorker(referral, act.by.id), events: [{ name: 'taken' }], move: 'take' }
}

/** The Team Manager gives it, or gives it again, to a social worker of the team, until it is sent in. */
export function allocate(
  referral: Referral,
  act: Act,
  to: { worker: PersonId; directory: Directory },
): Ruling {
  if (!mayAllocate(act.by, referral)) return refuse('notTeamManager')
  const worker = personById(to.directory, to.worker)
  if (worker !== undefined && !isNamed(worker, referral)) return refuse('workerNotNamed')
  if (worker === undefined || !mayTake(worker, referral)) return refuse('notAWorkerOfTeam')
  const events = [{ name: 'allocated' }] as const
  switch (referral.status) {
    case 'assigned_to_team':
      return { referral: withWorker(referral, worker.id), events, move: 'allocate' }
    case 'allocated':
    case 'in_progress':
    case 'changes_asked':
      if (referral.worker === worker.id) return refuse('alreadyTaken')
      return {
        referral: { ...referral, version: referral.version + 1, worker: worker.id },
        events,
        move: 'allocate',
      }
    default:
      return refuse('notNow')
  }
}

const withWorker = (referral: AssignedToTeam, worker: PersonId): Allocated => ({
  ...referral,
  version: referral.version + 1,
  status: 'allocated',
  worker,
})

/** Those who can be given a referral, for the list to choose from. */
export const candidates = (directory: Directory, referral: Referral): readonly Person[] =>
  directory.people.filter((person) => mayTake(person, referral))
