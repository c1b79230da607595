/** A referral of Tue 24 Nov 2026, due on Tue 15 Dec: who hears what, on which morning. */
import assert from 'node:assert/strict'
import { openAlmanac } from '../../src/domain/almanac.ts'
import { chosenDue, workOutDue } from '../../src/domain/deadlines.ts'
import { COUNCIL, INES, SAM, TESS } from '../support/council.ts'
import { ALMANAC, type Around, at, heldReferral, planAt, quietIn, saidIn } from './nudge-sample.ts'
import { RECEIVED, referralOf } from './sample.ts'

const writing = heldReferral('in_progress')

/** Of the due day and later, whoever had it before. */
const FROM_DUE = [
  '2026-12-16 09:00 overdue > Tess',
  '2026-12-16 09:00 overdue > team channel',
  '2026-12-18 09:00 overdueStill > Sefa',
  '2026-12-21 09:00 overdueWeekly > Hal',
]
const WRITING = [
  '2026-12-01 09:00 contactsDue > Sam',
  '2026-12-08 09:00 sectionsLeft > Sam',
  '2026-12-10 09:00 internalTarget > Sam',
  '2026-12-10 09:00 internalTarget > Tess',
  '2026-12-14 09:00 dueTomorrow > Sam',
  '2026-12-14 09:00 dueTomorrow > Tess',
  '2026-12-15 09:00 dueToday > Sam',
  '2026-12-15 09:00 dueToday > Tess',
  ...FROM_DUE,
]

describe('the plan of nudges', () => {
  for (const status of ['allocated', 'in_progress', 'changes_asked'] as const)
    it(`of one that is ${status} goes to the worker, then to the manager too, then past them`, () =>
      assert.deepEqual(saidIn(planAt(heldReferral(status), RECEIVED)), WRITING))

  it('of one that nobody has asks the manager to allocate, then the service manager', () =>
    assert.deepEqual(saidIn(planAt(heldReferral('assigned_to_team'), RECEIVED)), [
      '2026-11-25 09:00 allocate > Tess',
      '2026-11-26 09:00 allocateStill > Sefa',
      '2026-12-10 09:00 notReadYet > Tess',
      '2026-12-14 09:00 dueTomorrow > Tess',
      '2026-12-15 09:00 dueToday > Tess',
      ...FROM_DUE,
    ]))

  it('of one that was sent in tells only whoever signs, and never the worker', () => {
    const submitted = heldReferral('submitted', { since: at('2026-12-03', '14:02') })
    const plan = planAt(submitted, submitted.since)
    assert.deepEqual(saidIn(plan), [
      '2026-12-04 09:00 signOffWaiting > Tess',
      '2026-12-10 09:00 notReadYet > Tess',
      '2026-12-14 09:00 dueTomorrow > Tess',
      '2026-12-15 09:00 dueToday > Tess',
      ...FROM_DUE,
    ])
    assert.ok(plan.nudges.every(({ to }) => to !== SAM.id))
  })

  it('of one that is with the bot is empty', () => {
    for (const status of ['signed_off', 'sending'] as const)
      assert.deepEqual(planAt(referralOf(status), RECEIVED).nudges, [], status)
  })

  it('of one that was sent has the sender ask for the receipt, and later for the decision', () => {
    const sent = heldReferral('sent', { since: at('2026-12-14', '16:40') })
    assert.deepEqual(saidIn(planAt(sent, sent.since)), [
      '2026-12-17 09:00 noReceipt > Sam',
      '2027-01-14 09:00 askDecision > Sam',
      '2027-02-11 09:00 askDecisionAgain > Sam',
      '2027-03-11 09:00 askDecisionStill > Tess',
      '2027-03-11 09:00 askDecisionStill > Maya',
    ])
    const receipt = { by: SAM.id, at: at('2026-12-15'), how: 'e-mail' }
    const noted = { ...sent, receipt } as typeof sent
    assert.equal(saidIn(planAt(noted, sent.since))[0], '2027-01-14 09:00 askDecision > Sam')
  })

  it('steps over closures, weekends and Christmas', () => {
    const almanac = openAlmanac({ closures: ['2026-12-24', '2026-12-29'] })
    const received = at('2026-12-09', '12:00')
    const due = workOutDue(received, undefined, almanac.calendar)
    const referral = heldReferral('in_progress', { since: received, due })
    assert.deepEqual(saidIn(planAt(referral, received, { almanac })), [
      '2026-12-10 09:00 contactsDue > Sam',
      '2026-12-17 09:00 sectionsLeft > Sam',
      '2026-12-21 09:00 internalTarget > Sam',
      '2026-12-21 09:00 internalTarget > Tess',
      '2026-12-23 09:00 dueTomorrow > Sam',
      '2026-12-23 09:00 dueTomorrow > Tess',
      '2026-12-30 09:00 dueToday > Sam',
      '2026-12-30 09:00 dueToday > Tess',
      '2026-12-31 09:00 overdue > Tess',
      '2026-12-31 09:00 overdue > team channel',
      '2027-01-04 09:00 overdueWeekly > Hal',
      '2027-01-05 09:00 overdueStill > Sefa',
    ])
  })

  it('begins at the hour at which the team’s day begins, in London, summer or winter', () => {
    const teams = COUNCIL.teams.map((team) => ({ ...team, hours: { from: '08:30', to: '16:00' } }))
    const summer = at('2026-07-01', '10:00')
    const due = workOutDue(summer, undefined, ALMANAC.calendar)
    const around: Around = { directory: { ...COUNCIL, teams } }
    const [first] = planAt(heldReferral('in_progress', { since: summer, due }), summer, around).nudges
    assert.equal(first?.at, '2026-07-08T07:30:00.000Z')
    assert.equal(planAt(writing, RECEIVED, around).nudges[0]?.at, '2026-12-01T08:30:00.000Z')
  })
})

