/** The report on a child in care, on a young person, and the short one: what part 1 says of it, and what it must not. */
import assert from 'node:assert/strict'
import type { Block, ReportDocument } from '../../src/domain/blocks.ts'
import type { Answers } from '../../src/domain/form.ts'
import { leaksInPartOne } from '../../src/domain/leaks.ts'
import { writeReports } from '../../src/domain/report.ts'
import { WHY_SHORT } from '../../src/domain/report-part-two.ts'
import { secretsOf } from '../../src/domain/secrets.ts'
import { SHORT_STATEMENT } from '../../src/domain/short-report.ts'
import { CHILD, DETAILS } from '../support/answers.ts'
import { CHILD_IN_CARE, IN_CARE_PAGE, PLACEMENT } from '../support/answers-in-care.ts'
import { assessmentOf, inputOf } from './sample.ts'

type Pages = Readonly<Record<string, Answers>>

function reportOn(child: Answers, pages: Pages = {}) {
  const details = { ...DETAILS, children: [child] }
  const assessment = assessmentOf(pages)
  const documents = writeReports(inputOf(assessment, details))
  const part = (number: 1 | 2): ReportDocument => {
    const found = documents.find((each) => each.part === number)
    assert.ok(found)
    return found
  }
  const leaks = leaksInPartOne(documents, secretsOf(details, assessment))
  return { one: part(1), two: part(2), leaks }
}

const rowsOf = ({ blocks }: ReportDocument): readonly (readonly string[])[] =>
  blocks.flatMap((block: Block): readonly (readonly string[])[] =>
    block.kind === 'facts' || block.kind === 'table' ? block.rows : [],
  )
const row = (document: ReportDocument, label: string): readonly string[] =>
  rowsOf(document).find(([first]) => first === label) ?? []
const words = ({ blocks }: ReportDocument): string => JSON.stringify(blocks)

describe('part 1 on a child in care', () => {
  const { one, two, leaks } = reportOn(CHILD_IN_CARE, { J1: IN_CARE_PAGE })

  it('says first, before our own answers, that a court has set contact, and when; the order itself is in part 2', () => {
    const labels = rowsOf(one).map(([label]) => label)
    const court = labels.indexOf('Contact set by a court')
    assert.ok(court > 0 && court < labels.indexOf('(a) Circumstances'))
    assert.equal(
      row(one, 'Contact set by a court')[1],
      'Yes, on Mon 5 Oct 2026. What the order says is in part 2',
    )
    assert.ok(!words(one).includes('One letter a month'))
    assert.ok(words(two).includes('One letter a month'))
  })

  it('says who supervises', () =>
    assert.equal(row(one, 'Supervision and arrangements')[1], IN_CARE_PAGE.careSupervision))

  it('does not say that the child is in care, nor with whom or where', () => {
    assert.doesNotMatch(words(one), /in care|care plan|looked after|foster|IRO|Fosterly|Quiet Row|Reviewer/i)
    assert.deepEqual(leaks, [])
  })

  it('leaves everything else of section J to part 2, each with why it is withheld', () => {
    for (const id of ['iro', 'carePlanContact', 'consentNote', 'parentsViews', 'careTransport'] as const) {
      const found = rowsOf(two).find((each) => each[1] === IN_CARE_PAGE[id])
      assert.match(found?.at(-1) ?? '', /Withheld because: \S.*\.$/, id)
    }
    assert.ok(words(two).includes(PLACEMENT))
    assert.equal(row(two, 'Legal status')[1], 'Child in care, interim order')
  })

  for (const [orders, inOne] of [
    ['care', 'See part 2'],
    ['care,restraining', 'Restraining order'],
  ] as const)
    it(`names a care order in part 2 alone, also among other orders: ${orders}`, () => {
      const report = reportOn(CHILD, { E: { orders } })
      assert.equal(row(report.one, 'Orders and licence conditions')[1], inOne)
      assert.equal(row(report.two, 'Orders and licence conditions')[1], 'Care order')
      assert.doesNotMatch(words(report.one), /care order/i)
    })

  for (const said of ['no', 'not_known'] as const)
    it(`says so when it is “${said}” whether a court has set contact`, () => {
      const J1 = { ...IN_CARE_PAGE, courtContact: said, courtContactSays: '', courtContactOn: '' }
      const value = row(reportOn(CHILD_IN_CARE, { J1 }).one, 'Contact set by a court')[1]
      assert.equal(value, said === 'no' ? 'No' : 'Not known')
    })

  it('has no such rows for any other child', () => {
    const { one: other } = reportOn(CHILD, { J1: IN_CARE_PAGE })
    assert.deepEqual(row(other, 'Contact set by a court'), [])
    assert.deepEqual(row(other, 'Supervision and arrangements'), [])
  })
})

