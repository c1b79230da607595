/** What keeps a working copy: nothing unfiled, held or open ever goes, and what is filed does not stay for ever. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isSaidAlready, noteInCaseSystem } from '../../src/domain/in-case-system.ts'
import { holdLegally, legalHoldOf, liftLegalHold } from '../../src/domain/legal-hold.ts'
import { addDays } from '../../src/domain/moment.ts'
import { FINISHED, isAfterSending, type Referral } from '../../src/domain/referral.ts'
import { mayPurge, type RetentionScene } from '../../src/domain/retention.ts'
import { ADMIN, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'
import { act, allowed, EVERY_STATUS, referralOf, saidTo } from './sample.ts'

const FILED = { at: '2026-12-03T14:12:00.000Z', keepUntil: '2027-03-03' }
const LATER = '2027-01-11T09:00:00.000Z'
const scene = (today: string, more: Partial<RetentionScene> = {}): RetentionScene => ({
  ...{ today, keepUntilReview: true, isUnsettled: false, paperAt: undefined },
  ...more,
})

const filed = (status: 'sent' | 'decision_recorded' | 'closed', more: object = {}): Referral =>
  ({ ...referralOf(status), filed: FILED, ...more }) as Referral

const said = (referral: Referral, at = LATER): Referral =>
  allowed(noteInCaseSystem(referral, act(MAYA, at), { where: 'Record 4711', keepDays: 90 })).referral

const keptBy = (referral: Referral, at: RetentionScene) => {
  const keeping = mayPurge(referral, at)
  return keeping.may ? [] : keeping.because
}

/** Nothing stays beyond that day, but for what is open. */
const FAR = '2035-01-01'

const dayIn = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n))
const momentIn = dayIn('2026-11-01', 900).map((day) => `${day}T12:00:00.000Z`)

/** Any referral there can be, with any of what may be written beside it. */
const anyReferral = fc
  .record({
    status: fc.constantFrom(...EVERY_STATUS),
    filed: fc.option(fc.constant(FILED), { nil: undefined }),
    inCase: fc.option(momentIn, { nil: undefined }),
    held: fc.constantFrom('never', 'stands', 'lifted'),
    concern: fc.constantFrom('none', 'open', 'seen'),
    disagreement: fc.constantFrom('none', 'open', 'ended'),
    decidedAt: momentIn,
    reviewOn: dayIn('2026-12-01', 4000),
    told: fc.boolean(),
  })
  .map((made): Referral => {
    const { status, inCase, held, concern, disagreement, decidedAt } = made
    const lifted = { by: TESS.id, at: decidedAt, why: 'over' }
    const hold = { by: TESS.id, at: decidedAt, why: 'court', ...(held === 'lifted' ? { lifted } : {}) }
    const seen = concern === 'seen' ? { seen: { by: TESS.id, at: decidedAt } } : {}
    const raised = { by: SAM.id, at: decidedAt, words: '', told: [], ...seen }
    const step = { step: 'worker', by: SAM.id, at: decidedAt, targetOn: '2027-01-01', words: '' }
    const ended = { by: SAM.id, at: decidedAt, words: '', result: 'changed' }
    const base = referralOf(status)
    return {
      ...base,
      ...(isAfterSending(base) && made.filed ? { filed: made.filed } : {}),
      ...(inCase
        ? { inCaseSystem: { by: SAM.id, at: inCase, where: '', keepUntil: addDays(inCase.slice(0, 10), 90) } }
        : {}),
      ...(held === 'never' ? {} : { legalHolds: [hold] }),
      ...(concern === 'none' ? {} : { safety: { concerns: [raised] } }),
      ...(isAfterSending(base) && disagreement !== 'none'
        ? { disagreement: { why: '', steps: [step], ...(disagreement === 'ended' ? { ended } : {}) } }
        : {}),
      ...('governorsDecisions' in base
        ? {
            governorsDecisions: [
              {
                ...DECIDED,
                ...{ at: decidedAt, reviewOn: made.reviewOn },
                familyToldOn: made.told ? '2027-01-05' : undefined,
              },
            ],
          }
        : {}),
    } as Referral
  })

const anyScene = fc.record({
  today: dayIn('2026-11-01', 4000),
  keepUntilReview: fc.boolean(),
  isUnsettled: fc.boolean(),
  paperAt: fc.option(momentIn, { nil: undefined }),
})

