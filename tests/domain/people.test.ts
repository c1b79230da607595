/** Who may do what, as one table: person by action, in the person’s own team and in another. */
import assert from 'node:assert/strict'
import * as people from '../../src/domain/people.ts'
import * as who from '../support/council.ts'
import { referralOf } from './sample.ts'

/** Neither role opens anything, in the team or out of it. */
const NORTH_ADMIN: people.Person = { ...who.ADMIN, id: 'admin', name: 'Nils Admin', teams: ['north'] }
const NORTH_HEAD: people.Person = { ...who.HEAD, id: 'head', name: 'Nora Head', teams: ['north'] }
const NO_TEAM: people.Person = { ...who.TESS, id: 'none', name: 'Nora Noteam', teams: [] }

const north = referralOf('submitted')

/** What each may do with a referral of the north team. */
const WORKS = 'take, write, read, see, ask for more time, record an agreement'
const MANAGES = 'allocate, sign off, read, see, ask for more time, record an agreement'
const TABLE: readonly [people.Person, string][] = [
  [who.MAYA, 'record, see, record an agreement, correct the due day'],
  [who.SAM, WORKS],
  [who.INES, WORKS],
  [who.TESS, MANAGES],
  [who.DEPUTY, MANAGES],
  [who.SERVICE, MANAGES],
  [who.DUTY, MANAGES],
  [who.UNQUALIFIED, MANAGES],
  [who.BOTH, `take, write, ${MANAGES}`],
  [who.SOUTH_WORKER, ''],
  [who.SOUTH_MANAGER, ''],
  [who.HEAD, ''],
  [NORTH_HEAD, ''],
  [who.ADMIN, ''],
  [NORTH_ADMIN, ''],
  [NO_TEAM, ''],
  [who.AUDITOR, ''],
  [who.LADO, ''],
]

const ACTIONS = {
  record: (person: people.Person) => people.mayRecord(person),
  take: people.mayTake,
  write: people.mayWrite,
  allocate: people.mayAllocate,
  'sign off': people.maySignOff,
  read: people.mayRead,
  see: people.maySeeReferral,
  'ask for more time': people.mayAskMoreTime,
  'record an agreement': people.mayRecordAgreement,
  'correct the due day': people.mayCorrectDue,
} as const

describe('who may do what', () => {
  it('names every role there is', () => {
    const named = new Set(TABLE.flatMap(([{ roles }]) => roles))
    assert.deepEqual([...named].sort(), Object.keys(people.ROLES).sort())
  })

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
