/** Each of the things that need an explanation (2.7, 40, 42 and 43) comes up when it applies, and not otherwise. */
import assert from 'node:assert/strict'
import type { Assessment } from '../../src/domain/assessment.ts'
import { EXPLAIN, explanationQuestions, thingsToExplain } from '../../src/domain/explanations.ts'
import type { Answers } from '../../src/domain/form.ts'
import { isHeldByAnswer } from '../../src/domain/safety.ts'
import { CHILD, DETAILS } from '../support/answers.ts'
import { assessmentOf, referralOf, TWO_CHILDREN, twoChildren } from './sample.ts'

const TODAY = '2026-12-03'
type Case = { readonly pages?: Readonly<Record<string, Answers>>; readonly child?: Answers }
const pointsOf = ({ pages = {}, child = {} }: Case): readonly string[] =>
  thingsToExplain(asked([{ ...CHILD, ...child }]), assessmentOf(pages), TODAY).map(({ id }) => id)

/** The sample is due on Tue 15 Dec 2026. */
const asked = (children: readonly Answers[]) =>
  referralOf('in_progress', { details: { ...DETAILS, children } })

const level = (recommendedLevel: string, more: Answers = {}): Answers => ({ recommendedLevel, ...more })
const bornOn = (dateOfBirth: string): Answers => ({ dateOfBirth })
const IN_CARE: Answers = { legalStatus: 'looked_after_s20' }
const view = (childViewCode: string): Answers => ({ childViewCode })
const lastOn = (lastContactDate: string): Answers => ({ lastContactDate })

/** The id, when it fires, and the nearest cases in which it does not. */
const TABLE: readonly [string, readonly Case[], readonly Case[]][] = [
  [
    'childDoesNotWant',
    [{ pages: { A1: view('does_not_want') } }],
    [{ pages: { A1: view('does_not_want'), G1: level('1') } }, { pages: { A1: view('mixed') } }],
  ],
  [
    'carerNotAble',
    [{ pages: { B: { ableToProtect: 'not_able' }, G1: level('4') } }],
    [
      { pages: { B: { ableToProtect: 'not_able' }, G1: level('3') } },
      { pages: { B: { ableToProtect: 'able_with_support' }, G1: level('4') } },
    ],
  ],
  [
    'childIsVictim',
    [{ child: { isVictimOfPrisoner: 'yes' } }],
    [
      { child: { isVictimOfPrisoner: 'yes' }, pages: { G1: level('1') } },
      { child: { isVictimOfPrisoner: 'no' } },
    ],
  ],
  [
    'openInvestigation',
    ['3', '4'].map((each) => ({ pages: { C: { openInvestigation: 'yes' }, G1: level(each) } })),
    [{ pages: { C: { openInvestigation: 'yes' } } }, { pages: { G1: level('4') } }],
  ],
  [
    'visitWithoutEscort',
    [
      { pages: { G1: level('4', { escortFound: 'no' }), F: { contactTypes: 'visit' } } },
      { pages: { G1: level('4', { escortFound: 'no' }), F: { contactTypes: '' } } },
      { pages: { G1: level('4', { canEndVisit: 'no' }), F: { contactTypes: 'visit,phone' } } },
      { pages: { G1: level('4', { canEndVisit: 'not_known' }) } },
    ],
    [{ pages: { G1: level('4') } }, { pages: { G1: level('3', { escortFound: 'no' }) } }],
  ],
  [
    'orderForbids',
    ['non_molestation', 'restraining', 'sexual_harm_prevention', 'care,licence_no_contact'].map((orders) => ({
      pages: { E: { orders } },
    })),
    [
      { pages: { E: { orders: 'restraining' }, G1: level('1') } },
      { pages: { E: { orders: 'care,child_arrangements' } } },
      { pages: { E: { orders: 'none_known' } } },
    ],
  ],
  [
    'identityNotVerified',
    [{ pages: { H1: { identityVerified: 'not_verified' } } }],
    [{ pages: { H1: { identityVerified: 'case_record' } } }],
  ],
  [
    'otherChildrenNotConsidered',
    [{ pages: { D: { otherChildren: '' } } }],
    [{ pages: { D: { otherChildren: 'There are none.' } } }],
  ],
  [
    'notSeenAlone',
    [
      { pages: { A1: { seenAlone: 'no' } } },
      { pages: { A1: { seenAlone: 'no' } }, child: bornOn('2021-12-03') },
    ],
    [
      { pages: { A1: { seenAlone: 'no' } }, child: bornOn('2021-12-04') },
      { pages: { A1: { seenAlone: 'no' } }, child: bornOn('2027-02-01') },
      { pages: { A1: { seenAlone: 'yes' } } },
    ],
  ],
  [
    'longNoContact',
    [{ pages: { A1: lastOn('2025-12-02'), G1: level('4') } }, { pages: { A1: lastOn(''), G1: level('4') } }],
    [
      { pages: { A1: lastOn('2025-12-03'), G1: level('4') } },
      { pages: { A1: lastOn('2025-12-02'), G1: level('3') } },
    ],
  ],
  [
    'ownWishes',
    [
      { pages: { A1: view('wants'), G1: level('1') }, child: bornOn('2010-12-03') },
      { pages: { A1: view('not_asked') }, child: bornOn('2010-12-03') },
    ],
    [
      { pages: { A1: view('wants'), G1: level('1') }, child: bornOn('2010-12-04') },
      { pages: { A1: view('wants'), G1: level('2') }, child: bornOn('2010-12-03') },
      { pages: { A1: view('does_not_want'), G1: level('1') }, child: bornOn('2010-12-03') },
    ],
  ],
  [
    'turnsEighteen',
    [{ child: bornOn('2008-12-15') }, { child: bornOn('2008-12-04') }],
    [{ child: bornOn('2008-12-16') }, { child: bornOn('') }],
  ],
  [
    'carePlanAgainst',
    [{ pages: { J1: { carePlanSays: 'no_contact' } }, child: IN_CARE }],
    [
      { pages: { J1: { carePlanSays: 'no_contact' }, G1: level('1') }, child: IN_CARE },
      { pages: { J1: { carePlanSays: 'silent' } }, child: IN_CARE },
      { pages: { J1: { carePlanSays: 'no_contact' } } },
    ],
  ],
  [
    'contactWouldStop',
    [
      { pages: { J1: { courtContact: 'yes' }, G1: level('1') }, child: IN_CARE },
      { pages: { J1: { carePlanSays: 'contact' }, G1: level('1') }, child: IN_CARE },
      { pages: { J1: { carePlanSays: 'limited' }, G1: level('1') }, child: IN_CARE },
    ],
    [
      { pages: { J1: { courtContact: 'yes' } }, child: IN_CARE },
      { pages: { J1: { courtContact: 'no', carePlanSays: 'silent' }, G1: level('1') }, child: IN_CARE },
      { pages: { J1: { courtContact: 'yes' }, G1: level('1') } },
    ],
  ],
]

