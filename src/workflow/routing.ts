/** Who signs off: the authority file says so, or leaves it to Graph's `manager`. Never nobody. */
import { authorsOf } from '../domain/assessment.ts'
import { personById, teamById } from '../domain/directory.ts'
import { MANAGERS, maySignOff, type Person, type PersonId } from '../domain/people.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Loaded, World } from './ports.ts'

/**
 * The Team Manager for a referral that `author` sends in. Whoever Entra names must have the role here too; where they
 * have not, or wrote part of it, the team's deputies are tried, then whoever else manages the team, in the order in
 * which sign-off is passed on. No answer from Graph is no answer: the report must not go to somebody else because of it.
 */
export async function teamManagerFor(
  world: World,
  author: Person,
  { referral, assessment }: Loaded,
): Promise<PersonId | Refusal> {
  const team = teamById(world.directory, referral.team)
  if (team === undefined) return refuse('noTeamManager')
  const first = team.teamManager === 'graph' ? await askGraph(world, author) : team.teamManager
  if (isRefusal(first)) return first
  const others = MANAGERS.flatMap((role) =>
    world.directory.people.filter(({ roles }) => roles.includes(role)).map(({ id }) => id),
  )
  const earlier = 'submission' in referral ? referral.submission.authors : []
  const authors = [author.id, ...authorsOf(assessment), ...earlier]
  const found = [first, ...team.deputies, ...others]
    .flatMap((id) => personById(world.directory, id ?? '') ?? [])
    .find((person) => maySignOff(person, referral) && person.qualified && !authors.includes(person.id))
  return found?.id ?? refuse('noTeamManager')
}

const askGraph = (world: World, author: Person): Promise<PersonId | undefined | Refusal> =>
  world.managers.managerOf(author.id).catch(() => refuse('managerNotKnown'))
