/** People, teams and prisons as lists: which columns each has, and what stands in them. */
import type { Directory, Prison, Team } from '../../src/domain/directory.ts'
import { USUAL_HOURS } from '../../src/domain/hours.ts'
import type { Person, PersonId } from '../../src/domain/people.ts'

export const STAFF_LISTS = {
  people: ['id', 'name', 'email', 'roles', 'teams', 'qualified'],
  teams: ['id', 'name', 'teamManager', 'deputies', 'from', 'to', 'districts', 'channelId'],
  prisons: ['code', 'name', 'phone', 'escortRule', 'identityRule'],
} as const

export type StaffList = keyof typeof STAFF_LISTS

/** The first line names the columns; then one line for each, in the order of the directory. */
export function rowsOf(directory: Directory, list: StaffList): readonly (readonly string[])[] {
  const { people, teams, prisons } = directory
  const lines = {
    people: () => people.map(personCells),
    teams: () => teams.map((team) => teamCells(team, directory)),
    prisons: () => prisons.map(prisonCells),
  }[list]()
  return [STAFF_LISTS[list], ...lines]
}

const personCells = ({ id, name, email, roles, teams, qualified }: Person): readonly string[] => [
  ...[id, name, email],
  ...[roles.join(' '), teams.join(' '), qualified ? 'yes' : 'no'],
]

function teamCells(team: Team, directory: Directory): readonly string[] {
  const { id, name, teamManager, deputies, hours = USUAL_HOURS, districts = [], channelId } = team
  const who = (person: PersonId): string => sayPerson(directory, person)
  return [
    ...[id, name, teamManager === 'graph' ? 'graph' : who(teamManager), deputies.map(who).join(' ')],
    ...[hours.from, hours.to, districts.join(' '), channelId],
  ]
}

const prisonCells = ({ code, name, phone, escortRule, identityRule }: Prison): readonly string[] => [
  ...[code, name, phone ?? '', escortRule ?? '', identityRule ?? ''],
]

/** By work address, which people know; by id where two have the same. */
const sayPerson = ({ people }: Directory, id: PersonId): string => {
  const email = people.find((person) => person.id === id)?.email ?? id
  return people.filter((person) => person.email === email).length === 1 ? email : id
}

/** The id of whoever is written as an address or an id; the word itself where that is nobody. */
export const personWritten = ({ people }: Directory, word: string): string =>
  people.find(({ id, email }) => [id, email.toLowerCase()].includes(word.toLowerCase()))?.id ?? word
