/** Passing sign-off on: in order, never to an author, never round in a circle, and to nobody only in the open. */
import assert from 'node:assert/strict'
import type { Absence } from '../../src/domain/absence.ts'
import { absenceOf, isAway } from '../../src/domain/absence.ts'
import { approversInTurn, nextApprover, PATIENCE, passOn } from '../../src/domain/cover.ts'
import type { Directory } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Submission, Submitted } from '../../src/domain/referral.ts'
import * as who from '../support/council.ts'
import { away, heldReferral } from './nudge-sample.ts'
import { ALL_STATUSES, allowed, NOW, referralOf, saidTo } from './sample.ts'

const { BOTH, COUNCIL, DEPUTY, DUTY, SAM, SERVICE, SOUTH_MANAGER, TESS, UNQUALIFIED } = who
const DAY = '2026-12-03'

const submitted = (submission: Partial<Submission> = {}): Submitted =>
  heldReferral('submitted', { since: NOW, submission }) as Submitted
const turn = (referral: Submitted, directory: Directory = COUNCIL) =>
  approversInTurn(referral, directory).map(({ name }) => name)
const nextOf = (referral: Submitted, absences: readonly Absence[] = []) =>
  nextApprover(referral, { directory: COUNCIL, absences, day: DAY })
const covered = (...by: Person[]) =>
  submitted({ cover: by.map(({ id }) => ({ to: id, at: NOW, because: 'no answer' as const })) })

describe('those who could sign', () => {
  it('are asked in turn: who it went to, deputies, service managers, duty managers', () =>
    assert.deepEqual(
      turn(submitted()),
      [TESS, DEPUTY, BOTH, SERVICE, DUTY].map(({ name }) => name),
    ))
  it('are asked in the order of the authority file within the deputies', () => {
    const second = { ...DEPUTY, id: 'second', name: 'Second Deputy' }
    const teams = COUNCIL.teams.map((team) => ({ ...team, deputies: [second.id, DEPUTY.id.toUpperCase()] }))
    const people = [...COUNCIL.people, second]
    assert.deepEqual(turn(submitted(), { ...COUNCIL, teams, people }).slice(0, 4), [
      ...[TESS.name, second.name, DEPUTY.name, BOTH.name],
    ])
  })
  it('never count an author, whoever else wrote in it too, in whatever case the id is kept', () => {
    const authors = [SAM.id, DEPUTY.id.toUpperCase(), SERVICE.id]
    assert.deepEqual(
      turn(submitted({ authors })),
      [TESS, BOTH, DUTY].map(({ name }) => name),
    )
  })
  it('never count somebody unqualified or of another team', () => {
    const names = turn(submitted({ teamManager: SOUTH_MANAGER.id }))
    assert.ok(!names.includes(UNQUALIFIED.name) && !names.includes(SOUTH_MANAGER.name))
  })
})

describe('the next to be asked', () => {
  it('is the one after all who were asked', () => {
    assert.equal(nextOf(submitted()), DEPUTY)
    assert.equal(nextOf(covered(DEPUTY)), BOTH)
    assert.equal(nextOf(covered(DEPUTY, BOTH)), SERVICE)
    assert.equal(nextOf(covered(DEPUTY, BOTH, SERVICE)), DUTY)
    assert.equal(nextOf(covered(DEPUTY, BOTH, SERVICE, DUTY)), undefined)
  })
  it('is not away that day, and may be on another', () => {
    assert.equal(nextOf(submitted(), [away(DEPUTY, '2026-12-01', DAY)]), BOTH)
    assert.equal(nextOf(submitted(), [away(DEPUTY, '2026-12-04')]), DEPUTY)
  })
  it('is never the first again, in whatever case the id is kept', () => {
    assert.equal(nextOf(submitted({ teamManager: TESS.id.toUpperCase() })), DEPUTY)
    assert.equal(nextOf(submitted({ teamManager: DEPUTY.id.toUpperCase() })), TESS)
  })
  it('is asked after two working days at first, and after one from then on', () =>
    assert.deepEqual(PATIENCE, { first: 2, cover: 1 }))
})

describe('passing sign-off on', () => {
  const cover = { to: DEPUTY.id, at: NOW, because: 'away' as const }
  it('writes down to whom, when and why, and leaves the first one where they were', () => {
    const before = submitted()
    const { referral, events, move, reason } = allowed(passOn(before, cover))
    assert.ok(referral.status === 'submitted')
    assert.deepEqual(referral.submission, { ...before.submission, cover: [cover] })
    assert.deepEqual(
      [referral.version, events, move, reason],
      [...[before.version + 1, [{ name: 'passedOn' }], 'passOn', 'away']],
    )
  })
  it('is refused to somebody who was asked already, and to an author', () => {
    assert.equal(saidTo(passOn(covered(DEPUTY), cover)), 'notNow')
    assert.equal(saidTo(passOn(submitted(), { ...cover, to: TESS.id.toUpperCase() })), 'notNow')
    assert.equal(saidTo(passOn(submitted(), { ...cover, to: SAM.id })), 'notNow')
  })
  for (const status of ALL_STATUSES.filter((each) => each !== 'submitted'))
    it(`is refused while it is ${status}`, () =>
      assert.equal(saidTo(passOn(referralOf(status), cover)), 'notNow'))
})

describe('an absence', () => {
  const absences = [away(TESS, '2026-12-01', '2026-12-03'), away(DEPUTY, '2026-12-02')]
  it('counts its first and its last day, and goes on where nobody said until when', () => {
    const days = ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04']
    assert.deepEqual(
      days.map((day) => isAway(TESS.id, day, absences)),
      [false, true, true, false],
    )
    assert.ok(isAway(DEPUTY.id, '2028-01-01', absences) && !isAway(DEPUTY.id, '2026-12-01', absences))
  })
  it('is found in whatever case the id comes, and of nobody else', () => {
    assert.equal(absenceOf(TESS.id.toUpperCase(), '2026-12-02', absences), absences[0])
    assert.equal(absenceOf(SAM.id, '2026-12-02', absences), undefined)
  })
})
