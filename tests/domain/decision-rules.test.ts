/** Recording what was decided: by whom, when, and beside what we advised; what it corrects stays. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { adviceFor, compare, looksUnsafe, missingConditions } from '../../src/domain/decision-compared.ts'
import { decisionOf, noteLater, recordDecision } from '../../src/domain/decision-rules.ts'
import { CONDITIONS } from '../../src/domain/options.ts'
import { isAfterSending } from '../../src/domain/referral.ts'
import { DEPUTY, INES, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { at, TOLD, toldLevel } from './decision-sample.ts'
import {
  allowed,
  assessmentOf,
  EVERY_STATUS,
  referralOf,
  saidTo,
  TWO_CHILDREN,
  twoChildren,
} from './sample.ts'

const assessment = assessmentOf()
const record = (told = TOLD, by = SAM, status = 'sent' as const) =>
  recordDecision(referralOf(status), at(by), { told, assessment })

describe('a decision', () => {
  it('is recorded by the social worker, a manager of the team or MASH, once the report was sent', () => {
    for (const by of [SAM, INES, TESS, DEPUTY, MAYA]) assert.equal(saidTo(record(TOLD, by)), 'allowed')
    for (const by of [SOUTH_WORKER, SOUTH_MANAGER]) assert.equal(saidTo(record(TOLD, by)), 'notForYou')
    for (const status of EVERY_STATUS) {
      const ruling = recordDecision(referralOf(status), at(MAYA), { told: toldLevel(1), assessment })
      assert.equal(saidTo(ruling), isAfterSending(referralOf(status)) ? 'allowed' : 'notNow', status)
    }
  })

  it('is compared with the signed advice, and looked at again twelve months later where no day is named', () => {
    const { referral, events, move } = allowed(record())
    assert.equal(referral.status, 'decision_recorded')
    assert.equal(move, 'recordDecision')
    assert.deepEqual(events, [{ name: 'decisionRecorded' }])
    const decision = decisionOf(referral)
    assert.equal(decision?.reviewOn, '2027-12-18')
    assert.equal(decision?.children[0]?.compared, 'as advised')
    assert.deepEqual(decision?.children[0]?.missing, [])
    const wider = allowed(record(toldLevel(3)))
    assert.equal(decisionOf(wider.referral)?.children[0]?.compared, 'wider')
    assert.deepEqual(wider.events, [{ name: 'decisionRecorded' }, { name: 'decisionDiffers' }])
    assert.equal(decisionOf(allowed(record(toldLevel(1))).referral)?.children[0]?.compared, 'stricter')
  })

  it('says of each child by itself how it stands', () => {
    const [first] = TOLD.children
    if (first === undefined) throw new Error('no child')
    const told = { ...TOLD, children: [first, { ...first, child: 2, level: 3 as const, conditions: [] }] }
    const referral = referralOf('sent', { details: TWO_CHILDREN })
    const both = twoChildren({ G2: { recommendedLevel: '3', conditions: '', otherConditions: '' } })
    const ruling = allowed(recordDecision(referral, at(SAM), { told, assessment: both }))
    assert.deepEqual(
      decisionOf(ruling.referral)?.children.map(({ compared }) => compared),
      ['as advised', 'as advised'],
    )
    assert.equal(
      saidTo(recordDecision(referral, at(SAM), { told: TOLD, assessment: both })),
      'decisionIncomplete',
    )
    const twice = { ...TOLD, children: [first, first] }
    assert.equal(
      saidTo(recordDecision(referral, at(SAM), { told: twice, assessment: both })),
      'decisionIncomplete',
    )
  })

  it('is refused with a day that cannot be, without who told us, or with a word of no list', () => {
    for (const [wrong, code] of [
      [{ decidedOn: '2026-12-22' }, 'decidedInFuture'],
      [{ decidedOn: '2026-12-02' }, 'decidedBeforeSent'],
      [{ decidedOn: '' }, 'decisionIncomplete'],
      [{ decidedBy: 'king' }, 'decisionIncomplete'],
      [{ appeal: 'maybe' }, 'decisionIncomplete'],
      [{ children: [] }, 'decisionIncomplete'],
      [{ reviewOn: '2026-12-18' }, 'reviewNotAfter'],
      [{ familyToldOn: '2026-12-17' }, 'familyToldWhen'],
      [{ familyToldOn: '2026-12-22' }, 'familyToldWhen'],
      [{ toldBy: '  ' }, 'whoToldNeeded'],
    ] as const)
      assert.equal(saidTo(record({ ...TOLD, ...wrong })), code, JSON.stringify(wrong))
  })

  it('may be from before our report was sent, where somebody says so', () => {
    const early = { ...TOLD, decidedOn: '2026-12-02', beforeReport: true }
    assert.equal(decisionOf(allowed(record(early)).referral)?.beforeReport, true)
    assert.ok(!('beforeReport' in (decisionOf(allowed(record()).referral) ?? {})))
  })

  it('is corrected by recording it again: the newest counts, and the earlier one stays', () => {
    const first = allowed(record(toldLevel(4))).referral
    const again = allowed(recordDecision(first, at(TESS), { told: TOLD, assessment })).referral
    assert.ok(isAfterSending(again))
    assert.deepEqual(
      again.governorsDecisions?.map(({ by, children }) => [by, children[0]?.level]),
      [
        [SAM.id, 4],
        [TESS.id, 2],
      ],
    )
    assert.equal(saidTo(recordDecision(again, at(MAYA), { told: TOLD, assessment })), 'decisionSame')
  })

  it('comes late to a closed referral, and keeps what was said when it was closed', () => {
    const late = allowed(recordDecision(referralOf('closed'), at(SAM), { told: TOLD, assessment })).referral
    assert.equal(late.status, 'decision_recorded')
    assert.equal('closing' in late && (late.closing as { useful: string }).useful, 'yes')
  })

  it('has the family told and the appeal noted on it later, without typing it again', () => {
    const decided = allowed(record()).referral
    const told = allowed(noteLater(decided, at(TESS), { familyToldOn: '2026-12-20' }))
    assert.deepEqual([told.move, told.events], ['noteFamilyTold', [{ name: 'familyTold' }]])
    const both = allowed(noteLater(told.referral, at(SAM), { appeal: 'yes' }))
    assert.deepEqual([both.move, both.events], ['noteAppeal', []])
    const decision = decisionOf(both.referral)
    assert.deepEqual([decision?.familyToldOn, decision?.appeal, decision?.by], ['2026-12-20', 'yes', SAM.id])
    assert.equal(isAfterSending(both.referral) && both.referral.governorsDecisions?.length, 1)
    for (const [learned, code] of [
      [{ familyToldOn: '2026-12-17' }, 'familyToldWhen'],
      [{ familyToldOn: '2026-12-22' }, 'familyToldWhen'],
      [{ familyToldOn: 'soon' }, 'familyToldWhen'],
      [{ familyToldOn: '2026-12-20' }, 'decisionSame'],
      [{ appeal: 'yes' }, 'decisionSame'],
      [{ appeal: '' }, 'decisionIncomplete'],
    ] as const)
      assert.equal(saidTo(noteLater(both.referral, at(SAM), learned)), code, JSON.stringify(learned))
    assert.equal(saidTo(noteLater(referralOf('sent'), at(SAM), { appeal: 'no' })), 'noDecisionYet')
    assert.equal(saidTo(noteLater(decided, at(SOUTH_WORKER), { appeal: 'no' })), 'notForYou')
  })
})

describe('what was decided beside what we advised', () => {
  const level = fc.constantFrom(1, 2, 3, 4)
  const ids = fc.uniqueArray(fc.constantFrom(...CONDITIONS.map(({ id }) => id)))
  const advice = fc.record({
    level,
    conditions: ids,
    otherConditions: fc.constantFrom('', 'Only in the morning.'),
  })
  const decided = fc.record({
    level,
    conditions: ids,
    otherConditions: fc.constantFrom('', 'Only on Sundays.'),
    restrictions: fc.uniqueArray(fc.constantFrom('mail_checked', 'calls_checked', 'visits_supervised')),
  })

  it('is wider exactly where the level is higher, or the same with a condition of ours missing', () =>
    fc.assert(
      fc.property(advice, decided, (ours, theirs) => {
        const missing = missingConditions(ours, theirs)
        const said = compare(ours, theirs)
        if (theirs.level > ours.level) assert.equal(said, 'wider')
        else if (theirs.level < ours.level) assert.equal(said, 'stricter')
        else assert.equal(said, missing.length > 0 ? 'wider' : 'as advised')
      }),
    ))

  it('is never made less safe by a condition or a restriction more, nor safer by one less', () =>
    fc.assert(
      fc.property(advice, decided, fc.constantFrom(...CONDITIONS), (ours, theirs, { id }) => {
        const more = { ...theirs, conditions: [...new Set([...theirs.conditions, id])] }
        assert.ok(missingConditions(ours, more).length <= missingConditions(ours, theirs).length)
        const fewer = { ...theirs, conditions: theirs.conditions.filter((one) => one !== id) }
        assert.ok(missingConditions(ours, fewer).length >= missingConditions(ours, theirs).length)
        if (compare(ours, theirs) !== 'wider') assert.notEqual(compare(ours, more), 'wider')
      }),
    ))

  it('with no contact at all lacks nothing, and our own advice is always as advised', () =>
    fc.assert(
      fc.property(advice, decided, (ours, theirs) => {
        assert.deepEqual(missingConditions(ours, { ...theirs, level: 1 }), [])
        assert.equal(compare(ours, { ...ours, restrictions: [] }), 'as advised')
      }),
    ))

  it('takes a restriction of the prison for the condition that it meets, and no other', () => {
    const ours = adviceFor(assessment, 1)
    const theirs = { level: 2, conditions: ['no_photographs'], otherConditions: '' } as const
    assert.deepEqual(missingConditions(ours, { ...theirs, restrictions: [] }), ['letters_read'])
    assert.deepEqual(missingConditions(ours, { ...theirs, restrictions: ['mail_checked'] }), [])
    assert.deepEqual(missingConditions(ours, { ...theirs, restrictions: ['calls_checked'] }), [
      'letters_read',
    ])
  })

  it('takes an assessment without a level for advice against any contact', () =>
    assert.deepEqual(adviceFor({}, 1), { level: 1, conditions: [], otherConditions: '' }))

  it('looks unsafe when it is wider for any child, or when a stricter level lacks a condition of ours', () => {
    const child = {
      child: 1,
      level: 2,
      conditions: [],
      otherConditions: '',
      restrictions: [],
      reason: '',
    } as const
    const safe = { ...child, compared: 'as advised' } as const
    assert.equal(looksUnsafe({ children: [safe, safe] }), false)
    assert.equal(looksUnsafe({ children: [safe, { ...child, compared: 'wider' }] }), true)
    assert.equal(
      looksUnsafe({ children: [{ ...child, compared: 'stricter', missing: ['letters_read'] }] }),
      true,
    )
    assert.equal(looksUnsafe({ children: [{ ...child, compared: 'stricter', missing: [] }] }), false)
  })
})
