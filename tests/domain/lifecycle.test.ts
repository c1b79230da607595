/** The table of moves says what the rules do, no less and no more. */
import assert from 'node:assert/strict'
import { allocate, take } from '../../src/domain/allocation.ts'
import { confirmSent, release } from '../../src/domain/dispatch.ts'
import { MOVES, statusAfter } from '../../src/domain/lifecycle.ts'
import { type Referral, STATUSES } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { askForChanges, signOff, submit, undoSignOff } from '../../src/domain/sign-off.ts'
import { start } from '../../src/domain/writing.ts'
import { COUNCIL, INES, SAM, TESS } from '../support/council.ts'
import { ALL_STATUSES, act, assessmentOf, FINGERPRINT, RELEASE, referralOf, SIGNED } from './sample.ts'

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
      ...{ recipients: [], leaks: [], undoSeconds: 600 },
    }),
  (referral) => undoSignOff(referral, act(TESS)),
  (referral) => release(referral, { at: RELEASE, storedFingerprint: SIGNED, heldForPolice: false }),
  (referral) => confirmSent(referral, ['prison', 'lado'], RELEASE),
]

describe('the lifecycle', () => {
  const made = ALL_STATUSES.flatMap((status) =>
    RULES.flatMap((rule) => {
      const before = referralOf(status)
      const ruling = rule(before)
      if (ruling === undefined || isRefusal(ruling)) return []
      return [{ before, ruling }]
    }),
  )

  it('has a row for every move the rules make, and no other', () => {
    const rows = MOVES.filter(({ move }) => move !== 'record').map(
      ({ move, from, to }) => `${move}: ${from} > ${to}`,
    )
    const moves = made.map(
      ({ before, ruling }) => `${ruling.move}: ${before.status} > ${ruling.referral.status}`,
    )
    assert.deepEqual([...moves].sort(), [...rows].sort())
  })

  it('counts every move as one version and says that it happened', () => {
    for (const { before, ruling } of made) {
      assert.equal(ruling.referral.version, before.version + 1, ruling.move)
      assert.equal(ruling.events.length, 1, ruling.move)
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

  it('reaches every status from nothing, and goes nowhere from sent', () => {
    const reached = new Set<string>(['nothing'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const { from, to } of MOVES) if (reached.has(from)) reached.add(to)
    }
    assert.deepEqual([...reached].sort(), ['nothing', ...Object.keys(STATUSES)].sort())
    assert.ok(MOVES.every(({ from }) => (from as string) !== 'sent'))
  })

  it('answers what a move leads to, or that it may not be made', () => {
    for (const { move, from, to } of MOVES) assert.equal(statusAfter(move, from), to)
    assert.equal(statusAfter('signOff', 'in_progress'), undefined)
    assert.equal(statusAfter('undoSignOff', 'sent'), undefined)
    assert.equal(statusAfter('record', 'sent'), undefined)
  })

  it('knows every status the sample can be in', () =>
    assert.deepEqual([...ALL_STATUSES].sort(), Object.keys(STATUSES).sort()))
})
