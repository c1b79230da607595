/** A safeguarding concern reaches a manager who is there, whoever is away, and stays open until one has seen it. */
import assert from 'node:assert/strict'
import { openConcern, raiseConcern, seeConcern, toldOfConcern } from '../../src/domain/concern.ts'
import { localSteps, sayOutOfHours } from '../../src/domain/local-steps.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import {
  ADMIN,
  BOTH,
  COUNCIL,
  DEPUTY,
  DUTY,
  HEAD,
  MAYA,
  SAM,
  SERVICE,
  SOUTH_MANAGER,
  TESS,
  UNQUALIFIED,
} from '../support/council.ts'
import { RAISED, SEEN } from './safety-sample.ts'
import { ALL_STATUSES, act, allowed, NOW, referralOf, saidTo } from './sample.ts'

const day = '2026-12-03'
const awayAll = (...people: readonly Person[]) =>
  people.map(({ id }) => ({ person: id, from: day, until: day, source: 'said so' as const }))
const told = (
  by: Person = SAM,
  away: readonly Person[] = [],
  referral: Referral = referralOf('in_progress'),
) =>
  toldOfConcern(referral, by.id, { directory: COUNCIL, absences: awayAll(...away), day }).map(({ id }) => id)
const raised: Referral = { ...referralOf('in_progress'), safety: RAISED }

describe('a safeguarding concern', () => {
  it('is told to the Team Manager first, then the deputy, then whoever else manages the team', () =>
    assert.deepEqual(
      told(),
      [TESS, DEPUTY, BOTH, UNQUALIFIED, SERVICE].map(({ id }) => id),
    ))
  it('is told past those who are away, and to them when nobody else is there', () => {
    assert.equal(told(SAM, [TESS])[0], DEPUTY.id)
    assert.equal(told(SAM, [TESS, DEPUTY, BOTH, UNQUALIFIED, SERVICE])[0], DUTY.id)
    assert.equal(told(SAM, [TESS, DEPUTY, BOTH, UNQUALIFIED, SERVICE, DUTY])[0], TESS.id)
  })
  it('is not told to the one who raises it', () => assert.equal(told(TESS).includes(TESS.id), false))
  it('goes to the duty manager of the council while no team has the referral', () => {
    const nobody = { ...referralOf('assigned_to_team'), team: '' }
    assert.deepEqual(told(MAYA, [], nobody), [DUTY.id, SERVICE.id])
  })
  for (const status of ALL_STATUSES)
    it(`is raised while it is ${status}, without a word if need be`, () => {
      const { referral, events, move } = allowed(
        raiseConcern(referralOf(status), act(MAYA), { words: ' ', told: [TESS.id] }),
      )
      assert.deepEqual(openConcern(referral), { by: MAYA.id, at: NOW, words: '', told: [TESS.id] })
      assert.deepEqual([events, move], [[{ name: 'concernRaised' }], 'raiseConcern'])
      assert.equal(referral.status, status)
    })
  it('is not raised a second time while nobody has seen the first, and again after that', () => {
    const again = { words: 'More.', told: [TESS.id] }
    assert.equal(saidTo(raiseConcern(raised, act(SAM), again)), 'concernTold')
    assert.equal(saidTo(raiseConcern({ ...raised, safety: SEEN }, act(SAM), again)), 'allowed')
  })
  it('is raised by those who work on the referral alone', () => {
    for (const by of [SOUTH_MANAGER, HEAD, ADMIN])
      assert.equal(
        saidTo(raiseConcern(referralOf('in_progress'), act(by), { words: '', told: [] })),
        'notForYou',
      )
  })
  it('is seen by a manager of the team or by one who was told, once, and never by whoever raised it', () => {
    for (const by of [TESS, DEPUTY, DUTY]) assert.equal(saidTo(seeConcern(raised, act(by))), 'allowed')
    for (const by of [SAM, MAYA, SOUTH_MANAGER, HEAD])
      assert.equal(saidTo(seeConcern(raised, act(by))), 'notTeamManager')
    const { referral, events } = allowed(seeConcern(raised, act(DEPUTY)))
    assert.equal(openConcern(referral), undefined)
    assert.deepEqual(events, [{ name: 'concernSeen' }])
    assert.equal(saidTo(seeConcern(referral, act(TESS))), 'noOpenConcern')
    assert.equal(saidTo(seeConcern(referralOf('in_progress'), act(TESS))), 'noOpenConcern')
    const own = allowed(raiseConcern(referralOf('in_progress'), act(TESS), { words: '', told: [] })).referral
    assert.equal(saidTo(seeConcern(own, act(TESS))), 'ownConcern')
    const ofSouth = {
      ...raised,
      safety: { concerns: [{ by: SAM.id, at: NOW, words: '', told: [SOUTH_MANAGER.id] }] },
    }
    assert.equal(saidTo(seeConcern(ofSouth, act(SOUTH_MANAGER))), 'allowed')
  })
})

describe('the local steps', () => {
  it('hold the council’s own numbers, and say not to wait and that the bot is no emergency service', () => {
    const steps = localSteps(COUNCIL.council).join('\n')
    for (const words of ['999', '01632 960 001', '01632 960 999', 'https://council.example/refer'])
      assert.ok(steps.includes(words), words)
    assert.match(steps, /I am not an emergency service/)
    assert.match(steps, /Do not wait for the prison contact report/)
    assert.doesNotMatch(steps, /[{}]/)
  })
  for (const [now, said] of [
    ['2026-12-03T16:59:00.000Z', false],
    ['2026-12-03T17:00:00.000Z', true],
    ['2026-12-03T08:59:00.000Z', true],
    ['2026-12-05T12:00:00.000Z', true],
    ['2026-12-25T12:00:00.000Z', true],
  ] as const)
    it(`${said ? 'give' : 'do not give'} the emergency duty number on a card at ${now}`, () =>
      assert.equal(sayOutOfHours(COUNCIL.council, now)?.includes('01632 960 999') === true, said))
})
