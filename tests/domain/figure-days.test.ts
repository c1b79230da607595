/** On which day a stage was passed: the first time or the last, and what was undone between. */
import assert from 'node:assert/strict'
import { type Passed, stageDays } from '../../src/domain/figure-days.ts'
import { referralOf } from './sample.ts'

/** One line a day from 1 December on: `assign: received > assigned_to_team`. */
const passed = (...lines: readonly string[]): readonly Passed[] =>
  lines.map((line, index) => {
    const [what = '', from, to] = line.split(/: | > /)
    return { at: `2026-12-0${index + 1}T10:00:00.000Z`, what, from, to } as Passed
  })

const RECORD = 'record: nothing > received'
const ASSIGN = 'assign: received > assigned_to_team'
const TAKE = 'take: assigned_to_team > allocated'
const START = 'start: allocated > in_progress'
const SUBMIT = 'submit: in_progress > submitted'
const SIGN = 'signOff: submitted > signed_off'
const UNDO = 'undoSignOff: signed_off > submitted'

const days = (...lines: readonly string[]) => stageDays(referralOf('submitted'), passed(...lines))

describe('the days of the stages', () => {
  it('count a team from the last time that it was given to one', () => {
    assert.equal(
      days(RECORD, ASSIGN, 'assign: assigned_to_team > assigned_to_team', TAKE).assigned,
      '2026-12-03',
    )
    const undone = [ASSIGN, 'undoTriage: assigned_to_team > received', ASSIGN]
    assert.equal(days(RECORD, ...undone).assigned, '2026-12-04')
    assert.equal(days('record: nothing > assigned_to_team').assigned, '2026-12-01')
  })

  it('do not count what was withdrawn and brought back as given to a team again, or begun again', () => {
    const back = ['withdraw: assigned_to_team > withdrawn', 'undoTriage: withdrawn > assigned_to_team']
    assert.equal(days(RECORD, ASSIGN, ...back).assigned, '2026-12-02')
    const begun = ['withdraw: in_progress > withdrawn', 'undoTriage: withdrawn > in_progress']
    assert.equal(days(ASSIGN, TAKE, START, ...begun).started, '2026-12-03')
  })

  it('count the first worker, the first answer and the first sending-in', () => {
    const again = ['allocate: in_progress > in_progress', SUBMIT, 'askForChanges: submitted > changes_asked']
    const found = days(ASSIGN, TAKE, START, ...again, 'submit: changes_asked > submitted')
    assert.deepEqual(
      [found.allocated, found.started, found.submitted],
      ['2026-12-02', '2026-12-03', '2026-12-05'],
    )
  })

  it('count the signature that stands, and none while it is undone', () => {
    assert.equal(days(SUBMIT, SIGN, UNDO, SIGN, 'release: signed_off > sending').signed, '2026-12-04')
    assert.equal(days(SUBMIT, SIGN, UNDO).signed, undefined)
  })

  it('are days in London', () => {
    const late: readonly Passed[] = [
      { at: '2026-07-01T23:30:00.000Z', what: 'take', from: 'assigned_to_team', to: 'allocated' },
    ]
    assert.equal(stageDays(referralOf('allocated'), late).allocated, '2026-07-02')
  })
})
