/** The short report of a carer who refuses asks for less, answers all four questions, and says that it is short. */
import assert from 'node:assert/strict'
import { missingOn, progressOf, sayMissing } from '../../src/domain/assessment.ts'
import type { Answers } from '../../src/domain/form.ts'
import { pagesFor } from '../../src/domain/questions.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { writeReports } from '../../src/domain/report.ts'
import { chooseShort, mayBeShort, SHORT_STATEMENT, shortAnswers } from '../../src/domain/short-report.ts'
import { ASSESSMENT, CARER, CHILD, DETAILS } from '../support/answers.ts'
import { MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { LOCKED } from './safety-sample.ts'
import { ALL_STATUSES, act, allowed, assessmentOf, inputOf, referralOf, saidTo } from './sample.ts'

const WHY = 'The grandmother will not have it, and asks us not to call.'
const S = shortAnswers({ short: true, words: WHY })
const REFUSING = { ...DETAILS, carer: { ...CARER, supportsContact: 'no' } }
const choosing = { short: true, words: WHY, assessment: assessmentOf({ B: { carerStand: 'refuses' } }) }

/** Nobody was seen: what is left when the child and the carer do not talk to us. */
const UNSEEN: Readonly<Record<string, Answers>> = {
  S,
  A1: { childViewCode: 'not_asked', viewNotSought: 'The carer would not allow it.' },
  B: { carerStand: 'refuses', coercionRisk: 'medium', coercionReason: 'He writes to her weekly.' },
  C: ASSESSMENT.C ?? {},
  D: { askedProbation: 'replied', askedPrison: 'replied', askedPolice: 'replied', askedLado: 'replied' },
  E: ASSESSMENT.E ?? {},
  G1: ASSESSMENT.G1 ?? {},
  H1: ASSESSMENT.H1 ?? {},
}
const pagesOf = (answers: Readonly<Record<string, Answers>>) =>
  Object.fromEntries(
    Object.entries(answers).map(([key, each]) => [
      key,
      { key, version: 1, answers: each, savedBy: SAM.id, savedAt: '2026-12-03T14:02:00.000Z' },
    ]),
  )
const without = (key: string, id: string) =>
  pagesOf({
    ...UNSEEN,
    [key]: Object.fromEntries(Object.entries(UNSEEN[key] ?? {}).filter(([each]) => each !== id)),
  })

describe('a short report', () => {
  for (const [said, referral, pages, fits] of [
    ['MASH recorded that the carer refuses', referralOf('in_progress', { details: REFUSING }), {}, true],
    [
      'section B says that the carer refuses',
      referralOf('in_progress'),
      { B: { carerStand: 'refuses' } },
      true,
    ],
    [
      'the carer would not talk to us',
      referralOf('in_progress'),
      { B: { carerStand: 'would_not_talk' } },
      true,
    ],
    ['the family may not be contacted', { ...referralOf('in_progress'), safety: LOCKED }, {}, true],
    ['the carer is unsure', referralOf('in_progress'), { B: { carerStand: 'unsure' } }, false],
    ['the carer supports contact', referralOf('in_progress'), {}, false],
  ] as const satisfies readonly (readonly [string, Referral, Readonly<Record<string, Answers>>, boolean])[])
    it(`${fits ? 'is offered' : 'is not offered'} when ${said}`, () => {
      assert.equal(mayBeShort(referral, assessmentOf(pages)), fits)
      const ruling = chooseShort(referral, act(SAM), { ...choosing, assessment: assessmentOf(pages) })
      assert.equal(saidTo(ruling), fits ? 'allowed' : 'shortNotFitting')
    })

  it('is chosen by whoever writes it, with a reason, and made full again in the same way', () => {
    const { move, reason, events } = allowed(chooseShort(referralOf('in_progress'), act(SAM), choosing))
    assert.deepEqual([move, reason, events], ['chooseShortReport', WHY, [{ name: 'shortReportChosen' }]])
    const full = { short: false, words: 'She talks to us now.', assessment: assessmentOf({ S }) }
    assert.equal(allowed(chooseShort(referralOf('in_progress'), act(SAM), full)).move, 'chooseFullReport')
    for (const by of [TESS, MAYA, SOUTH_WORKER])
      assert.equal(saidTo(chooseShort(referralOf('in_progress'), act(by), choosing)), 'notSocialWorkerOfTeam')
    const blank = { ...choosing, words: ' ' }
    assert.equal(saidTo(chooseShort(referralOf('in_progress'), act(SAM), blank)), 'whyShortNeeded')
    const again = { ...choosing, assessment: assessmentOf({ S }) }
    assert.equal(saidTo(chooseShort(referralOf('in_progress'), act(SAM), again)), 'shortAlready')
    assert.equal(
      saidTo(chooseShort(referralOf('in_progress'), act(SAM), { ...full, assessment: assessmentOf() })),
      'shortAlready',
    )
  })

  for (const status of ALL_STATUSES) {
    const writing = ['allocated', 'in_progress', 'changes_asked'].includes(status)
    it(`${writing ? 'can' : 'cannot'} be chosen while it is ${status}`, () =>
      assert.equal(
        saidTo(chooseShort(referralOf(status), act(SAM), choosing)),
        writing ? 'allowed' : 'notNow',
      ))
  }

  it('can be sent in without the child or the carer having been seen', () => {
    assert.deepEqual(sayMissing(pagesOf(UNSEEN), [CHILD]), [])
    assert.equal(progressOf(pagesOf(UNSEEN), [CHILD]).complete, true)
  })

  it('as a full report lacks just what it does without', () => {
    const { S: _chosen, ...full } = UNSEEN
    assert.deepEqual(
      sayMissing(pagesOf(full), [CHILD]).map((line) => line.split(':')[0]),
      ['A1. The child', 'B. The carer', 'D. Family history, and who was asked', 'F. The setting'],
    )
  })

  for (const [key, id] of [
    ['A1', 'viewNotSought'],
    ['A1', 'childViewCode'],
    ['B', 'coercionRisk'],
    ['B', 'coercionReason'],
    ['C', 'openInvestigation'],
    ['E', 'orders'],
    ['G1', 'circumstances'],
    ['G1', 'inBestInterests'],
    ['G1', 'recommendedLevel'],
    ['G1', 'escortFound'],
    ['H1', 'identityVerified'],
  ] as const)
    it(`still needs ${id} of ${key}`, () => {
      assert.equal(progressOf(without(key, id), [CHILD]).complete, false)
      const page = pagesFor([CHILD]).find((each) => each.key === key)
      assert.ok(page && missingOn(page, without(key, id)).some((question) => question.id === id))
    })

  it('needs the child’s view where it was sought', () => {
    const asked = { ...UNSEEN, A1: { childViewCode: 'wants' } }
    const page = pagesFor([CHILD]).find(({ key }) => key === 'A1')
    assert.ok(page)
    assert.deepEqual(
      missingOn(page, pagesOf(asked)).map(({ id }) => id),
      ['childView', 'seenAlone'],
    )
  })

  it('says in part 1 that it is short, and why in part 2 alone', () => {
    const [one, two] = writeReports(inputOf(pagesOf(UNSEEN), REFUSING)).map((document) =>
      JSON.stringify(document),
    )
    assert.ok(one?.includes(SHORT_STATEMENT))
    assert.ok(!one?.includes(WHY))
    assert.ok(two?.includes(WHY))
    assert.doesNotMatch(one ?? '', /[Rr]efuse/)
    for (const answer of ['(a) Circumstances', '(b) In the child’s', '(c) Level', '(d) Adult'])
      assert.ok(one?.includes(answer), answer)
  })

  it('is not spoken of in a full report', () => {
    const text = JSON.stringify(writeReports(inputOf()))
    assert.doesNotMatch(text, /short report/i)
  })
})
