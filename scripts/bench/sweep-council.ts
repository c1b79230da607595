/** A made council of the size that the sweep is measured with: 40 teams, about 2,000 people. Nobody in it is real. */
import type { Directory, Team } from '../../src/domain/directory.ts'
import type { Person, Role } from '../../src/domain/people.ts'
import { COUNCIL } from '../../tests/support/council.ts'

export const TEAMS = 40
export const WORKERS_IN_A_TEAM = 46

const teamId = (team: number): string => `team-${team}`
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

/** `place` tells those of one role and team apart. */
const idOf = (role: number, team: number, place: number): string =>
  `00000000-0000-4000-80${String(role).padStart(2, '0')}-${String(team * 1_000 + place).padStart(12, '0')}`

export const workerId = (team: number, place: number): string => idOf(1, team, place)
export const managerId = (team: number): string => idOf(2, team, 0)
export const RECORDER = idOf(6, 0, 0)

function person(id: string, role: Role, teams: readonly string[]): Person {
  const name = `${role.replaceAll('_', ' ')} ${id.slice(-8)}`
  const email = `${role}.${id.slice(-8)}@council.example`
  return { id, name, email, roles: [role], teams, qualified: role !== 'mash_officer' }
}

const ofTeam = (team: number): readonly Person[] => [
  ...numbers(WORKERS_IN_A_TEAM).map((place) =>
    person(workerId(team, place), 'social_worker', [teamId(team)]),
  ),
  person(managerId(team), 'team_manager', [teamId(team)]),
  ...numbers(2).map((place) => person(idOf(3, team, place), 'deputy', [teamId(team)])),
]

/** Each service manager has four teams. */
const serviceManagers = numbers(TEAMS / 4).map((place) =>
  person(
    idOf(4, 0, place),
    'service_manager',
    numbers(4).map((team) => teamId(place * 4 + team)),
  ),
)

const everyTeam = numbers(TEAMS).map(teamId)

const teams: readonly Team[] = numbers(TEAMS).map((team) => ({
  id: teamId(team),
  name: `Locality team ${team}`,
  channelId: `19:${teamId(team)}@thread.tacv2`,
  folder: { driveId: `drive-${team}`, folderId: `folder-${team}` },
  teamManager: managerId(team),
  deputies: numbers(2).map((place) => idOf(3, team, place)),
}))

export const LARGE_COUNCIL: Directory = {
  ...COUNCIL,
  teams,
  people: [
    ...numbers(TEAMS).flatMap(ofTeam),
    ...serviceManagers,
    ...numbers(3).map((place) => person(idOf(5, 0, place), 'duty_manager', everyTeam)),
    ...numbers(20).map((place) => person(idOf(6, 0, place), 'mash_officer', [])),
    person(idOf(7, 0, 0), 'head_of_service', []),
    person(idOf(8, 0, 0), 'administrator', []),
  ],
}
