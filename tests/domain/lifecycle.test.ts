/** The table of moves says what the rules do, no less and no more. */
import assert from 'node:assert/strict'
import { addresseesOf } from '../../src/domain/address-check.ts'
import { allocate, take } from '../../src/domain/allocation.ts'
import { askContact, noteContact, planContact } from '../../src/domain/contact-rules.ts'
import { passOn } from '../../src/domain/cover.ts'
import { confirmSent, release } from '../../src/domain/dispatch.ts'
import { correctDue, followCalendar } from '../../src/domain/due-changes.ts'
import { fileAgain, noteFiled } from '../../src/domain/filing.ts'
import { noteReceipt, sendHolding } from '../../src/domain/holding.ts'
import { inviteFamily } from '../../src/domain/invitation.ts'
import { handOver } from '../../src/domain/leaving.ts'
import { MOVES, SIDE_MOVES, statusAfter, TRIAGE_MOVES } from '../../src/domain/lifecycle.ts'
import { noteLink } from '../../src/domain/linked-children.ts'
import { dayOf } from '../../src/domain/moment.ts'
import * as more from '../../src/domain/more-time.ts'
import { readdress } from '../../src/domain/readdress.ts'
import { AFTER_SENDING, type Referral, STATUSES, workerOf } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { notePhoned, sendAgain } from '../../src/domain/send-again.ts'
import { askForChanges, signOff, submit, undoSignOff } from '../../src/domain/sign-off.ts'
import { start } from '../../src/domain/writing.ts'
import { ADMIN, COUNCIL, DEPUTY, INES, MAYA, SAM, TESS } from '../support/council.ts'
import { CHANGE_RULES } from './change-sample.ts'
import { DECISION_RULES, DECISION_SIDE_RULES } from './decision-sample.ts'
import { FAMILY_LETTER_RULES } from './family-letter-sample.ts'
import { KEEPING_RULES } from './keeping-sample.ts'
import { SAFETY_RULES } from './lifecycle-safety.ts'
import { RESTRICTION_RULES } from './restriction-sample.ts'
import {
  act,
  allowed,
  assessmentOf,
  EVERY_STATUS,
  FINGERPRINT,
  NOW,
  RELEASE,
  referralOf,
  SIGNED,
} from './sample.ts'

const assessment = assessmentOf()
const seen = { submission: 1, fingerprint: FINGERPRINT }

/** Every rule that moves a referral, each with the right person and nothing in its way but the status. */
const RULES: readonly ((referral: Referral) => Ruling | undefined)[] = [
  (referral) => take(referral, act(INES)),
  (referral) => allocate(referral, act(TESS), { worker: INES.id, directory: COUNCIL }),
  (referral) => start(referral),
  (referral) =>
    submit(referral, act(SAM), {
      ...{ assessment, formVersion: 'a', fingerprint: FINGERPRINT },
      ...{ teamManager: TESS.id, leaks: [] },
    }),
  (referral) => askForChanges(referral, act(TESS), { ...seen, reason: 'Say more.', section: undefined }),
  (referral) =>
    signOff(referral, act(TESS), {
      ...{ ...seen, assessment, signedFingerprint: SIGNED },
      ...{ addressees: [], checked: [], leaks: [], undoSeconds: 600 },
    }),
  (referral) => undoSignOff(referral, act(TESS)),
  (referral) =>
    release(referral, {
      ...{ at: RELEASE, storedFingerprint: SIGNED, heldForPolice: false, leaks: [], attachedBytes: 1 },
      addressees: addresseesOf(referral.details, COUNCIL),
    }),
  (referral) => confirmSent(referral, ['prison', 'lado'], RELEASE),
  (referral) => passOn(referral, { to: DEPUTY.id, at: NOW, because: 'away' }),
  ...DECISION_RULES,
]

const LATE = '2026-12-16T09:30:00.000Z'
const calendar = { closures: [] }
const until = '2026-12-22'
const asking = { until, reason: 'other', words: '', calendar } as const
const agreement = { until, with: 'A. Officer', on: '2026-12-03', how: 'e-mail', calendar }

