/** Who may take a referral, and to whom it may be given, until it is sent in. */
import assert from 'node:assert/strict'
import { allocate, candidates, take } from '../../src/domain/allocation.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Status } from '../../src/domain/referral.ts'
import * as who from '../support/council.ts'
import { ALL_STATUSES, act, allowed, referralOf, saidTo } from './sample.ts'

const { BOTH, COUNCIL, DEPUTY, INES, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } = who
const give = (by: Person, worker: string, status: Status = 'assigned_to_team') =>
  allocate(referralOf(status), act(by), { worker, directory: COUNCIL })

describe('taking a referral', () => {
  it('makes it that social worker’s, one version on', () => {
    const before = referralOf('assigned_to_team')
    const { referral, events, move } = allowed(take(before, act(INES)))
    assert.deepEqual(referral, {
      ...before,
      status: 'allocated',
      worker: INES.id,
      version: before.version + 1,
    })
    assert.deepEqual([events, move], [[{ name: 'taken' }], 'take'])
  })

  for (const person of [MAYA, TESS, DEPUTY, SOUTH_WORKER])
    it(`is refused to ${person.name}, who is no social worker of the team`, () =>
      assert.equal(saidTo(take(referralOf('assigned_to_team'), act(person))), 'notSocialWorkerOfTeam'))

  for (const status of ALL_STATUSES.filter((each) => each !== 'assigned_to_team'))
    it(`is refused once it is ${status}`, () =>
      assert.equal(saidTo(take(referralOf(status), act(INES))), 'alreadyTaken'))
})

describe('giving a referral to somebody', () => {
  for (const person of [TESS, DEPUTY, BOTH])
    it(`is for ${person.name}, who manages the team`, () =>
      assert.equal(saidTo(give(person, INES.id)), 'allowed'))
  for (const person of [SAM, MAYA, SOUTH_MANAGER])
    it(`is refused to ${person.name}, who does not`, () =>
      assert.equal(saidTo(give(person, INES.id)), 'notTeamManager'))
  for (const [worker, whom] of [
    [SOUTH_WORKER.id, 'a social worker of another team'],
    [TESS.id, 'somebody who is no social worker'],
    ['', 'nobody'],
    ['00000000-0000-4000-8000-0000000000ff', 'somebody unknown'],
  ] as const)
    it(`is refused for ${whom}`, () => assert.equal(saidTo(give(TESS, worker)), 'notAWorkerOfTeam'))

  for (const status of ['allocated', 'in_progress', 'changes_asked'] as const) {
    it(`changes the worker alone while it is ${status}`, () => {
      const before = referralOf(status)
      const { referral, events } = allowed(give(TESS, INES.id, status))
      assert.deepEqual(referral, { ...before, worker: INES.id, version: before.version + 1 })
      assert.deepEqual(events, [{ name: 'allocated' }])
    })
    it(`to whoever has it is refused while it is ${status}`, () =>
      assert.equal(saidTo(give(TESS, SAM.id, status)), 'alreadyTaken'))
  }
  for (const status of ['submitted', 'signed_off', 'sending', 'sent'] as const)
    it(`is refused when it is ${status}`, () => assert.equal(saidTo(give(TESS, INES.id, status)), 'notNow'))

  it('finds a person in whatever case the id is typed', () =>
    assert.equal(saidTo(give(TESS, INES.id.toUpperCase())), 'allowed'))

  it('offers the social workers of the team', () =>
    assert.deepEqual(
      candidates(COUNCIL, referralOf('assigned_to_team')).map(({ name }) => name),
      [SAM.name, INES.name, BOTH.name],
    ))
})
