/** A child in care: what is asked, what the Team Manager has to look at, and what part 1 must not tell. */
import assert from 'node:assert/strict'
import { isShort, progressOf, sayMissing } from '../../src/domain/assessment.ts'
import { checkReport } from '../../src/domain/checks.ts'
import type { Answers } from '../../src/domain/form.ts'
import { careGaps, consentFor, isEscortHeld, isInCare } from '../../src/domain/in-care.ts'
import { LEGAL_STATUSES } from '../../src/domain/options.ts'
import { askedOf, OWN_WISHES } from '../../src/domain/questions/for-child.ts'
import { inCareSection } from '../../src/domain/questions/in-care.ts'
import { pageOf } from '../../src/domain/questions.ts'
import { CHILD, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { CHILD_IN_CARE, IN_CARE_PAGE } from '../support/answers-in-care.ts'
import { assessmentOf, inputOf, twoChildren } from './sample.ts'

const TODAY = '2026-12-03'
const withStatus = (legalStatus: string): Answers => ({ ...CHILD, legalStatus })
const gaps = (changed: Answers = {}, child: Answers = CHILD_IN_CARE) =>
  careGaps(child, { ...IN_CARE_PAGE, ...changed }, TODAY)

describe('a child in care', () => {
  it('is whoever has one of the four legal statuses of looked after children, and nobody else', () =>
    assert.deepEqual(
      LEGAL_STATUSES.filter(({ id }) => isInCare(withStatus(id))).map(({ label }) => label),
      [
        ...['Child in care, section 20', 'Child in care, care order'],
        ...['Child in care, interim order', 'Child in care, other'],
      ],
    ))

  it('leaves nothing to look at when all of it is answered', () => assert.deepEqual(gaps(), []))

  for (const [changed, gap] of [
    [{ courtContact: 'not_known' }, /whether a court/],
    [{ iro: '' }, /no reviewing officer \(IRO\) is named/],
    [{ iroTold: 'no' }, /IRO was not told/],
    [{ carePlanCheckedOn: '' }, /care plan was not checked/],
    [{ carePlanContact: '' }, /what the care plan says/],
    [{ careReviewOn: '2026-12-02' }, /no review date to come/],
    [{ careReviewOn: '' }, /no review date to come/],
    [{ consentBy: '' }, /does not fit/],
    [{ consentBy: 'parents' }, /does not fit the legal status/],
    [{ consentGiven: 'awaited' }, /consent was not given/],
    [{ parentsViews: '' }, /parents’ views/],
    [{ careTransport: '' }, /who goes and how/],
    [{ advocateOffered: 'not_offered' }, /no advocate/],
    [{ placementTold: 'not_told' }, /foster carer or home/],
    [{ careSupervision: '' }, /supervision/],
  ] as const satisfies readonly (readonly [Answers, RegExp])[])
    it(`leaves one thing to look at with ${JSON.stringify(changed)}`, () => {
      const [first, ...rest] = gaps(changed)
      assert.match(first ?? '', gap)
      assert.deepEqual(rest, [])
    })

  it('leaves every one of them to look at when nothing is answered', () =>
    assert.equal(careGaps(CHILD_IN_CARE, {}, TODAY).length, 13))

  for (const [status, by, fits] of [
    ['looked_after_s20', 'parents', true],
    ['looked_after_s20', 'council', false],
    ['looked_after_s20', 'young_person', true],
    ['looked_after_care_order', 'council', true],
    ['looked_after_care_order', 'parents', false],
    ['looked_after_interim_order', 'court', true],
    ['looked_after_interim_order', 'other', false],
    ['looked_after_other', 'other', true],
  ] as const)
    it(`${fits ? 'takes' : 'does not take'} the consent of ${by} under ${status}`, () =>
      assert.deepEqual(gaps({ consentBy: by }, withStatus(status)).length === 0, fits))

  it('is told under the question who consents by their own legal status', () => {
    const helpOf = (legalStatus: string) => {
      const page = pageOf('J', [withStatus(legalStatus)])
      assert.ok(page)
      return askedOf(page, [withStatus(legalStatus)], TODAY).questions.find(({ id }) => id === 'consentBy')
        ?.help
    }
    assert.match(helpOf('looked_after_s20') ?? '', /parents keep parental responsibility/)
    assert.match(helpOf('looked_after_care_order') ?? '', /share parental responsibility.*limit/)
    assert.match(helpOf('looked_after_interim_order') ?? '', /court/)
    const helps = LEGAL_STATUSES.map(({ id }) => consentFor(withStatus(id)).help)
    for (const help of helps) assert.ok(help.length < 110 && help.endsWith('.'), help)
    assert.match(inCareSection.intro, /court order to stop it for more than seven days/)
  })
})

describe('the assessment of a child in care', () => {
  const children = [CHILD, { ...SECOND_CHILD, legalStatus: 'looked_after_s20' }]
  const J2 = { ...IN_CARE_PAGE, consentBy: 'parents' }

  it('is not complete without the page about care', () => {
    assert.ok(!progressOf(twoChildren(), children).complete)
    assert.match(progressOf(twoChildren(), children).say, /^8 of 9 .* missing: the child in care\.$/)
    assert.match(sayMissing(twoChildren(), children)[0] ?? '', /^J2\. A child in care: Has a court/)
    assert.equal(progressOf(twoChildren({ J2 }), children).say, '9 of 9 sections done.')
  })

  for (const { id, required } of inCareSection.questions.filter((each) => each.required !== undefined))
    it(`is not complete without ${id}${required === true ? '' : ', where it is needed'}`, () => {
      const needed: Answers = id === 'consentNote' ? { consentGiven: 'no' } : {}
      assert.ok(!progressOf(twoChildren({ J2: { ...J2, ...needed, [id]: '' } }), children).complete)
    })

  it('may leave out A, B and F where the care plan answers, and never the orders, the police or the answers', () => {
    const only = [CHILD_IN_CARE]
    const J1 = { ...IN_CARE_PAGE, carePlanAnswers: 'yes' }
    const without = (...keys: readonly string[]) =>
      Object.fromEntries(Object.entries(assessmentOf({ J1 })).filter(([key]) => !keys.includes(key)))
    assert.ok(isShort(without(), only, 1))
    assert.ok(progressOf(without('A1', 'B', 'F'), only).complete)
    assert.deepEqual(sayMissing(without('A1', 'B', 'F'), only), [])
    for (const key of ['C', 'D', 'E', 'G1', 'H1', 'J1'])
      assert.ok(!progressOf(without('A1', 'B', 'F', key), only).complete, key)
    assert.ok(!isShort(without(), [CHILD], 1), 'not of a child who is in care no more')
  })

  it('needs what all share as long as one child needs a full report', () => {
    const short = twoChildren({ J2: { ...J2, carePlanAnswers: 'yes' } })
    const { A2: _a, ...withoutA2 } = short
    const { B: _b, ...withoutB } = short
    assert.ok(progressOf(withoutA2, children).complete)
    assert.ok(!progressOf(withoutB, children).complete)
  })
})

describe('own wishes', () => {
  const sixteen = { ...CHILD, dateOfBirth: '2010-03-03' }
  const asked = (key: string, children: readonly Answers[]) => {
    const page = pageOf(key, children)
    assert.ok(page)
    return askedOf(page, children, TODAY)
  }

  it('are asked for first at 16 and 17, and the carer is still asked', () => {
    assert.equal(asked('A1', [sixteen, CHILD]).intro, OWN_WISHES.child)
    assert.equal(asked('A1', [sixteen]).questions.find(({ id }) => id === 'childView')?.help, OWN_WISHES.view)
    assert.notEqual(asked('A2', [sixteen, CHILD]).intro, OWN_WISHES.child)
    assert.equal(asked('B', [CHILD, sixteen]).intro, OWN_WISHES.carer)
    assert.notEqual(asked('B', [CHILD]).intro, OWN_WISHES.carer)
  })

  it('change no question but its words', () => {
    const ids = (key: string, child: Answers) => asked(key, [child]).questions.map(({ id }) => id)
    assert.deepEqual(ids('A1', sixteen), ids('A1', CHILD))
  })
})

describe('the check of a child in care', () => {
  const careOf = (J1: Answers) => {
    const details = { ...DETAILS, children: [CHILD_IN_CARE] }
    const check = checkReport(inputOf(assessmentOf({ J1 }), details), true).find(({ id }) => id === 'care')
    assert.ok(check)
    return check
  }

  it('passes when all is done, and else says of which child what is open', () => {
    assert.ok(careOf(IN_CARE_PAGE).passed)
    assert.match(careOf(IN_CARE_PAGE).say, /^Child in care/)
    const open = careOf({ ...IN_CARE_PAGE, iroTold: 'no', placementTold: 'not_told' })
    assert.ok(!open.passed)
    assert.equal(
      open.look,
      'Child 1 is in care: the IRO was not told; the foster carer or home was not told.',
    )
  })
})

describe('the name of whoever goes with the child', () => {
  for (const [escortRole, inCare, elsewhere] of [
    ['foster_carer', true, true],
    ['carer', true, false],
    ['relative', false, false],
    ['worker', false, false],
  ] as const)
    it(`is ${inCare ? '' : 'not '}held back for a ${escortRole} of a child in care`, () => {
      const four = { escortFound: 'yes', escortRole }
      assert.equal(isEscortHeld(CHILD_IN_CARE, four), inCare)
      assert.equal(isEscortHeld(CHILD, four), elsewhere)
      assert.ok(!isEscortHeld(CHILD_IN_CARE, { ...four, escortFound: 'no' }))
    })
})
