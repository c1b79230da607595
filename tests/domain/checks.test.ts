/** The Team Manager’s checklist: each check passes on a careful report and asks for an eye where it should. */
import assert from 'node:assert/strict'
import { checkReport } from '../../src/domain/checks.ts'
import type { Answers } from '../../src/domain/form.ts'
import { CHILD, DETAILS, PRISONER, SECOND_CHILD } from '../support/answers.ts'
import { assessmentOf, inputOf, TWO_CHILDREN, twoChildren } from './sample.ts'

type Case = {
  readonly pages?: Readonly<Record<string, Answers>>
  readonly child?: Answers
  readonly prisoner?: Answers
  readonly request?: Answers
  readonly approved?: boolean
}
const checksOf = ({ pages = {}, child = {}, prisoner = {}, request = {}, approved = true }: Case) => {
  const details = {
    ...DETAILS,
    request: { ...DETAILS.request, ...request },
    prisoner: { ...PRISONER, ...prisoner },
    children: [{ ...CHILD, ...child }],
  }
  return checkReport(inputOf(assessmentOf(pages), details), approved)
}
const passes = (id: string, each: Case): boolean => {
  const check = checksOf(each).find((candidate) => candidate.id === id)
  assert.ok(check, `there is no check ${id}`)
  return check.passed
}

const NEEDS_AN_EYE: readonly [string, readonly Case[]][] = [
  [
    'seen',
    [
      { pages: { A1: { seenAlone: 'no' } } },
      { pages: { A1: { seenAlone: 'no' } }, child: { dateOfBirth: '2021-12-03' } },
      { pages: { A1: { seenOn: '' } } },
      { pages: { A1: { childView: '' } } },
    ],
  ],
  ['answers', [{ pages: { G1: { circumstances: '' } } }, { pages: { G1: { escortFound: '' } } }]],
  ['chronology', [{ pages: { D: { chronology: 'not_needed' } } }, { pages: { D: { chronology: '' } } }]],
  [
    'asked',
    [
      { pages: { D: { askedProbation: 'no_reply' } } },
      { pages: { D: { askedPrison: 'declined' } } },
      { pages: { D: { askedPolice: 'not_applicable' } } },
      { pages: { D: { askedLado: '' } } },
    ],
  ],
  ['protect', [{ pages: { B: { ableToProtect: '' } } }, { pages: { B: { protectEvidence: '' } } }]],
  ['otherChildren', [{ pages: { D: { otherChildren: '' } } }, { pages: { D: { precedent: '' } } }]],
  [
    'escort',
    [
      { pages: { G1: { escortFound: 'no' } } },
      { pages: { G1: { escortWilling: 'not_known' } } },
      { pages: { G1: { escortPoliceCheck: 'concern' } } },
      { pages: { G1: { canKeepChildSafe: 'no' } } },
      { pages: { G1: { canEndVisit: 'not_known' } } },
    ],
  ],
  ['identity', [{ pages: { H1: { identityVerified: 'not_verified' } } }]],
  ['level', [{ pages: { G1: { conditions: '', otherConditions: '' } } }]],
  [
    'orders',
    [{ pages: { E: { orders: 'none_known,restraining' } } }, { pages: { E: { ordersCheckedOn: '' } } }],
  ],
  [
    'care',
    [{ child: { legalStatus: 'looked_after_s20' } }, { child: { legalStatus: 'looked_after_other' } }],
  ],
  [
    'police',
    [{ pages: { C: { openInvestigation: 'yes' } } }, { pages: { C: { openInvestigation: 'not_known' } } }],
  ],
  ['partOne', [{ pages: { G1: { circumstances: 'Lives at 14 hidden lane.' } } }]],
  ['held', [{ pages: { C: { openInvestigation: 'yes', mayProceed: 'no' } } }]],
  ['family', [{ request: { safeToContactFamily: 'no' } }, { request: { safeToContactFamily: '' } }]],
  ['short', [{ pages: { S: { short: 'yes', why: 'The carer refuses.' } } }]],
  ['names', [{ pages: { G1: { circumstances: 'She lives with Wilhelmina now.' } } }]],
  ['addressee', [{ approved: false }, { prisoner: { prisonNumber: '' } }]],
  ['explained', [{ pages: { A1: { childViewCode: 'does_not_want' } } }]],
]

describe('the checks before sign-off', () => {
  it('all pass on a careful report but the one that only a person can make', () =>
    assert.deepEqual(
      checksOf({})
        .filter(({ passed }) => !passed)
        .map(({ id }) => id),
      ['language'],
    ))

  it('are all in the table of what needs an eye', () =>
    assert.deepEqual(
      [...checksOf({}).map(({ id }) => id)].sort(),
      [...NEEDS_AN_EYE.map(([id]) => id), 'language'].sort(),
    ))

  for (const [id, cases] of NEEDS_AN_EYE)
    it(`${id} needs an eye when it should, and says what to look at`, () => {
      for (const each of cases) {
        assert.ok(!passes(id, each), JSON.stringify(each))
        const check = checksOf(each).find((candidate) => candidate.id === id)
        assert.match(check?.look ?? '', /\.$/)
      }
    })

  for (const [id, each] of [
    ['seen', { pages: { A1: { seenAlone: 'no' } }, child: { dateOfBirth: '2021-12-04' } }],
    ['level', { pages: { G1: { recommendedLevel: '1', conditions: '' } } }],
    ['level', { pages: { G1: { conditions: '', otherConditions: 'Once a month.' } } }],
    ['chronology', { pages: { D: { chronology: 'created' } } }],
    ['care', { child: { legalStatus: 'special_guardianship' } }],
    [
      'explained',
      { pages: { A1: { childViewCode: 'does_not_want' }, X: { childDoesNotWant_1: 'It can wait.' } } },
    ],
  ] as const satisfies readonly (readonly [string, Case])[])
    it(`${id} passes with ${JSON.stringify(each)}`, () => assert.ok(passes(id, each)))

  it('put those that need an eye first', () => {
    const order = checksOf({ pages: { D: { otherChildren: '' } } }).map(({ passed }) => passed)
    assert.deepEqual(order, [...order].sort())
  })

  it('pass only when they pass for every child, and say which child is unexplained', () => {
    const second = twoChildren({ H2: { identityVerified: 'not_verified' } })
    const checks = checkReport(inputOf(second, TWO_CHILDREN), true)
    const failed = checks.filter(({ passed }) => !passed).map(({ id }) => id)
    assert.deepEqual([...failed].sort(), ['explained', 'identity', 'language'])
    assert.match(
      checks.find(({ id }) => id === 'explained')?.look ?? '',
      /Child 2: The child’s identity is not verified\./,
    )
  })

  it('find a brother’s school in the report on his sister', () => {
    const details = { ...DETAILS, children: [CHILD, { ...SECOND_CHILD, school: 'Otherwood Academy' }] }
    const pages = twoChildren({ G1: { circumstances: 'Her brother is happy at Otherwood Academy.' } })
    const check = checkReport(inputOf(pages, details), true).find(({ id }) => id === 'partOne')
    assert.equal(check?.passed, false)
  })
})
