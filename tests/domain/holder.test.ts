/** Who has the next move, and since when: an act that hands it to nobody else leaves the moment as it was. */
import assert from 'node:assert/strict'
import { allocate, take } from '../../src/domain/allocation.ts'
import { passOn } from '../../src/domain/cover.ts'
import { confirmSent } from '../../src/domain/dispatch.ts'
import { approverOf, heldSince, holderOf, managerOf, teamManagerOf } from '../../src/domain/holder.ts'
import type { Referral, Submitted } from '../../src/domain/referral.ts'
import { askForChanges, undoSignOff } from '../../src/domain/sign-off.ts'
import { start } from '../../src/domain/writing.ts'
import { COUNCIL, DEPUTY, INES, SAM, SERVICE, SOUTH_MANAGER, TESS } from '../support/council.ts'
import {
  ALL_STATUSES,
  act,
  allowed,
  EVERY_STATUS,
  FINGERPRINT,
  RECEIVED,
  RELEASE,
  referralOf,
} from './sample.ts'

const LATER = '2026-12-07T09:00:00.000Z'
const cover = { to: DEPUTY.id, at: LATER, because: 'no answer' } as const
const passed = allowed(passOn(referralOf('submitted'), cover)).referral as Submitted

const sayHolder = (holder = ''): string =>
  holder === SAM.id ? 'the worker' : holder === TESS.id ? 'the one who signs' : holder

describe('whoever has the next move', () => {
  const HOLDERS: Readonly<Record<string, string>> = {
    ...{ assigned_to_team: 'the team', allocated: SAM.id, in_progress: SAM.id, changes_asked: SAM.id },
    ...{ submitted: TESS.id, signed_off: 'the bot', sending: 'the bot', sent: SAM.id },
    ...{ received: 'MASH', needs_information: 'whoever asked', short_view: 'a manager' },
    ...{ short_view_sent: 'nobody', redirected: 'nobody', linked_duplicate: 'nobody' },
    ...{ logged_only: 'nobody', withdrawn: 'nobody' },
    ...{ decision_recorded: SAM.id, closed: 'nobody' },
  }
  for (const status of EVERY_STATUS)
    it(`while it is ${status} is ${sayHolder(HOLDERS[status])}`, () =>
      assert.equal(holderOf(referralOf(status)), HOLDERS[status]))

  it('signs it when it was passed on to them last', () => {
    assert.equal(holderOf(passed), DEPUTY.id)
    const further = { ...cover, to: SERVICE.id }
    assert.equal(approverOf((allowed(passOn(passed, further)).referral as Submitted).submission), SERVICE.id)
  })
})

describe('the moment since they have it', () => {
  const since = (before: Referral, after: Referral) => heldSince(before, after, LATER).since
  it('is new when it changes hands', () => {
    const assigned = referralOf('assigned_to_team')
    const given = allowed(
      allocate(referralOf('in_progress'), act(TESS), { worker: INES.id, directory: COUNCIL }),
    )
    const back = { submission: 1, fingerprint: FINGERPRINT, reason: 'Say more.', section: undefined }
    for (const [before, after] of [
      [assigned, allowed(take(assigned, act(SAM))).referral],
      [referralOf('in_progress'), given.referral],
      [referralOf('submitted'), passed],
      [referralOf('submitted'), allowed(askForChanges(referralOf('submitted'), act(TESS), back)).referral],
      [referralOf('signed_off'), allowed(undoSignOff(referralOf('signed_off'), act(TESS))).referral],
      [
        referralOf('sending'),
        allowed(confirmSent(referralOf('sending'), ['prison', 'lado'], RELEASE)).referral,
      ],
    ] as const)
      assert.equal(since(before, after), LATER, `${before.status} > ${after.status}`)
  })
  it('stays when the same person goes on', () => {
    const allocated = referralOf('allocated')
    const ruling = start(allocated)
    assert.ok(ruling !== undefined)
    assert.equal(since(allocated, allowed(ruling).referral), RECEIVED)
    assert.equal(since(referralOf('signed_off'), referralOf('sending')), RECEIVED)
  })
})

describe('the manager of a referral', () => {
  it('is the Team Manager of its team, and while it waits for sign-off whoever is asked to sign', () => {
    for (const status of ALL_STATUSES) assert.equal(managerOf(referralOf(status), COUNCIL), TESS.id)
    assert.equal(managerOf(passed, COUNCIL), DEPUTY.id)
    assert.equal(teamManagerOf(passed, COUNCIL), TESS)
  })
  it('where Entra keeps the managers is the first one whom the authority file names', () =>
    assert.equal(teamManagerOf(referralOf('in_progress', { team: 'south' }), COUNCIL), SOUTH_MANAGER))
  it('is nobody in a team that has none', () => {
    assert.equal(managerOf(referralOf('in_progress', { team: 'east' }), COUNCIL), undefined)
  })
})