describe('the working copy', () => {
  it('never goes while it is unfiled, held or open, whatever else is true', () =>
    fc.assert(
      fc.property(anyReferral, anyScene, (referral, at) => {
        if (!mayPurge(referral, at).may) return
        assert.ok(FINISHED.includes(referral.status), 'it is over')
        assert.equal(legalHoldOf(referral), undefined, 'nobody holds it')
        assert.ok(!at.isUnsettled, 'nothing is on its way')
        for (const { seen } of referral.safety?.concerns ?? []) assert.ok(seen, 'each concern is seen')
        if (isAfterSending(referral)) {
          assert.ok(referral.filed, 'the reports are in the folder')
          assert.ok(at.today > referral.filed.keepUntil, 'its days are over')
          assert.ok(referral.disagreement === undefined || referral.disagreement.ended)
        } else assert.ok(referral.inCaseSystem, 'somebody has said that it is in the case system')
        const decided =
          'governorsDecisions' in referral ? (referral.governorsDecisions?.at(-1)?.at ?? '') : ''
        const said = referral.inCaseSystem?.at ?? ''
        for (const written of [decided, at.paperAt ?? ''])
          assert.ok(said >= written, 'said after it was written')
        if (referral.inCaseSystem) assert.ok(at.today > referral.inCaseSystem.keepUntil)
      }),
      { numRuns: 3000 },
    ))

  it('does not stay for ever: with all of it said and nothing open, it goes in the end', () =>
    fc.assert(
      fc.property(anyReferral, (referral) => {
        const because = keptBy(referral, scene(FAR))
        const open = [
          'worked on',
          'legal hold',
          'concern',
          'not in the folder',
          'not in the case system',
          'disagreement',
        ]
        assert.ok(
          because.every((id) => open.includes(id)),
          because.join(),
        )
      }),
    ))

  it('is kept by whatever keeps it also on the day before, and says on which day it can go', () =>
    fc.assert(
      fc.property(anyReferral, anyScene, (referral, at) => {
        const keeping = mayPurge(referral, at)
        if (keeping.may || keeping.goesOn === undefined) return
        assert.equal(mayPurge(referral, { ...at, today: keeping.goesOn }).may, true)
        assert.equal(mayPurge(referral, { ...at, today: addDays(keeping.goesOn, -1) }).may, false)
      }),
    ))

  for (const status of EVERY_STATUS.filter((each) => !FINISHED.includes(each)))
    it(`stays while it is ${status}`, () =>
      assert.ok(keptBy(referralOf(status), scene(FAR)).includes('worked on')))

  it('waits a year for a decision that the prison never tells, and no longer', () => {
    assert.deepEqual(keptBy(filed('sent'), scene('2027-12-03')), ['decision'])
    assert.deepEqual(mayPurge(filed('sent'), scene('2027-12-04')), {
      ...{ may: true, rule: 'in the folder 2026-12-03, kept until 2027-03-03' },
    })
  })

  it('waits for its review, sixty days beyond it, where the council wants that', () => {
    const decided = said(filed('decision_recorded'))
    assert.deepEqual(keptBy(decided, scene('2027-04-12')), ['review'])
    assert.equal(mayPurge(decided, scene('2027-04-12', { keepUntilReview: false })).may, true)
    assert.deepEqual(keptBy(decided, scene('2028-02-15')), ['review'])
    assert.equal(mayPurge(decided, scene('2028-02-16')).may, true)
  })

  it('waits for no review further away than sixteen months after the decision', () => {
    const far = said(
      filed('decision_recorded', { governorsDecisions: [{ ...DECIDED, reviewOn: '2036-01-01' }] }),
    )
    assert.deepEqual(keptBy(far, scene('2028-04-21')), ['review'])
    assert.equal(mayPurge(far, scene('2028-04-22')).may, true)
  })

  it('waits for no review that was begun', () => {
    const reviews = [{ reference: 'PCA-2027-0001', by: SAM.id, at: '2027-03-01T09:00:00.000Z' }]
    assert.equal(mayPurge(said(filed('decision_recorded', { reviews })), scene('2027-04-12')).may, true)
  })

  it('stays with a decision that nobody has said is in the case system', () => {
    assert.ok(keptBy(filed('decision_recorded'), scene(FAR)).includes('not in the case system'))
    assert.deepEqual(keptBy(said(filed('closed')), scene(FAR)), [])
  })

  it('stays again once something new is written down, or comes as a paper, after that was said', () => {
    const newer = { ...DECIDED, at: '2027-02-01T09:00:00.000Z' }
    const again = { ...said(filed('closed')), governorsDecisions: [DECIDED, newer] } as Referral
    assert.deepEqual(keptBy(again, scene(FAR)), ['not in the case system'])
    const paperAt = '2027-02-01T09:00:00.000Z'
    assert.deepEqual(keptBy(said(filed('closed')), scene(FAR, { paperAt })), ['not in the case system'])
  })

  for (const status of [
    'short_view_sent',
    'redirected',
    'linked_duplicate',
    'logged_only',
    'withdrawn',
  ] as const)
    it(`without a report, as ${status}, goes only after somebody has said that it is in the case system`, () => {
      assert.deepEqual(keptBy(referralOf(status), scene(FAR)), ['not in the case system'])
      const ended = said(referralOf(status))
      const done = allowed(noteInCaseSystem(ended, act(MAYA, LATER), { where: '', keepDays: 90 })).referral
      assert.deepEqual(keptBy(done, scene('2027-04-11')), ['days after filing'])
      assert.equal(mayPurge(done, scene('2027-04-12')).may, true)
    })
})

