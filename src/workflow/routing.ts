/** Who signs off: the authority file says so, or leaves it to Graph's `manager`. Never nobody. */
import { personById, teamById } from '../domain/directory.ts'
import { maySignOff, type Person, type PersonId } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { World } from './ports.ts'

/**
 * The Team Manager for a referral that `author` sends in. Whoever Entra names must have the role here too; where they
 * have not, the team's deputies are tried, then any Team Manager of the team.
 */
export async function teamManagerFor(
  world: World,
  author: Person,
  referral: Referral,
): Promise<PersonId | Refusal> {
  const team = teamById(world.directory, referral.team)
  if (team === undefined) return refuse('noTeamManager')
  const first = team.teamManager === 'graph' ? await world.managers.managerOf(author.id) : team.teamManager
  const others = world.directory.people.map(({ id }) => id)
  const found = [first, ...team.deputies, ...others]
    .flatMap((id) => personById(world.directory, id ?? '') ?? [])
    .find((person) => maySignOff(person, referral) && person.id !== author.id)
  return found?.id ?? refuse('noTeamManager')
}
