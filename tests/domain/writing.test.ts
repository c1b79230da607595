/** Who may write, from the moment somebody has the referral until it is sent in. */
import assert from 'node:assert/strict'
import { refuseWriting, start } from '../../src/domain/writing.ts'
import { INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { ALL_STATUSES, act, allowed, referralOf } from './sample.ts'

const OPEN = ['allocated', 'in_progress', 'changes_asked']

describe('writing in an assessment', () => {
  for (const status of ALL_STATUSES) {
    const expected = OPEN.includes(status) ? undefined : status === 'assigned_to_team' ? 'notTaken' : 'sentIn'
    it(`is ${expected === undefined ? 'open' : `refused as ${expected}`} while it is ${status}`, () => {
      for (const person of [SAM, INES])
        assert.equal(refuseWriting(referralOf(status), act(person))?.refused, expected)
    })
    it(`is refused to others while it is ${status}`, () => {
      for (const person of [TESS, MAYA, SOUTH_WORKER])
        assert.equal(refuseWriting(referralOf(status), act(person))?.refused, 'notSocialWorkerOfTeam')
    })
  }

  it('starts the assessment with the first save, and only then', () => {
    const ruling = start(referralOf('allocated'))
    assert.ok(ruling)
    assert.deepEqual(
      [ruling.referral.status, ruling.referral.version, ruling.events, ruling.move],
      ['in_progress', 5, [{ name: 'started' }], 'start'],
    )
    assert.equal(allowed(ruling).referral.status, 'in_progress')
    for (const status of ALL_STATUSES.filter((each) => each !== 'allocated'))
      assert.equal(start(referralOf(status)), undefined)
  })
})
