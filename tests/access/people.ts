/** One person for each role and place that a rule may look at; from the roles there are, so that a new one comes by itself. */
import { isManager, type Person, ROLES, type Role } from '../../src/domain/people.ts'
import { COUNCIL, SAM } from '../support/council.ts'

export const ALL_ROLES = Object.keys(ROLES) as readonly Role[]

const idOf = (kind: string, number: number): string =>
  `00000000-0000-4000-8000-00000000${kind}${String(number).padStart(2, '0')}`

/** In the team that the referrals of these tests are with, though not one who has any of them. */
export const OWN: Readonly<Record<Role, Person>> = Object.fromEntries(
  ALL_ROLES.map((role, index) => [role, personWith(role, 'north', idOf('e0', index))]),
) as Record<Role, Person>

/** In another team of the council. */
export const OTHER: Readonly<Record<Role, Person>> = Object.fromEntries(
  ALL_ROLES.map((role, index) => [role, personWith(role, 'south', idOf('f0', index))]),
) as Record<Role, Person>

/** In the directory and in the team, with no role at all. */
export const NO_ROLE: Person = { ...SAM, id: idOf('e0', 98), name: 'Nadia Norole', roles: [] }

/** Not in the directory; Teams knows them, and the bot does not. */
export const STRANGER: Person = { ...SAM, id: idOf('e0', 99), name: 'Nobody Known' }

export const EVERYBODY: readonly Person[] = [
  ...Object.values(OWN),
  ...Object.values(OTHER),
  NO_ROLE,
  STRANGER,
]

export const WITH_EVERYBODY = {
  ...COUNCIL,
  people: [...COUNCIL.people, ...EVERYBODY.filter((person) => person !== STRANGER)],
}

export const nameOfPerson = (person: Person): string =>
  person === STRANGER
    ? 'a stranger'
    : person === NO_ROLE
      ? 'somebody without a role'
      : `${person.roles.map((role) => ROLES[role]).join(' and ')} of ${person.teams.join(' and ')}`

function personWith(role: Role, team: string, id: string): Person {
  const made = { ...SAM, id, name: `Pat ${role.replaceAll('_', ' ')} ${team}`, roles: [role], teams: [team] }
  return {
    ...made,
    email: `${role}.${team}@council.example`,
    qualified: role === 'social_worker' || isManager(made),
  }
}
