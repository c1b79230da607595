/** The ladder of disagreeing: its steps, its working days, who may climb it; and closing, which waits for its end. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { closeReferral, isReadyToClose } from '../../src/domain/closing-rules.ts'
import type { Disagreement } from '../../src/domain/disagreement.ts'
import {
  disagree,
  endDisagreement,
  openDisagreement,
  passUp,
  LADDER as STEPS,
  stepAfter,
} from '../../src/domain/disagreement-rules.ts'
import { addDays, dayOf } from '../../src/domain/moment.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isWorkingDay, workingDaysBetween } from '../../src/domain/working-days.ts'
import { MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'
import { at, disagreeing, LADDER, THEN } from './decision-sample.ts'
import { allowed, EVERY_STATUS, referralOf, saidTo } from './sample.ts'

const decided = referralOf('decision_recorded')
const begin = (referral: Referral = decided, words = 'Nobody goes with her.') =>
  disagree(referral, at(SAM), { words, ladder: LADDER })
const up = (referral: Referral, words = 'They said no.') =>
  passUp(referral, at(TESS), { words, ladder: LADDER })
const standing = (referral: Referral): Disagreement => {
  const open = openDisagreement(referral)
  if (open === undefined) throw new Error('nobody disagrees')
  return open
}

describe('a disagreement', () => {
  it('goes from worker to manager, to senior officers, to the partnership, each with its own working days', () => {
    let { referral, events } = allowed(begin())
    const told = [events]
    while (stepAfter(standing(referral)) !== undefined) {
      const ruling = allowed(up(referral))
      told.push(ruling.events)
      referral = ruling.referral
    }
    assert.deepEqual(
      standing(referral).steps.map(({ step, targetOn }) => [step, targetOn]),
      [
        ['worker', '2026-12-23'],
        ['manager', '2026-12-30'],
        ['senior', '2026-12-23'],
        ['partnership', '2027-01-07'],
      ],
    )
    assert.deepEqual(
      told.flat().map(({ name }) => name),
      ['disagreed', 'passedToManager', 'passedToSenior', 'passedToPartnership'],
    )
    assert.equal(saidTo(up(referral)), 'noFurtherStep')
  })

  it('is to be settled on a working day, as many working days later as the table or the council says', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }),
        (after, own, closed) => {
          const moment = `${addDays('2026-01-05', after)}T10:00:00.000Z`
          const calendar = { closures: closed.map((days) => addDays('2026-01-05', days)) }
          for (const days of [undefined, { worker: own }]) {
            const ruling = allowed(
              disagree(decided, at(SAM, moment), { words: 'No.', ladder: { calendar, days } }),
            )
            const target = standing(ruling.referral).steps[0]?.targetOn ?? ''
            assert.ok(isWorkingDay(target, calendar))
            assert.equal(
              workingDaysBetween(dayOf(moment), target, calendar),
              days?.worker ?? STEPS[0]?.workingDays,
            )
          }
        },
      ),
    ))

  it('is for the social worker and the managers of the team, once a decision is recorded', () => {
    for (const by of [MAYA, SOUTH_MANAGER]) {
      assert.equal(saidTo(disagree(decided, at(by), { words: 'No.', ladder: LADDER })), 'notForYou')
      assert.equal(
        saidTo(passUp(disagreeing(decided), at(by), { words: 'No.', ladder: LADDER })),
        'notForYou',
      )
      assert.equal(
        saidTo(endDisagreement(disagreeing(decided), at(by), { words: 'No.', result: 'other' })),
        'notForYou',
      )
    }
    for (const status of EVERY_STATUS)
      assert.equal(saidTo(begin(referralOf(status))) === 'allowed', status === 'decision_recorded', status)
  })

  it('wants words at each step, is begun once, and ends with how', () => {
    assert.equal(saidTo(begin(decided, ' ')), 'whyDisagreeNeeded')
    const { referral } = allowed(begin())
    assert.equal(saidTo(begin(referral)), 'disagreeingAlready')
    assert.equal(saidTo(up(referral, ' ')), 'passUpNeedsWords')
    assert.equal(saidTo(up(decided)), 'notDisagreeing')
    const end = (words: string, result: string) => endDisagreement(referral, at(SAM), { words, result })
    assert.equal(saidTo(end('', 'changed')), 'howEndedNeeded')
    assert.equal(saidTo(end('They changed it.', '')), 'howEndedNeeded')
    const over = allowed(end('They changed it.', 'changed')).referral
    assert.equal(openDisagreement(over), undefined)
    assert.equal(saidTo(up(over)), 'notDisagreeing')
    assert.equal(saidTo(endDisagreement(over, at(SAM), { words: 'x', result: 'other' })), 'notDisagreeing')
  })

  it('that ended stays beside one that begins later', () => {
    const over = allowed(
      endDisagreement(allowed(begin()).referral, at(SAM), { words: 'They changed it.', result: 'changed' }),
    ).referral
    const again = standing(allowed(begin(over, 'It is wider again.')).referral)
    assert.deepEqual([again.why, again.steps.length], ['It is wider again.', 1])
    assert.deepEqual(
      again.earlier?.map(({ ended }) => ended?.result),
      ['changed'],
    )
  })
})

describe('closing', () => {
  const close = (referral: Referral, said: object = {}) =>
    closeReferral(referral, at(SAM), { reason: '', useful: '', usefulWhy: '', ...said })

  it('wants a reason where no decision is recorded, and none where one is', () => {
    assert.equal(saidTo(close(referralOf('sent'))), 'closingReasonNeeded')
    const { referral } = allowed(close(referralOf('sent'), { reason: ' Released. ', useful: 'partly' }))
    assert.ok(referral.status === 'closed')
    assert.deepEqual(referral.closing, {
      ...{ by: SAM.id, at: THEN, reason: 'Released.', useful: 'partly', usefulWhy: '' },
    })
    assert.equal(saidTo(close(decided)), 'allowed')
  })

  it('is for the social worker and the managers of the team, after sending, and not twice', () => {
    for (const status of EVERY_STATUS)
      assert.equal(
        saidTo(close(referralOf(status), { reason: 'Released.' })) === 'allowed',
        status === 'sent' || status === 'decision_recorded',
        status,
      )
    const said = { reason: 'x', useful: '', usefulWhy: '' }
    for (const by of [MAYA, SOUTH_MANAGER])
      assert.equal(saidTo(closeReferral(decided, at(by), said)), 'notForYou')
  })

  it('waits for the end of a disagreement', () =>
    assert.equal(saidTo(close(disagreeing(decided))), 'disagreementOpen'))

  it('is proposed once the family was told, and not while it is disagreed with', () => {
    const told = {
      ...referralOf('decision_recorded'),
      governorsDecisions: [{ ...DECIDED, familyToldOn: '2026-12-19' }],
    } as Referral
    assert.equal(isReadyToClose(decided), false)
    assert.equal(isReadyToClose(told), true)
    assert.equal(isReadyToClose(disagreeing(told)), false)
    const locked = { by: SAM.id, at: THEN, to: 'no', words: 'The police.' }
    assert.equal(isReadyToClose({ ...decided, safety: { contact: [locked] } } as Referral), true)
    for (const status of ['sent', 'closed'] as const) assert.equal(isReadyToClose(referralOf(status)), false)
  })
})
