/** The due day changes in the open: with a line that says why, and the first day kept for good. */
import assert from 'node:assert/strict'
import { workOutDue } from '../../src/domain/deadlines.ts'
import {
  askedFor,
  correctDue,
  dueByCalendar,
  followCalendar,
  whyNotDueOn,
} from '../../src/domain/due-changes.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Referral, STILL_DUE } from '../../src/domain/referral.ts'
import { type Calendar, knownUntil } from '../../src/domain/working-days.ts'
import { ADMIN, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { ALL_STATUSES, act, allowed, NOW, RECEIVED, referralOf, saidTo } from './sample.ts'

const OPEN: Calendar = { closures: [] }
const writing = referralOf('in_progress')
const WHAT = { to: '2026-12-11', words: ' The letter came a few days earlier. ', calendar: OPEN }
const correct = (by: Person, more: Partial<typeof WHAT> = {}, referral: Referral = writing) =>
  correctDue(referral, act(by), { ...WHAT, ...more })

describe('MASH', () => {
  it('corrects a date with a reason; the first day stays, and the change is written down', () => {
    const { referral, events, move, reason } = allowed(correct(MAYA))
    assert.deepEqual(
      [referral.due.day, referral.due.rule, referral.due.internalTarget, referral.firstDue],
      ['2026-12-11', 'corrected by MASH', '2026-12-08', '2026-12-15'],
    )
    assert.deepEqual(referral.dueChanges, [
      {
        ...{ because: 'corrected by MASH', from: '2026-12-15', to: '2026-12-11', at: NOW, by: MAYA.id },
        words: 'The letter came a few days earlier.',
      },
    ])
    assert.deepEqual(
      [referral.version, events, move, reason],
      [writing.version + 1, [{ name: 'dueCorrected' }], 'correctDue', 'The letter came a few days earlier.'],
    )
  })
  it('may correct it to today or to a later day, again and again', () => {
    const first = allowed(correct(MAYA, { to: '2026-12-03' })).referral
    const second = allowed(correct(MAYA, { to: '2026-12-21' }, first)).referral
    assert.deepEqual(
      second.dueChanges.map(({ from, to }) => [from, to]),
      [
        ['2026-12-15', '2026-12-03'],
        ['2026-12-03', '2026-12-21'],
      ],
    )
    assert.equal(second.firstDue, '2026-12-15')
  })
  it('ends the holding e-mail about the day that is no more', () => {
    const holding = { by: TESS.id, at: NOW, expected: '2026-12-18' }
    assert.equal(allowed(correct(MAYA, {}, { ...writing, holding })).referral.holding, undefined)
  })
  for (const [why, more, code] of [
    ['without a reason', { words: '  ' }, 'whyCorrectNeeded'],
    ['to the same day', { to: '2026-12-15' }, 'notThatDay'],
    ['to a day in the past', { to: '2026-12-02' }, 'notThatDay'],
    ['to a weekend', { to: '2026-12-12' }, 'notAWorkingDay'],
    ['to a closure', { calendar: { closures: ['2026-12-11'] } }, 'notAWorkingDay'],
    ['to a year whose holidays are not known', { to: '2031-01-02' }, 'holidaysNotKnown'],
  ] as const)
    it(`is refused a correction ${why}`, () => assert.equal(saidTo(correct(MAYA, more)), code))
  for (const [who, by, code] of [
    ['the worker', SAM, 'onlyMashCorrects'],
    ['the Team Manager', TESS, 'onlyMashCorrects'],
    ['another team', SOUTH_WORKER, 'notForYou'],
    ['an administrator', ADMIN, 'notForYou'],
  ] as const)
    it(`alone corrects: it is refused to ${who}`, () => assert.equal(saidTo(correct(by)), code))
  it('corrects nothing once the report is signed', () => {
    for (const status of ALL_STATUSES)
      assert.equal(saidTo(correct(MAYA, {}, referralOf(status))) === 'allowed', STILL_DUE.includes(status))
  })
})

describe('a day for people to choose', () => {
  it('is a working day of a year whose holidays are known', () => {
    assert.equal(whyNotDueOn('2026-12-16', OPEN), undefined)
    assert.equal(whyNotDueOn('2026-12-28', OPEN), 'notAWorkingDay')
    assert.equal(whyNotDueOn('2026-12-16', { closures: ['2026-12-16'] }), 'notAWorkingDay')
    assert.equal(whyNotDueOn(`${Number(knownUntil().slice(0, 4)) + 1}-01-02`, OPEN), 'holidaysNotKnown')
  })
})

describe('a day off that was added', () => {
  const closed: Calendar = { closures: ['2026-12-15'] }
  const follow = (referral: Referral = writing, calendar = closed) => followCalendar(referral, NOW, calendar)

  it('moves the date back by the rule, and says what for', () => {
    const { referral, events, move, reason } = allowed(follow())
    assert.deepEqual(referral.due, workOutDue(RECEIVED, undefined, closed))
    assert.deepEqual(referral.dueChanges, [
      {
        ...{ because: 'a day off was added', from: '2026-12-15', to: '2026-12-14', at: NOW, by: 'bot' },
        words: 'a day the council is closed',
      },
    ])
    assert.deepEqual(
      [referral.firstDue, events, move, reason],
      [...['2026-12-15', [{ name: 'calendarMoved' }], 'followCalendar', 'a day off was added']],
    )
  })
  it('moves it once: with the same calendar it does not move again', () =>
    assert.equal(saidTo(follow(allowed(follow()).referral)), 'notNow'))
  it('and taken back moves it forward again', () => {
    const { referral } = allowed(follow(allowed(follow()).referral, OPEN))
    assert.equal(referral.due.day, '2026-12-15')
    assert.equal(referral.dueChanges.at(-1)?.because, 'a day off was taken back')
  })
  it('leaves a date alone that does not fall on it', () =>
    assert.equal(saidTo(follow(writing, { closures: ['2026-12-14', '2026-12-16'] })), 'notNow'))
  it('moves a day that people chose back from that day, and never to the old rule', () => {
    const chosen = allowed(correct(MAYA, { to: '2026-12-21' })).referral
    const { referral } = allowed(follow(chosen, { closures: ['2026-12-21'] }))
    assert.deepEqual(
      [referral.due.day, referral.due.before, referral.due.rule],
      ['2026-12-18', '2026-12-21', 'corrected by MASH'],
    )
    assert.equal(dueByCalendar(referral, OPEN).day, '2026-12-21')
  })
  it('moves nothing once the report is signed', () => {
    for (const status of ALL_STATUSES)
      assert.equal(saidTo(follow(referralOf(status))) === 'allowed', STILL_DUE.includes(status))
  })
  it('counts from the prison’s own date, where it named one', () => {
    const { details } = writing
    const request = { ...details.request, requestedDueDate: '2026-12-09' }
    assert.equal(askedFor(request), '2026-12-09')
    assert.equal(askedFor({}), undefined)
    assert.equal(askedFor({ requestedDueDate: 'soon' }), undefined)
    const asked = { ...writing, details: { ...details, request } }
    assert.equal(dueByCalendar(asked, { closures: ['2026-12-09'] }).day, '2026-12-08')
  })
})
