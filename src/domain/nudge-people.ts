/** Which person a rung is for. Never somebody who is away while another can be found, and never nobody in silence. */
import { type Absence, isAway } from './absence.ts'
import { approversInTurn } from './cover.ts'
import { type Directory, peopleOfTeam, peopleWithRole, personById, teamById } from './directory.ts'
import { managerOf, recorderOf, shortViewSigners } from './holder.ts'
import type { Day } from './moment.ts'
import type { NudgeRole } from './nudges.ts'
import { isManager, type PersonId, type Role } from './people.ts'
import { type Referral, workerOf } from './referral.ts'
import { directoryFor, mayHearOf } from './restriction.ts'

export type Around = {
  readonly directory: Directory
  readonly absences: readonly Absence[]
}

/** A person's id, or `team channel`; undefined where the directory has nobody. */
export function nudged(
  role: NudgeRole,
  referral: Referral,
  around: Around & { readonly day: Day },
): PersonId | 'team channel' | undefined {
  if (referral.restriction === undefined) return whoever(role, referral, around)
  if (role === 'team channel') return undefined
  const { directory, absences, day } = around
  const to = whoever(role, referral, { ...around, directory: directoryFor(referral, directory) })
  if (to !== undefined && mayHearOf(to, referral) && !isAway(to, day, absences)) return to
  // Nobody who is named is there: the head of service hears that it waits, and nothing else.
  const heads = withRole('head of service', referral, directory)
  return WAITS.includes(role) ? heads[0] : to !== undefined && mayHearOf(to, referral) ? to : undefined
}

/** The rungs that say that somebody has to act and nobody does. */
const WAITS: readonly NudgeRole[] = ['manager', 'administrator', 'mash', 'duty manager']

function whoever(
  role: NudgeRole,
  referral: Referral,
  { directory, absences, day }: Around & { readonly day: Day },
): PersonId | 'team channel' | undefined {
  const there = (id: PersonId | undefined): id is PersonId => id !== undefined && !isAway(id, day, absences)
  const manager = (): PersonId | undefined => {
    const first = managerOf(referral, directory)
    return there(first) ? first : (standIns(referral, directory).find(there) ?? first)
  }
  switch (role) {
    case 'team channel':
      return role
    case 'worker': {
      const worker = hasTheMove(referral) ? workerOf(referral) : undefined
      return worker === undefined || there(worker) ? worker : manager()
    }
    case 'whoever had it': {
      const worker = workerOf(referral)
      const isHere = worker !== undefined && personById(directory, worker) !== undefined
      if (isHere && there(worker)) return worker
      return manager() ?? whoever('mash', referral, { directory, absences, day })
    }
    case 'holder': {
      const worker = hasTheMove(referral) ? workerOf(referral) : undefined
      return there(worker) ? worker : manager()
    }
    case 'manager':
      return manager()
    case 'service manager':
    case 'head of service':
      return withRole(role, referral, directory).find(there) ?? withRole(role, referral, directory)[0]
    case 'administrator': {
      const all = peopleWithRole(directory, 'administrator').map(({ id }) => id)
      return all.find(there) ?? all[0]
    }
    case 'recorder':
      return recorderOf(referral, directory)?.id
    case 'mash': {
      const first = recorderOf(referral, directory)?.id
      const officers = peopleWithRole(directory, 'mash_officer').map(({ id }) => id)
      return there(first) ? first : (officers.find(there) ?? first)
    }
    case 'duty manager': {
      const all = shortViewSigners('view' in referral ? referral.view.by : '', directory).map(({ id }) => id)
      return all.find(there) ?? all[0]
    }
  }
}

/** Not before somebody has it, nor while it waits for sign-off; after sending the next call is the worker's again. */
const hasTheMove = ({ status }: Referral): boolean => status !== 'assigned_to_team' && status !== 'submitted'

const ROLE_OF = {
  'service manager': 'service_manager',
  'head of service': 'head_of_service',
} as const satisfies Record<string, Role>

/** Those of the referral's team first; a head of service may be named without teams. */
function withRole(role: keyof typeof ROLE_OF, referral: Referral, directory: Directory): readonly PersonId[] {
  const all = peopleWithRole(directory, ROLE_OF[role])
  const ofTeam = all.filter(({ teams }) => teams.includes(referral.team))
  const forAll = all.filter(({ teams }) => teams.length === 0)
  return [...ofTeam, ...forAll].map(({ id }) => id)
}

/** What waits for sign-off is for those who could sign it: not for an author, nor for anybody unqualified. */
function standIns(referral: Referral, directory: Directory): readonly PersonId[] {
  if (referral.status === 'submitted') return approversInTurn(referral, directory).map(({ id }) => id)
  const deputies = teamById(directory, referral.team)?.deputies ?? []
  const managers = peopleOfTeam(directory, referral.team).filter(isManager)
  return [...deputies, ...managers.map(({ id }) => id)]
}
