/** Signed reports that the folder did not take are filed again when somebody says so, once, and by few. */
import assert from 'node:assert/strict'
import { confirmSent } from '../../src/domain/dispatch.ts'
import { noticesFor } from '../../src/domain/events.ts'
import { fileAgain, mayFileAgain, noteFiled, type Unfiled } from '../../src/domain/filing.ts'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { AFTER_SENDING, type Status } from '../../src/domain/statuses.ts'
import * as people from '../support/council.ts'
import { ALL_STATUSES, act, allowed, NOW, RELEASE, referralOf, saidTo } from './sample.ts'

const { ADMIN, BOTH, DEPUTY, DUTY, HEAD, INES, MAYA, SAM, SERVICE, SOUTH_MANAGER, SOUTH_WORKER, TESS } =
  people
const filed = { child: 1, part: 1, webUrl: 'https://folder.example/1' }
const missing = { child: 1, part: 2, webUrl: undefined }
const UNFILED: Unfiled = { reports: [filed, missing], isOnItsWay: false }
const again = (by: Person, change: Partial<Unfiled> = {}, referral = referralOf('sent')) =>
  fileAgain(referral, act(by), { ...UNFILED, ...change })

const isOut = (status: Status): boolean =>
  ['sending', ...AFTER_SENDING].some((released) => released === status)

describe('signed reports that are filed again', () => {
  for (const status of ALL_STATUSES)
    it(`${isOut(status) ? 'are promised' : 'are refused'} while it is ${status}`, () => {
      const before = referralOf(status)
      const ruling = again(TESS, {}, before)
      if (!isOut(status)) return assert.equal(saidTo(ruling), 'nothingToFile')
      const { referral, events, move, reason } = allowed(ruling)
      assert.deepEqual(referral, { ...before, version: before.version + 1 })
      assert.deepEqual([events, move], [[{ name: 'fileAgain' }], 'fileAgain'])
      assert.equal(reason, '1 of 2 signed reports were not in the folder')
    })

  for (const by of [SAM, TESS, DEPUTY, SERVICE, DUTY, BOTH, ADMIN])
    it(`go by the word of ${by.name}, ${by.roles.join(' and ')}`, () => {
      assert.ok(mayFileAgain(by, referralOf('sent')))
      assert.equal(saidTo(again(by)), 'allowed')
    })

  for (const by of [INES, MAYA, HEAD, SOUTH_WORKER, SOUTH_MANAGER, { ...SAM, teams: ['south'] }])
    it(`do not go by the word of ${by.name}, ${by.roles.join(' and ')} of ${by.teams.join() || 'no team'}`, () => {
      assert.ok(!mayFileAgain(by, referralOf('sent')))
      for (const status of ALL_STATUSES)
        assert.equal(saidTo(again(by, {}, referralOf(status))), 'notToFileAgain')
    })

  it('do not go while they are on their way, when all are filed, or where there are none', () => {
    for (const by of [SAM, ADMIN]) {
      assert.equal(saidTo(again(by, { isOnItsWay: true })), 'filingOnItsWay')
      assert.equal(saidTo(again(by, { reports: [filed] })), 'filedAlready')
      assert.equal(saidTo(again(by, { reports: [filed], isOnItsWay: true })), 'filedAlready')
      assert.equal(saidTo(again(by, { reports: [] })), 'nothingToFile')
    }
  })

  it('are a promise of their own to the team’s folder each time, and to nobody else', () => {
    const keys = [1, 2].map((times) => {
      let referral = referralOf('sending')
      for (let count = 0; count < times; count += 1) referral = allowed(again(TESS, {}, referral)).referral
      const notices = noticesFor(referral.reference, referral.version, [{ name: 'fileAgain' }])
      assert.deepEqual(
        notices.map(({ to, by, what }) => [to, by, what]),
        [['team folder', 'file', 'signed-reports']],
      )
      return notices[0]?.key
    })
    assert.deepEqual(keys, [
      'PCA-2026-0147/fileAgain/5/team-folder/file',
      'PCA-2026-0147/fileAgain/6/team-folder/file',
    ])
  })

  it('stand in the way of nothing: it is sent, and noted as filed, all the same', () => {
    const { referral } = allowed(again(SAM, {}, referralOf('sending')))
    const sent = allowed(confirmSent(referral, ['prison', 'lado'], RELEASE)).referral
    const noted = noteFiled(sent, { at: NOW, reports: [filed], keepDays: 90 })
    assert.ok(!isRefusal(noted))
  })
})
