/** Who may do what, as one table: person by action, in the person’s own team and in another. */
import assert from 'node:assert/strict'
import * as people from '../../src/domain/people.ts'
import * as who from '../support/council.ts'
import { referralOf } from './sample.ts'

const ADMIN: people.Person = {
  ...who.MAYA,
  id: 'admin',
  name: 'Ada Admin',
  roles: ['administrator'],
  teams: ['north'],
}
const NO_TEAM: people.Person = { ...who.TESS, id: 'none', name: 'Nora Noteam', teams: [] }

const north = referralOf('submitted')

/** What each may do with a referral of the north team. */
const TABLE: readonly [people.Person, string][] = [
  [who.MAYA, 'record, see'],
  [who.SAM, 'take, write, read, see'],
  [who.INES, 'take, write, read, see'],
  [who.TESS, 'allocate, sign off, read, see'],
  [who.DEPUTY, 'allocate, sign off, read, see'],
  [who.UNQUALIFIED, 'allocate, sign off, read, see'],
  [who.BOTH, 'take, write, allocate, sign off, read, see'],
  [who.SOUTH_WORKER, ''],
  [who.SOUTH_MANAGER, ''],
  [ADMIN, ''],
  [NO_TEAM, ''],
]

const ACTIONS = {
  record: (person: people.Person) => people.mayRecord(person),
  take: people.mayTake,
  write: people.mayWrite,
  allocate: people.mayAllocate,
  'sign off': people.maySignOff,
  read: people.mayRead,
  see: people.maySeeReferral,
} as const

describe('who may do what', () => {
  for (const [person, expected] of TABLE)
    it(`${person.name} (${person.roles.join(', ')}) may ${expected || 'do nothing'}`, () => {
      const may = Object.entries(ACTIONS).flatMap(([name, rule]) => (rule(person, north) ? [name] : []))
      assert.equal(may.join(', '), expected)
    })

  it('follows the team of the referral', () => {
    const south = referralOf('submitted', { team: 'south' })
    assert.ok(people.mayWrite(who.SOUTH_WORKER, south) && people.maySignOff(who.SOUTH_MANAGER, south))
    assert.ok(!people.mayRead(who.SAM, south) && !people.maySeeReferral(who.TESS, south))
    assert.ok(people.maySeeReferral(who.MAYA, south) && !people.mayRead(who.MAYA, south))
  })

  it('reads in words', () => {
    assert.equal(people.sayRoles(who.BOTH), 'social worker and Team Manager')
    assert.equal(people.sayRoles(who.MAYA), 'MASH officer')
  })

  it('finds the Team Manager that the authority file names, and nobody where Graph is asked', () => {
    const [first, second] = who.COUNCIL.teams
    assert.ok(first && second)
    assert.equal(people.namedTeamManager(who.COUNCIL, first), who.TESS)
    assert.equal(people.namedTeamManager(who.COUNCIL, second), undefined)
  })
})
