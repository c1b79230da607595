/** Whom a rung is for when people are away, when the due day moved, and when a report waits for sign-off. */
import assert from 'node:assert/strict'
import { chosenDue } from '../../src/domain/deadlines.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { ADMIN, BOTH, COUNCIL, DEPUTY, DUTY, HEAD, MAYA, SAM, SERVICE, TESS } from '../support/council.ts'
import { ALMANAC, at, away, heldReferral, planAt, quietIn, saidIn } from './nudge-sample.ts'
import { RECEIVED } from './sample.ts'

const writing = heldReferral('in_progress')
const submitted = heldReferral('submitted', { since: at('2026-12-03', '14:02') })
/** Who hears of a rung, by first name. */
const whoHears = (plan: ReturnType<typeof planAt>, name: string): string =>
  saidIn(plan)
    .filter((line) => line.includes(` ${name} > `))
    .map((line) => line.split(' > ')[1])
    .join(', ')

describe('while the worker is away', () => {
  it('the manager hears instead, once, and on the days away alone', () => {
    const plan = planAt(writing, RECEIVED, { absences: [away(SAM, '2026-12-07', '2026-12-11')] })
    assert.equal(whoHears(plan, 'contactsDue'), 'Sam')
    assert.equal(whoHears(plan, 'sectionsLeft'), 'Tess')
    assert.equal(whoHears(plan, 'internalTarget'), 'Tess')
    assert.equal(whoHears(plan, 'dueTomorrow'), 'Sam, Tess')
  })
  it('and the manager too, the deputy hears, then the others who manage the team', () => {
    const gone = [away(SAM), away(TESS)]
    const who = (...more: (typeof SAM)[]) =>
      whoHears(
        planAt(writing, RECEIVED, { absences: [...gone, ...more.map((one) => away(one))] }),
        'dueToday',
      )
    assert.deepEqual([who(), who(DEPUTY)], ['Dev', 'Una'])
  })
  it('and everybody is, the manager still hears: never nobody', () => {
    const absences = COUNCIL.people.map((person) => away(person))
    const plan = planAt(writing, RECEIVED, { absences })
    assert.deepEqual(
      ['sectionsLeft', 'overdue', 'overdueStill', 'overdueWeekly'].map((name) => whoHears(plan, name)),
      ['Tess', 'Tess, team channel', 'Sefa', 'Hal'],
    )
  })
})

describe('a service manager and a head of service', () => {
  const other = { ...SERVICE, id: 'south-service', name: 'Other Service', teams: ['south'] }
  const ofTeam = { ...HEAD, id: 'north-head', name: 'Nora Head', teams: ['north'] }
  it('are those of the team; a head without teams is for all of them', () => {
    const people = [other, ...COUNCIL.people]
    const plan = planAt(writing, RECEIVED, { directory: { ...COUNCIL, people } })
    assert.deepEqual([whoHears(plan, 'overdueStill'), whoHears(plan, 'overdueWeekly')], ['Sefa', 'Hal'])
    const directory: Directory = { ...COUNCIL, people: [...people, ofTeam] }
    assert.match(saidIn(planAt(writing, RECEIVED, { directory }), directory).join(), /overdueWeekly > Nora/)
  })
  it('who are away are stood in for by another of their role', () => {
    const directory: Directory = { ...COUNCIL, people: [...COUNCIL.people, ofTeam] }
    const absences = [away(ofTeam)]
    assert.match(saidIn(planAt(writing, RECEIVED, { directory, absences })).join(), /overdueWeekly > Hal/)
  })
  it('that the council does not have are left out', () => {
    const people = COUNCIL.people.filter((person) => person !== SERVICE && person !== HEAD)
    const plan = planAt(writing, RECEIVED, { directory: { ...COUNCIL, people } })
    assert.ok(plan.nudges.every(({ name }) => name !== 'overdueStill' && name !== 'overdueWeekly'))
  })
})

