/** What must hold between teams and people: ids, channels, who manages, who stands in, who does the work. */
import { type Fault, type Path, quote, repeated, type Sound } from './council-fault.ts'
import type { Directory } from './directory.ts'

type File = Sound<Pick<Directory, 'mash' | 'teams' | 'people'>>
type Team = Sound<Directory['teams'][number]>
type Person = Sound<Directory['people'][number]>

/** The faults of all teams. People whose own entry is at fault are not held against a team. */
export function teamFaults(file: File): Fault[] {
  const teams = (file.teams ?? []).map((team = {}, index) => ({ team, path: ['teams', index] }))
  const ids = teams.flatMap(({ team, path }) =>
    team.id === undefined ? [] : [{ value: team.id, path: [...path, 'id'] }],
  )
  const channels = [{ team: file.mash ?? {}, path: ['mash'] as Path }, ...teams].flatMap(({ team, path }) =>
    team.channelId === undefined ? [] : [{ value: team.channelId, path: [...path, 'channelId'] }],
  )
  const districts = teams.flatMap(({ team, path }) =>
    (team.districts ?? []).flatMap((value, index) =>
      value === undefined ? [] : [{ value, path: [...path, 'districts', index] }],
    ),
  )
  const people = file.people?.map((person = {}) => person)
  return [
    ...repeated(ids),
    ...repeated(channels),
    ...repeated(districts),
    ...teams.flatMap(({ team, path }) => hoursFaults(team, path)),
    ...(people === undefined
      ? []
      : teams.flatMap(({ team, path }) => [
          ...managerFaults(team, path, people),
          ...deputyFaults(team, path, people),
          ...staffFaults(team, path, people),
        ])),
  ]
}

function hoursFaults({ hours }: Team, path: Path): Fault[] {
  if (hours?.from === undefined || hours.to === undefined || hours.from < hours.to) return []
  return [{ path: [...path, 'hours', 'to'], text: 'must be later than from' }]
}

function managerFaults(team: Team, path: Path, people: readonly Person[]): Fault[] {
  if (team.teamManager === undefined || team.teamManager === 'graph') return []
  const what = mismatch({ id: team.teamManager, team, people, roles: ['team_manager'] })
  return what === undefined ? [] : [{ path: [...path, 'teamManager'], text: what }]
}

function deputyFaults(team: Team, path: Path, people: readonly Person[]): Fault[] {
  const deputies = (team.deputies ?? []).flatMap((value, index) =>
    value === undefined ? [] : [{ value, path: [...path, 'deputies', index] }],
  )
  const manager = team.teamManager?.toLowerCase()
  const wrong = deputies.flatMap(({ value, path: at }) => {
    if (value.toLowerCase() === manager)
      return [{ path: at, text: 'is the Team Manager, who cannot stand in for themselves' }]
    const what = mismatch({ id: value, team, people, roles: ['deputy', 'team_manager'] })
    return what === undefined ? [] : [{ path: at, text: what }]
  })
  return [...wrong, ...repeated(deputies, (id) => id.toLowerCase())]
}

type Post = {
  readonly id: string
  readonly team: Team
  readonly people: readonly Person[]
  readonly roles: readonly string[]
}

function mismatch({ id, team, people, roles }: Post): string | undefined {
  const person = people.find((each) => each.id?.toLowerCase() === id.toLowerCase())
  if (person === undefined)
    return people.every((each) => each.id !== undefined) ? 'is the id of nobody in people' : undefined
  if (isWhole(person.roles) && !person.roles.some((role) => roles.includes(role)))
    return `is somebody without the role ${roles.join(' or ')}`
  if (team.id !== undefined && isWhole(person.teams) && !person.teams.includes(team.id))
    return `is somebody who does not belong to the team ${quote(team.id)}`
  return undefined
}

function staffFaults({ id }: Team, path: Path, people: readonly Person[]): Fault[] {
  if (id === undefined || !people.every(isKnown)) return []
  const members = people.filter(({ teams }) => teams?.includes(id))
  const faults: Fault[] = []
  if (!members.some(({ roles }) => roles?.includes('social_worker')))
    faults.push({
      path,
      text: `has no social worker; give somebody in people this role and the team ${quote(id)}`,
    })
  if (!members.some(maySign))
    faults.push({ path, text: 'has nobody qualified who may sign off: a Team Manager or deputy of the team' })
  return faults
}

const maySign = ({ roles, qualified }: Person): boolean =>
  qualified === true && (roles?.includes('team_manager') === true || roles?.includes('deputy') === true)

const isKnown = ({ roles, teams, qualified }: Person): boolean =>
  isWhole(roles) && isWhole(teams) && qualified !== undefined

const isWhole = <T>(list: readonly (T | undefined)[] | undefined): list is readonly T[] =>
  list !== undefined && !list.includes(undefined)
