/** What must hold for people: ids once, teams that exist, and somebody at the front door. */
import { type Fault, type Path, quote, repeated, type Sound } from './council-fault.ts'
import type { Directory } from './directory.ts'

type File = Sound<Pick<Directory, 'mash' | 'teams' | 'people'>>
type Person = Sound<Directory['people'][number]>

/** Roles that mean nothing without a team. */
const OF_A_TEAM = ['social_worker', 'team_manager', 'deputy', 'service_manager', 'duty_manager'] as const

/** The faults of all people. */
export function peopleFaults(file: File): Fault[] {
  const people = (file.people ?? []).map((person = {}, index) => ({ person, path: ['people', index] }))
  const ids = people.flatMap(({ person, path }) =>
    person.id === undefined ? [] : [{ value: person.id, path: [...path, 'id'] }],
  )
  const teamIds = file.teams?.map((team) => team?.id)
  return [
    ...repeated(ids, (id) => id.toLowerCase()),
    ...people.flatMap(({ person, path }) => [
      ...listedTwice(person.roles, [...path, 'roles']),
      ...listedTwice(person.teams, [...path, 'teams']),
      ...unknownTeams(person, path, teamIds),
      ...withoutTeam(person, path),
    ]),
    ...withoutMash(file),
  ]
}

const listedTwice = (list: readonly (string | undefined)[] | undefined, path: Path): Fault[] =>
  repeated((list ?? []).flatMap((value, index) => (value ? [{ value, path: [...path, index] }] : [])))

function unknownTeams(
  person: Person,
  path: Path,
  teamIds: readonly (string | undefined)[] | undefined,
): Fault[] {
  if (teamIds === undefined || teamIds.includes(undefined)) return []
  return (person.teams ?? []).flatMap((team, index) =>
    team === undefined || teamIds.includes(team)
      ? []
      : [{ path: [...path, 'teams', index], text: `is ${quote(team)}, which is the id of no team` }],
  )
}

function withoutTeam({ roles, teams }: Person, path: Path): Fault[] {
  const role = OF_A_TEAM.find((each) => roles?.includes(each))
  if (role === undefined || teams?.length !== 0) return []
  return [{ path: [...path, 'teams'], text: `must name a team, because of the role ${role}` }]
}

function withoutMash({ people }: File): Fault[] {
  if (people === undefined) return []
  if (people.some((person) => !person?.roles || person.roles.includes(undefined))) return []
  return people.some((person) => person?.roles?.includes('mash_officer'))
    ? []
    : [{ path: ['people'], text: 'must hold at least one person with the role mash_officer' }]
}