describe('that it is in the case system', () => {
  it('is said by those who may see to it, and once it is over', () => {
    const where = { where: '', keepDays: 90 }
    assert.equal(saidTo(noteInCaseSystem(referralOf('sent'), act(SOUTH_WORKER), where)), 'notForYou')
    assert.equal(saidTo(noteInCaseSystem(referralOf('in_progress'), act(SAM), where)), 'notOverYet')
    assert.equal(saidTo(noteInCaseSystem(referralOf('sent'), act(SAM), where)), 'allowed')
  })

  it('counts on a machine whose clock went back since, and then is said already', () => {
    const closed = referralOf('closed')
    const early = act(MAYA, '2026-01-01T09:00:00.000Z')
    const done = allowed(noteInCaseSystem(closed, early, { where: 'Record 4711', keepDays: 90 })).referral
    assert.equal(isSaidAlready(done, MAYA, { where: 'Record 4711', paperAt: undefined }), true)
  })
})

describe('a legal hold', () => {
  const WHY = { why: 'The council’s lawyers, 3 December' }
  const held = (referral: Referral) => allowed(holdLegally(referral, act(ADMIN), WHY)).referral

  for (const status of EVERY_STATUS)
    it(`is put on by an administrator while it is ${status}, keeps it, and is lifted`, () => {
      const standing = held(referralOf(status))
      assert.ok(keptBy(standing, scene(FAR)).includes('legal hold'))
      const lifted = allowed(liftLegalHold(standing, act(ADMIN), { why: 'Over' })).referral
      assert.ok(!keptBy(lifted, scene(FAR)).includes('legal hold'))
      assert.equal(lifted.legalHolds?.length, 1, 'the line stays')
    })

  it('is put on by a manager of the team, and by nobody else', () => {
    assert.equal(saidTo(holdLegally(referralOf('sent'), act(TESS), WHY)), 'allowed')
    for (const by of [SAM, MAYA, SOUTH_WORKER])
      assert.equal(saidTo(holdLegally(referralOf('sent'), act(by), WHY)), 'notToHoldLegally')
  })

  it('is put on once at a time, with a reason, and lifted with one', () => {
    assert.equal(saidTo(holdLegally(referralOf('sent'), act(ADMIN), { why: ' ' })), 'whyLegalHold')
    assert.equal(saidTo(holdLegally(held(referralOf('sent')), act(ADMIN), WHY)), 'legalHoldStands')
    assert.equal(saidTo(liftLegalHold(referralOf('sent'), act(ADMIN), WHY)), 'noLegalHold')
    assert.equal(saidTo(liftLegalHold(held(referralOf('sent')), act(ADMIN), { why: '' })), 'whyLegalHold')
    const again = held(allowed(liftLegalHold(held(referralOf('sent')), act(ADMIN), WHY)).referral)
    assert.equal(again.legalHolds?.length, 2)
  })
})