describe('a due day that moved', () => {
  const { calendar } = ALMANAC
  const moved = (to: string, because: 'more time was agreed' | 'a day off was added', when: string) => {
    const due = chosenDue(to, writing.due, { rule: 'more time was agreed', calendar })
    const change = { because, from: '2026-12-15', to, at: when, by: 'bot', words: '' }
    return { ...writing, due, dueChanges: [change] }
  }
  it('by an agreement arms every rung again for the new day, and forgets the old one', () => {
    const agreed = moved('2026-12-31', 'more time was agreed', at('2026-12-14', '15:00'))
    const plan = planAt(agreed, at('2026-12-14', '15:00'))
    assert.deepEqual(saidIn(plan).slice(0, 5), [
      '2026-12-15 09:00 contactsDue > Sam',
      '2026-12-22 09:00 sectionsLeft > Sam',
      '2026-12-24 09:00 internalTarget > Sam',
      '2026-12-24 09:00 internalTarget > Tess',
      '2026-12-30 09:00 dueTomorrow > Sam',
    ])
    assert.ok(plan.nudges.every(({ occasion }) => occasion >= '2026-12-31'))
  })
  it('does not say what would have come before it moved: that is not so any more', () => {
    const agreed = moved('2026-12-29', 'more time was agreed', at('2026-12-14', '15:00'))
    assert.deepEqual(quietIn(planAt(agreed, at('2026-12-14', '15:00'))), [
      '2026-12-11 09:00 contactsDue > Sam: not theirs yet',
    ])
  })
  it('by the calendar is said to whoever has the next move, and nothing else with it', () => {
    const earlier = moved('2026-12-14', 'a day off was added', at('2026-12-10', '11:30'))
    const plan = planAt(earlier, at('2026-12-10', '11:30'))
    assert.deepEqual(saidIn(plan).slice(0, 2), [
      '2026-12-10 11:30 dueMoved > Sam',
      '2026-12-11 09:00 dueTomorrow > Sam',
    ])
  })
  it('by the calendar to this very day is due today, there and then', () => {
    const today = moved('2026-12-14', 'a day off was added', at('2026-12-14', '11:30'))
    assert.ok(saidIn(planAt(today, at('2026-12-14', '11:30'))).includes('2026-12-14 11:30 dueToday > Sam'))
  })
})

describe('a report that waits for sign-off', () => {
  it('is passed on after two working days without an answer, to the deputy', () =>
    assert.deepEqual(planAt(submitted, submitted.since).passOn, {
      ...{ to: DEPUTY.id, at: at('2026-12-07'), because: 'no answer' },
    }))
  it('is passed on again after one', () => {
    const cover = [{ to: DEPUTY.id, at: at('2026-12-07'), because: 'no answer' as const }]
    const passed = heldReferral('submitted', { since: at('2026-12-07'), submission: { cover } })
    const plan = planAt(passed, at('2026-12-07'))
    assert.deepEqual([plan.passOn?.to, plan.passOn?.at], [BOTH.id, at('2026-12-08')])
    assert.ok(saidIn(plan).includes('2026-12-08 09:00 signOffWaiting > Dev'))
  })
  it('is passed on at once while they are away, within hours', () => {
    const absences = [away(TESS, '2026-12-04', '2026-12-08')]
    const on = (now: string) => planAt(submitted, now, { absences }).passOn
    assert.deepEqual(on(at('2026-12-04', '10:20')), {
      ...{ to: DEPUTY.id, at: at('2026-12-04', '10:20'), because: 'away' },
    })
    assert.equal(on(at('2026-12-04', '18:20'))?.at, at('2026-12-07'))
  })
  it('stays where it is when they are away this evening and back on the next working day', () => {
    const absences = [away(TESS, '2026-12-04', '2026-12-06')]
    assert.deepEqual(planAt(submitted, at('2026-12-04', '18:20'), { absences }).passOn, {
      ...{ to: DEPUTY.id, at: at('2026-12-07'), because: 'no answer' },
    })
  })
  it('has its two working days again when a signature was undone', () => {
    const undone = { ...submitted, since: at('2026-12-10', '10:00') }
    assert.equal(planAt(undone, undone.since).passOn?.at, at('2026-12-14'))
  })
  it('is never nudged to an author or to somebody who may not sign, whoever is away', () => {
    const absences = [TESS, DEPUTY, SERVICE, DUTY].map((person) => away(person))
    const authors = [SAM.id, BOTH.id]
    const written = heldReferral('submitted', { since: submitted.since, submission: { authors } })
    const told = planAt(written, submitted.since, { absences }).nudges.map(({ to }) => to)
    assert.deepEqual(
      [...new Set(told)].sort(),
      [TESS, MAYA, ADMIN, SERVICE, HEAD]
        .map(({ id }) => id)
        .concat('team channel')
        .sort(),
    )
  })
  it('with nobody left to sign is said at once to whoever recorded it and to an administrator', () => {
    const absences = [TESS, DEPUTY, BOTH, SERVICE, DUTY].map((person) => away(person))
    const plan = planAt(submitted, at('2026-12-03', '15:00'), { absences })
    assert.equal(plan.passOn?.to, undefined)
    assert.deepEqual(saidIn(plan).slice(0, 2), [
      '2026-12-03 15:00 nobodyToSign > Maya',
      '2026-12-03 15:00 nobodyToSign > Ada',
    ])
  })
})
