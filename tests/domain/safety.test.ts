/** Whether the family may be contacted, and whether sending is held: said by a person, kept, and said anew. */
import assert from 'node:assert/strict'
import { lockedClaims } from '../../src/domain/family-claims.ts'
import type { Answers } from '../../src/domain/form.ts'
import { sayNudge, sayNudgeInShort } from '../../src/domain/nudge-words.ts'
import { childSection } from '../../src/domain/questions/child.ts'
import type { Referral } from '../../src/domain/referral.ts'
import {
  holdForPolice,
  isFamilyLocked,
  isHeldForPolice,
  mayContactNow,
  sayFamilyLock,
  sayWhetherSafe,
} from '../../src/domain/safety.ts'
import { HOLD_WHILE, SAFETY_WHILE } from '../../src/domain/safety-statuses.ts'
import { DETAILS, REQUEST } from '../support/answers.ts'
import { ADMIN, HEAD, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { HELD, LOCKED, UNLOCKED } from './safety-sample.ts'
import { ALL_STATUSES, act, allowed, assessmentOf, NOW, referralOf, saidTo } from './sample.ts'

const recorded = (safeToContactFamily: string): Referral =>
  referralOf('in_progress', { details: { ...DETAILS, request: { ...REQUEST, safeToContactFamily } } })
const WORDS = 'Police agreed, DC Smith by phone 14 Nov.'
const unlock = { to: 'yes', words: WORDS } as const
const hold = { held: true, words: WORDS, heldByAnswer: false }

describe('contact with the family', () => {
  for (const [answer, locked] of [
    ['yes', false],
    ['no', true],
    ['ask_police_first', true],
    ['', true],
  ] as const)
    it(`is ${locked ? 'locked' : 'open'} when MASH recorded “${answer}”`, () => {
      assert.equal(isFamilyLocked(recorded(answer)), locked)
      assert.equal(sayFamilyLock(recorded(answer)) !== undefined, locked)
    })

  it('is opened by a person with a reason, and what MASH recorded stays as it was', () => {
    const before = recorded('ask_police_first')
    const { referral, events, reason, move } = allowed(sayWhetherSafe(before, act(SAM), unlock))
    assert.equal(isFamilyLocked(referral), false)
    assert.deepEqual(referral.details, before.details)
    assert.deepEqual(referral.safety?.contact, [{ to: 'yes', by: SAM.id, at: NOW, words: WORDS }])
    assert.deepEqual(
      [events, move, reason],
      [[{ name: 'familyUnlocked' }], 'sayWhetherSafe', `yes: ${WORDS}`],
    )
  })

  it('is locked again in the same way, and every time it was said is kept', () => {
    const { referral } = allowed(sayWhetherSafe(recorded('no'), act(SAM), unlock))
    const again = allowed(sayWhetherSafe(referral, act(TESS), { to: 'no', words: 'They rang back.' }))
    assert.equal(mayContactNow(again.referral), 'no')
    assert.deepEqual(
      again.referral.safety?.contact?.map(({ to, by }) => [to, by]),
      [
        ['yes', SAM.id],
        ['no', TESS.id],
      ],
    )
    assert.deepEqual(again.events, [{ name: 'familyLocked' }])
    assert.match(
      sayFamilyLock(again.referral) ?? '',
      /do not meet.*“They rang back\.”.*Team Manager and the police/s,
    )
  })

  it('says whom to ask', () =>
    assert.match(
      sayFamilyLock(recorded('ask_police_first')) ?? '',
      /MASH recorded: Ask the police first\. Please ask the police/,
    ))

  it('is said by the worker, a manager of the team or MASH, and by nobody else', () => {
    for (const by of [SAM, TESS, MAYA])
      assert.equal(saidTo(sayWhetherSafe(recorded('no'), act(by), unlock)), 'allowed')
    for (const by of [SOUTH_WORKER, SOUTH_MANAGER, HEAD, ADMIN])
      assert.equal(saidTo(sayWhetherSafe(recorded('no'), act(by), unlock)), 'notForYou')
  })

  it('is not said twice, nor without a reason', () => {
    assert.equal(saidTo(sayWhetherSafe(recorded('yes'), act(SAM), unlock)), 'safetySame')
    assert.equal(
      saidTo(sayWhetherSafe(recorded('no'), act(SAM), { to: 'yes', words: ' \n' })),
      'whySafeNeeded',
    )
  })

  for (const status of ALL_STATUSES)
    it(`${SAFETY_WHILE.includes(status) ? 'may be' : 'is not'} said while it is ${status}`, () => {
      const ruling = sayWhetherSafe(referralOf(status), act(MAYA), { to: 'no', words: WORDS })
      assert.equal(saidTo(ruling), SAFETY_WHILE.includes(status) ? 'allowed' : 'notNow')
    })
})

describe('while the family may not be contacted', () => {
  const faults = (after: Answers, before: Answers = {}, safety = LOCKED): readonly string[] =>
    lockedClaims({ ...referralOf('in_progress'), safety }, childSection.questions, { before, after }).map(
      ({ question }) => question,
    )
  it('nobody can write that the child was seen', () => {
    assert.deepEqual(faults({ seenOn: '2026-12-01' }), ['seenOn'])
    assert.deepEqual(faults({ seenAlone: 'yes', seenOn: '2026-12-01' }), ['seenAlone', 'seenOn'])
  })
  it('that the child was not seen may be written, and what the case record says', () =>
    assert.deepEqual(faults({ seenAlone: 'no', childViewCode: 'not_asked', relationship: 'Close.' }), []))
  it('what was answered before the lock stands, and another answer does not', () => {
    assert.deepEqual(faults({ seenOn: '2026-12-01' }, { seenOn: '2026-12-01' }), [])
    assert.deepEqual(faults({ seenOn: '2026-12-02' }, { seenOn: '2026-12-01' }), ['seenOn'])
  })
  it('and no longer: then it may be written', () =>
    assert.deepEqual(faults({ seenAlone: 'yes', seenOn: '2026-12-01' }, {}, UNLOCKED), []))
})

describe('a reminder', () => {
  const on = { today: '2026-12-01', calendar: { closures: [] } }
  it('urges a visit only while the family may be contacted', () => {
    const locked = recorded('ask_police_first')
    assert.match(sayNudge('contactsDue', recorded('yes'), on), /is the visit booked\?/)
    assert.match(sayNudge('contactsDue', locked, on), /may the family be contacted by now\?/)
    assert.doesNotMatch(sayNudge('contactsDue', locked, on) + sayNudgeInShort('contactsDue', locked), /visit/)
    assert.equal(sayNudge('dueToday', locked, on), sayNudge('dueToday', recorded('yes'), on))
  })
})

describe('sending', () => {
  const waits = assessmentOf({ C: { openInvestigation: 'yes', mayProceed: 'no' } })
  it('is held when a person says so, or when section C does', () => {
    const free = referralOf('submitted')
    assert.equal(isHeldForPolice(free, assessmentOf()), false)
    assert.equal(isHeldForPolice(free, waits), true)
    assert.equal(isHeldForPolice({ ...free, safety: HELD }, assessmentOf()), true)
  })

  it('is held and freed with a reason, by turns, and the due day stays', () => {
    const before = referralOf('submitted')
    const held = allowed(holdForPolice(before, act(MAYA), hold))
    assert.deepEqual([held.move, held.events], ['holdForPolice', [{ name: 'policeHeld' }]])
    assert.deepEqual(held.referral.due, before.due)
    const lifted = allowed(holdForPolice(held.referral, act(TESS), { ...hold, held: false }))
    assert.deepEqual([lifted.move, lifted.events], ['liftHold', [{ name: 'policeHoldLifted' }]])
    assert.equal(isHeldForPolice(lifted.referral, assessmentOf()), false)
    assert.deepEqual(
      lifted.referral.safety?.hold?.map(({ held, by }) => [held, by]),
      [
        [true, MAYA.id],
        [false, TESS.id],
      ],
    )
  })

  it('is not freed while section C says that the police ask us to wait', () => {
    const held: Referral = { ...referralOf('in_progress'), safety: HELD }
    const lift = { ...hold, held: false, heldByAnswer: true }
    assert.equal(saidTo(holdForPolice(held, act(SAM), lift)), 'heldByAnswer')
  })

  it('is not held twice, nor freed where it is not held, nor either without a reason', () => {
    const held: Referral = { ...referralOf('in_progress'), safety: HELD }
    assert.equal(saidTo(holdForPolice(held, act(SAM), hold)), 'heldAlready')
    assert.equal(
      saidTo(holdForPolice(referralOf('in_progress'), act(SAM), { ...hold, held: false })),
      'notHeld',
    )
    assert.equal(
      saidTo(holdForPolice(referralOf('in_progress'), act(SAM), { ...hold, words: ' ' })),
      'whyHeldNeeded',
    )
  })

  it('is held by the worker, a manager of the team or MASH, and by nobody else', () => {
    for (const by of [SOUTH_WORKER, SOUTH_MANAGER, HEAD, ADMIN])
      assert.equal(saidTo(holdForPolice(referralOf('submitted'), act(by), hold)), 'notForYou')
  })

  for (const status of ALL_STATUSES) {
    const late = ['sending', 'sent', 'decision_recorded', 'closed'].includes(status)
    const expected = HOLD_WHILE.includes(status) ? 'allowed' : late ? 'undoOver' : 'notNow'
    it(`held while it is ${status}: ${expected}`, () =>
      assert.equal(saidTo(holdForPolice(referralOf(status), act(MAYA), hold)), expected))
  }
})