describe('things to explain', () => {
  it('are the ten of the field notes, and four of age and care, each in the table', () =>
    assert.deepEqual(
      EXPLAIN.map(({ id }) => id),
      TABLE.map(([id]) => id),
    ))

  for (const [id, fires, doesNot] of TABLE) {
    it(`${id} comes up when it applies`, () => {
      for (const each of fires) assert.ok(pointsOf(each).includes(`${id}_1`), JSON.stringify(each))
    })
    it(`${id} does not come up otherwise`, () => {
      for (const each of doesNot) assert.ok(!pointsOf(each).includes(`${id}_1`), JSON.stringify(each))
    })
  }

  it('are none in a careful assessment', () => assert.deepEqual(pointsOf({}), []))

  it('are asked for each child on their own, with what was written so far', () => {
    const assessment: Assessment = twoChildren({
      A2: view('does_not_want'),
      H1: { identityVerified: 'not_verified' },
      X: { childDoesNotWant_2: 'Letters can wait unread.' },
    })
    const things = thingsToExplain(asked(TWO_CHILDREN.children), assessment, TODAY)
    assert.deepEqual(
      things.map(({ id, child, explanation }) => [id, child, explanation]),
      [
        ['identityNotVerified_1', 1, ''],
        ['childDoesNotWant_2', 2, 'Letters can wait unread.'],
      ],
    )
    const questions = explanationQuestions(things, 2)
    assert.deepEqual(
      questions.map(({ id }) => id),
      things.map(({ id }) => id),
    )
    assert.match(questions[1]?.label ?? '', /^Child 2: The child does not want contact/)
    assert.match(explanationQuestions(things, 1)[0]?.label ?? '', /^The child’s identity/)
  })

  it('ask what the advice means for the others where there are several children', () => {
    const ids = (children: readonly Answers[], precedent: string) =>
      thingsToExplain(asked(children), twoChildren({ D: { precedent } }), TODAY).map(({ id }) => id)
    assert.deepEqual(
      ids(TWO_CHILDREN.children, ''),
      [1, 2].map((child) => `otherChildrenNotConsidered_${child}`),
    )
    assert.deepEqual(ids(TWO_CHILDREN.children, 'Each is another case.'), [])
    assert.deepEqual(ids([CHILD], ''), [])
  })

  it('are prompts, none of them required', () => {
    const things = thingsToExplain(asked(TWO_CHILDREN.children), {}, TODAY)
    assert.ok(things.length > 0)
    for (const { required } of explanationQuestions(things, 2)) assert.equal(required, undefined)
  })
})

describe('the report is held for the police', () => {
  for (const [openInvestigation, mayProceed, held] of [
    ['yes', 'no', true],
    ['yes', 'yes', false],
    ['yes', 'awaited', false],
    ['no', 'no', false],
    ['not_known', 'no', false],
  ] as const)
    it(`${held ? 'when' : 'not when'} an investigation is “${openInvestigation}” and going ahead “${mayProceed}”`, () =>
      assert.equal(isHeldByAnswer(assessmentOf({ C: { openInvestigation, mayProceed } })), held))
  it('not before anything is written', () => assert.equal(isHeldByAnswer({}), false))
})