/** More time as it stands when the prison has been asked, whatever the status is. */
const { moreTime } = allowed(more.askMoreTime(referralOf('in_progress'), act(TESS), asking)).referral
const withPrison = (referral: Referral): Referral => ({ ...referral, moreTime })
const asked = (referral: Referral): Referral => ({
  ...referral,
  moreTime: { ...asking, askedBy: SAM.id, askedAt: NOW, stage: 'asked' },
})

const TODAY = { on: dayOf(NOW), canWrite: false, calendar }

/** What is done beside the road, each by the right person and with nothing in its way but the status. */
const SIDE_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) => more.askMoreTime(referral, act(SAM), asking),
  (referral) => more.answerMoreTime(asked(referral), act(TESS), { agree: true, words: '' }),
  (referral) => more.answerMoreTime(asked(referral), act(TESS), { agree: false, words: 'Not yet.' }),
  (referral) => more.recordAgreement(withPrison(referral), act(MAYA), agreement),
  (referral) => more.recordRefusal(withPrison(referral), act(MAYA), 'No.'),
  (referral) => correctDue(referral, act(MAYA), { to: until, words: 'Misread.', calendar }),
  (referral) => followCalendar(referral, NOW, { closures: ['2026-12-15'] }),
  (referral) => sendHolding(referral, act(TESS, LATE), { expected: until, canWrite: true, calendar }),
  (referral) => noteReceipt(referral, act(SAM), 'by telephone'),
  (referral) =>
    sendAgain(referral, act(MAYA), {
      ...{ what: 'receipt', standing: 'given up', heldForPolice: false, reason: 'It came back.' },
      addressees: [],
    }),
  (referral) =>
    readdress(referral, act(MAYA), {
      ...{ prisonCode: 'ZBB', words: 'A. Officer, today.', directory: COUNCIL },
      fingerprint: () => 'f'.repeat(64),
    }),
  (referral) => noteLink(referral, act(MAYA), { other: 'PCA-2026-0001', same: true }),
  (referral) => planContact(referral, act(SAM), { id: 'school-1', who: { role: 'head teacher' } }),
  (referral) => askContact(referral, act(SAM), { id: 'police-1', method: 'telephone', ...TODAY }),
  (referral) => inviteFamily(referral, act(SAM)),
  (referral) => noteContact(referral, act(TESS), { id: 'lado-1', outcome: 'not applicable', words: 'No.' }),
  ...SAFETY_RULES,
  ...CHANGE_RULES,
  ...DECISION_SIDE_RULES,
  ...FAMILY_LETTER_RULES,
  ...KEEPING_RULES,
  ...RESTRICTION_RULES,
  (referral) => handOver(referral, act(ADMIN), { from: SAM.id, to: INES.id, directory: COUNCIL }),
  (referral) => notePhoned(referral, act(SAM), { who: 'lado', words: 'The duty LADO, at ten.' }),
  (referral) =>
    noteFiled(referral, { at: NOW, reports: [{ child: 1, part: 1, webUrl: 'https://a' }], keepDays: 90 }),
  (referral) =>
    fileAgain(referral, act(SAM), {
      ...{ reports: [{ child: 1, part: 1, webUrl: undefined }], isOnItsWay: false },
    }),
]