describe('progress', () => {
  const plan = (saved: string) => planAt(writing, at('2026-12-08'), { progressAt: saved })
  it('rests what is said ten and five working days before, on the day before it or later', () => {
    assert.deepEqual(quietIn(plan(at('2026-12-07', '23:30'))), [
      '2026-12-01 09:00 contactsDue > Sam: work goes on',
      '2026-12-08 09:00 sectionsLeft > Sam: work goes on',
    ])
    assert.deepEqual(quietIn(plan(at('2026-12-04', '16:00'))), [
      '2026-12-01 09:00 contactsDue > Sam: work goes on',
    ])
    assert.deepEqual(quietIn(plan(at('2026-11-27', '16:00'))), [])
  })
  it('on a Friday counts on Monday', () => {
    const due = chosenDue('2026-12-14', writing.due, {
      ...{ rule: 'corrected by MASH', calendar: ALMANAC.calendar },
    })
    const moved = { ...writing, due }
    assert.deepEqual(
      quietIn(planAt(moved, at('2026-12-07'), { progressAt: at('2026-12-04', '17:00') }))[1],
      '2026-12-07 09:00 sectionsLeft > Sam: work goes on',
    )
  })
  it('rests nothing from three working days before the due day', () =>
    assert.deepEqual(saidIn(plan(at('2026-12-15', '08:00'))), WRITING.slice(2)))
})

describe('somebody who gets it later', () => {
  const taken = (since: string) => heldReferral('allocated', { since, worker: INES })
  it('is not told what was said to whoever had it then', () => {
    const plan = planAt(taken(at('2026-12-10', '09:01')), at('2026-12-10', '09:01'))
    assert.deepEqual(saidIn(plan)[0], '2026-12-14 09:00 dueTomorrow > Ines')
    assert.ok(quietIn(plan).every((line) => line.endsWith('not theirs yet')))
    assert.equal(quietIn(plan).length, 4)
  })
  it('hears on the due day itself that it is due today, there and then', () => {
    const plan = planAt(taken(at('2026-12-15', '14:10')), at('2026-12-15', '14:10'))
    assert.deepEqual(saidIn(plan).slice(0, 2), [
      '2026-12-15 14:10 dueToday > Ines',
      '2026-12-15 14:10 dueToday > Tess',
    ])
  })
  it('is not told after the due day that it is due today', () => {
    const plan = planAt(taken(at('2026-12-17', '14:10')), at('2026-12-17', '14:10'))
    assert.deepEqual(saidIn(plan), FROM_DUE)
    assert.ok(quietIn(plan).includes('2026-12-15 09:00 dueToday > Ines: not theirs yet'))
  })
  it('does not hear that the due day had moved before', () => {
    const change = { because: 'a day off was added' as const, from: '2026-12-16', to: '2026-12-15' }
    const dueChanges = [{ ...change, at: at('2026-12-02', '11:00'), by: 'bot', words: '' }]
    const plan = (since: string) => planAt(heldReferral('allocated', { since, dueChanges }), at('2026-12-09'))
    assert.ok(saidIn(plan(at('2026-12-01'))).includes('2026-12-02 11:00 dueMoved > Sam'))
    assert.ok(quietIn(plan(at('2026-12-03'))).includes('2026-12-02 11:00 dueMoved > Sam: not theirs yet'))
  })
  it('does not keep the channel, the manager and those above from hearing that it is overdue', () => {
    const handed = planAt(taken(at('2026-12-22')), at('2026-12-22'))
    assert.deepEqual(saidIn(handed).slice(0, 4), FROM_DUE)
    const sentIn = planAt(heldReferral('submitted', { since: at('2026-12-22') }), at('2026-12-22'))
    assert.deepEqual(saidIn(sentIn).slice(0, 4), FROM_DUE)
    const recordedLate = planAt(
      heldReferral('assigned_to_team', { since: at('2026-12-22') }),
      at('2026-12-22'),
    )
    assert.deepEqual(saidIn(recordedLate).slice(0, 4), FROM_DUE)
  })
})

