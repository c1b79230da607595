/** More time: asked inside, asked of the prison, and no date moves before they have agreed. */
import assert from 'node:assert/strict'
import * as more from '../../src/domain/more-time.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Referral, STILL_DUE } from '../../src/domain/referral.ts'
import { ADMIN, DEPUTY, HEAD, MAYA, SAM, SERVICE, SOUTH_WORKER, TESS } from '../support/council.ts'
import { ALL_STATUSES, act, allowed, NOW, referralOf, saidTo } from './sample.ts'

const OPEN = { closures: [] }
const writing = referralOf('in_progress')
const ASK: more.Asking = {
  ...{ until: '2026-12-22', reason: 'probation_awaited', words: ' They promised it. ', calendar: OPEN },
}
const ask = (by: Person, change: Partial<more.Asking> = {}, referral: Referral = writing) =>
  more.askMoreTime(referral, act(by), { ...ASK, ...change })
const asked = allowed(ask(SAM)).referral
const answer = (by: Person, change: Partial<more.Answering> = {}, referral: Referral = asked) =>
  more.answerMoreTime(referral, act(by), { agree: true, words: '', ...change })
const withPrison = allowed(answer(TESS)).referral
const AGREED: more.Recording = {
  ...{ with: ' A. Officer, OMU ', on: '2026-12-03', how: ' e-mail ', until: '2026-12-22', calendar: OPEN },
}
const record = (by: Person, change: Partial<more.Recording> = {}, referral: Referral = withPrison) =>
  more.recordAgreement(referral, act(by), { ...AGREED, ...change })

describe('asking for more time', () => {
  it('by the worker waits for the manager, and moves no date', () => {
    const { referral, events, move, reason } = allowed(ask(SAM))
    assert.deepEqual(referral.moreTime, {
      ...{ until: '2026-12-22', reason: 'probation_awaited', words: 'They promised it.' },
      ...{ askedBy: SAM.id, askedAt: NOW, stage: 'asked' },
    })
    assert.deepEqual([referral.due, referral.dueChanges], [writing.due, []])
    assert.deepEqual(
      [events, move, reason],
      [...[[{ name: 'moreTimeAsked' }], 'askMoreTime', 'Waiting for probation']],
    )
  })
  it('by a manager goes straight to the prison', () => {
    for (const by of [TESS, DEPUTY, SERVICE]) {
      const { referral, events } = allowed(ask(by))
      assert.deepEqual([referral.moreTime?.stage, referral.moreTime?.answeredBy], ['with the prison', by.id])
      assert.deepEqual(events, [{ name: 'moreTimeAgreed' }])
    }
  })
  for (const [why, change, code] of [
    ['until the due day', { until: '2026-12-15' }, 'notLater'],
    ['until a bank holiday', { until: '2026-12-28' }, 'notAWorkingDay'],
    ['until a closure', { calendar: { closures: ['2026-12-22'] } }, 'notAWorkingDay'],
    ['until a year whose holidays are not known', { until: '2031-01-02' }, 'holidaysNotKnown'],
  ] as const)
    it(`${why} is refused`, () => assert.equal(saidTo(ask(SAM, change)), code))
  it('until a day that is over is refused, where it is late already', () => {
    const late = { by: SAM, at: '2026-12-21T10:00:00.000Z' }
    const when = (until: string) => saidTo(more.askMoreTime(writing, late, { ...ASK, until }))
    assert.deepEqual(
      [when('2026-12-18'), when('2026-12-21'), when('2026-12-22')],
      [...['notLater', 'notLater', 'allowed']],
    )
  })
  it('twice is refused while the first waits, and may be tried again when it was not supported', () => {
    assert.equal(saidTo(ask(SAM, {}, asked)), 'moreTimeAsked')
    assert.equal(saidTo(ask(TESS, {}, withPrison)), 'moreTimeAsked')
    const not = allowed(answer(TESS, { agree: false, words: 'Try the duty officer.' })).referral
    assert.equal(saidTo(ask(SAM, {}, not)), 'allowed')
    const refused = allowed(more.recordRefusal(withPrison, act(SAM), 'No.')).referral
    assert.equal(saidTo(ask(SAM, {}, refused)), 'allowed')
  })
  for (const by of [MAYA, SOUTH_WORKER, HEAD, ADMIN])
    it(`is refused to ${by.name} (${by.roles.join()})`, () =>
      assert.equal(saidTo(ask(by)), 'notSocialWorkerOfTeam'))
})

