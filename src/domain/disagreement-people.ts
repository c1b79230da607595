/** Who hears of a disagreement beyond the team: the service manager, and the head of service. */
import { type Directory, peopleWithRole } from './directory.ts'
import { managerOf } from './holder.ts'
import type { PersonId, Role } from './people.ts'
import type { Referral } from './referral.ts'

/** Of the referral's team first, then one for all teams. Where there is none, whoever stands next above; nobody never. */
export const serviceManagerOf = (referral: Referral, directory: Directory): PersonId | undefined =>
  withRole('service_manager', referral, directory) ?? headOfService(referral, directory)

export const headOfService = (referral: Referral, directory: Directory): PersonId | undefined =>
  withRole('head_of_service', referral, directory) ?? managerOf(referral, directory)

function withRole(role: Role, { team }: Referral, directory: Directory): PersonId | undefined {
  const all = peopleWithRole(directory, role)
  const ofTeam = all.find(({ teams }) => teams.includes(team))
  return (ofTeam ?? all.find(({ teams }) => teams.length === 0))?.id
}
