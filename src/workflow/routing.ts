/** Who signs off: the authority file says so, or leaves it to Graph's `manager`. Never nobody. */
import { personById, teamById } from '../domain/directory.ts'
import { maySignOff, type Person, type PersonId } from '../domain/people.ts'
import type { Referral } from '../domain/referral.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { World } from './ports.ts'

/**
 * The Team Manager for a referral that `author` sends in. Whoever Entra names must have the role here too; where they
 * have not, the team's deputies are tried, then any Team Manager of the team. No answer from Graph is no answer: the
 * report must not go to somebody else because of it.
 */
export async function teamManagerFor(
  world: World,
  author: Person,
  referral: Referral,
): Promise<PersonId | Refusal> {
  const team = teamById(world.directory, referral.team)
  if (team === undefined) return refuse('noTeamManager')
  const first = team.teamManager === 'graph' ? await askGraph(world, author) : team.teamManager
  if (isRefusal(first)) return first
  const others = world.directory.people.map(({ id }) => id)
  const found = [first, ...team.deputies, ...others]
    .flatMap((id) => personById(world.directory, id ?? '') ?? [])
    .find((person) => maySignOff(person, referral) && person.qualified && person.id !== author.id)
  return found?.id ?? refuse('noTeamManager')
}

const askGraph = (world: World, author: Person): Promise<PersonId | undefined | Refusal> =>
  world.managers.managerOf(author.id).catch(() => refuse('managerNotKnown'))