describe('the manager’s answer', () => {
  it('that agrees sends it to the prison, and moves no date', () => {
    const { referral, events, move } = allowed(answer(TESS))
    assert.deepEqual([referral.moreTime?.stage, referral.due], ['with the prison', writing.due])
    assert.deepEqual([events, move], [[{ name: 'moreTimeAgreed' }], 'agreeMoreTime'])
  })
  it('that does not needs a reason, which the worker reads', () => {
    assert.equal(saidTo(answer(TESS, { agree: false, words: ' ' })), 'whyNotNeeded')
    const { referral, events, move } = allowed(answer(TESS, { agree: false, words: ' Not yet. ' }))
    assert.deepEqual([referral.moreTime?.stage, referral.moreTime?.answer], ['not supported', 'Not yet.'])
    assert.deepEqual([events, move], [[{ name: 'moreTimeNotSupported' }], 'declineMoreTime'])
  })
  it('is refused to the worker, and where nothing was asked', () => {
    assert.equal(saidTo(answer(SAM)), 'notTeamManager')
    assert.equal(saidTo(answer(TESS, {}, writing)), 'nothingAsked')
    assert.equal(saidTo(answer(TESS, {}, withPrison)), 'nothingAsked')
  })
})

describe('what the prison says', () => {
  it('when it agrees is written down with who, when and how, and then the date moves', () => {
    for (const by of [SAM, TESS, MAYA]) {
      const { referral, events, move } = allowed(record(by))
      const agreement = { with: 'A. Officer, OMU', on: '2026-12-03', how: 'e-mail' }
      assert.deepEqual(referral.dueChanges, [
        {
          ...{ because: 'more time was agreed', from: '2026-12-15', to: '2026-12-22', at: NOW, by: by.id },
          ...{ words: 'Waiting for probation', reason: 'probation_awaited', agreement },
        },
      ])
      assert.deepEqual(
        [referral.due.day, referral.due.rule, referral.due.internalTarget, referral.firstDue],
        ['2026-12-22', 'more time was agreed', '2026-12-17', '2026-12-15'],
      )
      assert.deepEqual([referral.moreTime, referral.holding], [undefined, undefined])
      assert.deepEqual([events, move], [[{ name: 'moreTimeRecorded' }], 'recordAgreement'])
    }
  })
  it('may be another day than was asked for', () =>
    assert.equal(allowed(record(SAM, { until: '2026-12-18' })).referral.due.day, '2026-12-18'))
  for (const [why, change, code] of [
    ['who agreed', { with: ' ' }, 'agreementNeedsWho'],
    ['how', { how: '' }, 'agreementNeedsWho'],
    ['a day that has come', { on: '2026-12-04' }, 'agreedInFuture'],
    ['a later day', { until: '2026-12-15' }, 'notLater'],
    ['a working day', { until: '2026-12-19' }, 'notAWorkingDay'],
  ] as const)
    it(`moves no date without ${why}`, () => assert.equal(saidTo(record(SAM, change)), code))
  it('when it refuses leaves the date, and is kept', () => {
    const { referral, events, move } = allowed(more.recordRefusal(withPrison, act(SAM), ' No. '))
    assert.deepEqual([referral.moreTime?.stage, referral.moreTime?.answer], ['refused by the prison', 'No.'])
    assert.deepEqual([referral.due, referral.dueChanges], [writing.due, []])
    assert.deepEqual([events, move], [[{ name: 'moreTimeRefused' }], 'recordRefusal'])
  })
  it('is written down only while they are being asked', () => {
    for (const referral of [writing, asked]) {
      assert.equal(saidTo(record(SAM, {}, referral)), 'nothingAsked')
      assert.equal(saidTo(more.recordRefusal(referral, act(SAM), 'No.')), 'nothingAsked')
    }
    assert.equal(saidTo(record(SOUTH_WORKER)), 'notForYou')
    assert.equal(saidTo(more.recordRefusal(withPrison, act(SOUTH_WORKER), 'No.')), 'notForYou')
  })
})

describe('more time', () => {
  for (const status of ALL_STATUSES.filter((each) => !STILL_DUE.includes(each)))
    it(`is not talked of while it is ${status}`, () => {
      const signed = { ...referralOf(status), moreTime: withPrison.moreTime } as Referral
      const said = [ask(SAM, {}, signed), answer(TESS, {}, signed), record(SAM, {}, signed)]
      assert.deepEqual([...said, more.recordRefusal(signed, act(SAM), 'No.')].map(saidTo), [
        ...Array.from({ length: 4 }, () => 'notNow'),
      ])
    })
  it('has a reason for each that the guidance names, and letters that say nothing of the family', () => {
    const ids = Object.keys(more.MORE_TIME_REASONS)
    assert.deepEqual(
      more.MORE_TIME_OPTIONS.map(({ id }) => id),
      ids,
    )
    assert.equal(ids.length, 8)
    for (const { letter, label } of Object.values(more.MORE_TIME_REASONS)) {
      assert.match(letter, /^[a-z].*[a-z]$/)
      assert.match(label, /^[A-Z]/)
      assert.doesNotMatch(letter, /police/)
    }
  })
})