describe('a snooze', () => {
  const plan = (until: string, person = SAM) =>
    planAt(writing, at('2026-12-01'), { snoozes: [{ person: person.id, until }] })
  it('hides what comes before its day and says the weightiest of it again, once, on that day', () => {
    assert.deepEqual(quietIn(plan('2026-12-09')), [
      '2026-12-01 09:00 contactsDue > Sam: snoozed',
      '2026-12-08 09:00 sectionsLeft > Sam: snoozed',
    ])
    const said = saidIn(plan('2026-12-09'))
    assert.deepEqual(said, ['2026-12-09 09:00 sectionsLeft > Sam', ...WRITING.slice(2)])
    const [again] = plan('2026-12-09').nudges.filter(({ quiet }) => quiet === undefined)
    assert.equal(again?.occasion, '2026-12-15 again 2026-12-09')
  })
  it('hides nothing from anybody else', () => {
    assert.ok(saidIn(plan('2026-12-14')).includes('2026-12-10 09:00 internalTarget > Tess'))
    assert.deepEqual(saidIn(plan('2026-12-14', TESS)).slice(0, 3), WRITING.slice(0, 3))
  })
  it('that ends on a day off brings it back on the next working day', () =>
    assert.equal(saidIn(plan('2026-12-05'))[0], '2026-12-07 09:00 contactsDue > Sam'))
  it('never hides the due day, wherever that has moved since', () => {
    const due = chosenDue('2026-12-11', writing.due, {
      ...{ rule: 'corrected by MASH', calendar: ALMANAC.calendar },
    })
    const snoozes = [{ person: SAM.id, until: '2026-12-15' }]
    const said = saidIn(planAt({ ...writing, due }, at('2026-12-04'), { snoozes }))
    assert.ok(said.includes('2026-12-11 09:00 dueToday > Sam'))
    assert.ok(said.every((line) => line < '2026-12-12' || !line.endsWith('Sam')))
  })
  it('says nothing again once the work goes on', () => {
    const more = { snoozes: [{ person: SAM.id, until: '2026-12-09' }], progressAt: at('2026-12-08') }
    assert.deepEqual(saidIn(planAt(writing, at('2026-12-09'), more)), WRITING.slice(2))
  })
})

describe('every Monday after the due day', () => {
  const weeks = (now: string) => saidIn(planAt(writing, now)).filter((line) => line.includes('overdueWeekly'))
  it('the head of service hears of it, on Tuesday where Monday is a bank holiday', () =>
    assert.deepEqual(weeks(at('2027-01-05')), [
      '2026-12-21 09:00 overdueWeekly > Hal',
      '2026-12-29 09:00 overdueWeekly > Hal',
      '2027-01-04 09:00 overdueWeekly > Hal',
      '2027-01-11 09:00 overdueWeekly > Hal',
    ]))
  it('begins a week later where it was due on a Monday', () => {
    const due = chosenDue('2026-12-14', writing.due, {
      ...{ rule: 'corrected by MASH', calendar: ALMANAC.calendar },
    })
    const [first] = planAt({ ...writing, due }, RECEIVED).nudges.filter(
      ({ name }) => name === 'overdueWeekly',
    )
    assert.equal(first?.at, at('2026-12-21'))
  })
  it('counts no more than sixty weeks back', () => assert.equal(weeks(at('2028-12-18')).length, 61))
})