describe('the foster carer', () => {
  const G1 = { escortName: 'Fay Fosterly', escortRole: 'foster_carer' }

  it('goes with the child without a name in part 1, and by name in part 2', () => {
    const { one, two, leaks } = reportOn(CHILD_IN_CARE, { J1: IN_CARE_PAGE, G1 })
    assert.match(
      row(one, '(d) Adult to go with the child')[1] ?? '',
      /^An adult who is named in part 2\. Can keep/,
    )
    assert.doesNotMatch(words(one), /Fosterly|foster/i)
    assert.deepEqual(row(two, 'Adult to go with the child').slice(0, 2), [
      'Adult to go with the child',
      'Fay Fosterly (foster carer)',
    ])
    assert.deepEqual(leaks, [])
  })

  for (const [where, pages] of [
    ['the circumstances', { G1: { ...G1, circumstances: 'She lives with Fay Fosterly and is well.' } }],
    ['the supervision', { J1: { ...IN_CARE_PAGE, careSupervision: 'Mrs. fosterly reads the letters.' }, G1 }],
    ['the reasons, by the street', { G1: { ...G1, bestInterestsReasons: 'It is quiet in 3 Quiet Row.' } }],
  ] as const satisfies readonly (readonly [string, Pages])[])
    it(`is found in part 1 when somebody wrote of them in ${where}`, () => {
      const { leaks } = reportOn(CHILD_IN_CARE, { J1: IN_CARE_PAGE, ...pages })
      assert.ok(leaks.length > 0)
    })

  it('is found by the name of the escort alone, where the home was not written down', () => {
    const pages = {
      J1: { ...IN_CARE_PAGE, placement: '' },
      G1: { ...G1, escortReasons: 'Fay Fosterly is calm.' },
    }
    assert.match(reportOn(CHILD_IN_CARE, pages).leaks.join(), /adult who goes with child 1/)
  })
})

describe('the short report of a child in care', () => {
  const J1 = { ...IN_CARE_PAGE, carePlanAnswers: 'yes' }

  it('says in part 1 that it is short, and in part 2 alone that the care plan answers', () => {
    const { one, two } = reportOn(CHILD_IN_CARE, { J1 })
    assert.ok(words(one).includes(SHORT_STATEMENT))
    assert.doesNotMatch(words(one), /care plan/i)
    assert.ok(words(two).includes(WHY_SHORT))
  })

  it('is no short report otherwise', () =>
    assert.ok(!words(reportOn(CHILD_IN_CARE, { J1: IN_CARE_PAGE }).one).includes(SHORT_STATEMENT)))
})

describe('own wishes at 16 and 17', () => {
  const sixteen = { ...CHILD, dateOfBirth: '2010-12-03' }

  it('lead, and are said in part 2: in part 1 they would tell the prisoner what the child wants', () => {
    const { one, two } = reportOn(sixteen, { A1: { childViewCode: 'does_not_want' } })
    assert.equal(
      row(two, 'Own wishes')[1],
      'The child is 16, so their own wishes lead: Does not want contact.',
    )
    assert.doesNotMatch(words(one), /own wishes|does not want/i)
  })

  it('are not spoken of one day earlier', () =>
    assert.deepEqual(row(reportOn({ ...sixteen, dateOfBirth: '2010-12-04' }).two, 'Own wishes'), []))
})