describe('the lifecycle', () => {
  const madeBy = (rules: readonly ((referral: Referral) => Ruling | undefined)[]) =>
    EVERY_STATUS.flatMap((status) =>
      rules.flatMap((rule) => {
        const before = referralOf(status)
        const ruling = rule(before)
        if (ruling === undefined || isRefusal(ruling)) return []
        return [{ before, ruling }]
      }),
    )
  const made = madeBy(RULES)
  const besides = madeBy(SIDE_RULES)

  it('has a row for every move the rules make, and no other', () => {
    const rows = MOVES.filter(({ move }) => move !== 'record').map(
      ({ move, from, to }) => `${move}: ${from} > ${to}`,
    )
    const moves = made.map(
      ({ before, ruling }) => `${ruling.move}: ${before.status} > ${ruling.referral.status}`,
    )
    assert.deepEqual([...moves].sort(), [...rows].sort())
  })

  it('has a row for every side move the rules make, at just the statuses at which they make it', () => {
    const rows = SIDE_MOVES.flatMap(({ move, during }) => during.map((status) => `${move}: ${status}`))
    const moves = besides.map(({ before, ruling }) => `${ruling.move}: ${before.status}`)
    assert.deepEqual([...moves].sort(), [...rows].sort())
  })

  it('has every move in one table alone', () => {
    const moves: readonly string[] = MOVES.map(({ move }) => move)
    assert.deepEqual(
      [...SIDE_MOVES, ...TRIAGE_MOVES].filter(({ move }) => moves.includes(move)),
      [],
    )
  })

  it('leaves the status and the worker alone in every side move, and the first due day', () => {
    for (const { before, ruling } of besides) {
      assert.equal(ruling.referral.status, before.status, ruling.move)
      assert.equal(ruling.referral.firstDue, before.firstDue, ruling.move)
      const is = workerOf(ruling.referral) === workerOf(before)
      assert.equal(is, ruling.move !== 'handOver', ruling.move)
    }
  })

  it('moves the due day by no other move than an agreement, a correction and the calendar', () => {
    const moving = [...made, ...besides].filter(({ before, ruling }) => ruling.referral.due !== before.due)
    assert.deepEqual([...new Set(moving.map(({ ruling }) => ruling.move))].sort(), [
      ...['correctDue', 'followCalendar', 'recordAgreement'],
    ])
    for (const { before, ruling } of moving)
      assert.equal(ruling.referral.dueChanges.length, before.dueChanges.length + 1, ruling.move)
  })

  it('counts every move as one version and says that it happened', () => {
    for (const { before, ruling } of [...made, ...besides]) {
      assert.equal(ruling.referral.version, before.version + 1, ruling.move)
      // A version that is made anew for another prison is sent in again as well.
      const asks = ruling.referral.status === 'submitted' && ruling.move === 'readdress'
      assert.equal(ruling.events.length, asks ? 2 : 1, ruling.move)
    }
  })

  it('keeps the facts of the referral through every move', () => {
    for (const { before, ruling } of made)
      for (const fact of [
        'id',
        'reference',
        'team',
        'receivedAt',
        'recordedAt',
        'recordedBy',
        'due',
        'details',
      ] as const)
        assert.deepEqual(ruling.referral[fact], before[fact], `${fact} in ${ruling.move}`)
  })

  it('reaches every status from nothing, and never writes again once it was sent', () => {
    const reached = new Set<string>(['nothing'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const { from, to } of MOVES) if (reached.has(from)) reached.add(to)
      for (const { from, to } of TRIAGE_MOVES)
        if (to !== 'as it was' && from.some((status) => reached.has(status))) reached.add(to)
    }
    assert.deepEqual([...reached].sort(), ['nothing', ...Object.keys(STATUSES)].sort())
    const over: readonly string[] = AFTER_SENDING
    for (const { from, to } of MOVES) if (over.includes(from)) assert.ok(over.includes(to), `${from} > ${to}`)
  })

  it('answers what a move leads to, or that it may not be made', () => {
    for (const { move, from, to } of MOVES) if (to !== 'received') assert.equal(statusAfter(move, from), to)
    assert.equal(statusAfter('signOff', 'in_progress'), undefined)
    assert.equal(statusAfter('undoSignOff', 'sent'), undefined)
    assert.equal(statusAfter('record', 'sent'), undefined)
    for (const { move, during } of SIDE_MOVES)
      for (const status of EVERY_STATUS)
        assert.equal(
          statusAfter(move, status),
          (during as readonly string[]).includes(status) ? status : undefined,
        )
  })

  it('knows every status the sample can be in', () =>
    assert.deepEqual([...EVERY_STATUS].sort(), Object.keys(STATUSES).sort()))
})
