/** The report: what stands in which part, in which order, and what binds a signature to its words. */
import assert from 'node:assert/strict'
import type { Block, ReportDocument } from '../../src/domain/blocks.ts'
import { NOT_SENT, PART_TWO } from '../../src/domain/disclosure.ts'
import type { Answers, Question } from '../../src/domain/form.ts'
import { SECTIONS } from '../../src/domain/questions.ts'
import { fingerprintOf, MARKING, putSignature, writeReports } from '../../src/domain/report.ts'
import { ADVICE } from '../../src/domain/report-part-one.ts'
import { WITHHOLD } from '../../src/domain/report-part-two.ts'
import { CHILD, DETAILS } from '../support/answers.ts'
import { assessmentOf, inputOf, TWO_CHILDREN, twoChildren } from './sample.ts'

const part = (number: 1 | 2, documents: readonly ReportDocument[]): ReportDocument => {
  const found = documents.find((document) => document.part === number)
  assert.ok(found)
  return found
}
const rowsOf = (document: ReportDocument): readonly (readonly string[])[] =>
  document.blocks.flatMap((block: Block): readonly (readonly string[])[] =>
    block.kind === 'facts' || block.kind === 'table' ? block.rows : [],
  )

/** Every question answered: each text with a word of its own, so that it can be found again. */
const answerTo = ({ id, kind, options }: Question): string => {
  if (kind === 'day') return '2026-11-30'
  return options?.[0]?.id ?? `Word-of-${id}.`
}
const MARKED: Readonly<Record<string, Answers>> = Object.fromEntries(
  SECTIONS.map(({ id, perChild, questions }) => [
    perChild ? `${id}1` : id,
    Object.fromEntries(questions.map((question) => [question.id, answerTo(question)])),
  ]),
)

describe('the report on one child', () => {
  const documents = writeReports(inputOf(assessmentOf(MARKED)))
  const [one, two] = [part(1, documents), part(2, documents)]
  const [words, withheld] = [JSON.stringify(one.blocks), JSON.stringify(two.blocks)]

  it('has the front page in the order the prison reads it', () => {
    const front = one.blocks.find((block) => block.kind === 'facts')
    assert.deepEqual(front?.kind === 'facts' && front.rows.map(([label]) => label), [
      'Prisoner',
      'Prison number',
      'Prison',
      'Child',
      'Date of birth',
      'Relationship',
      '(a) Circumstances',
      '(b) In the child’s best interests',
      'Level asked for',
      '(c) Level we advise',
      'Conditions',
      '(d) Adult to go with the child',
      'Identity verified',
      'Photographs agreed by carer',
      'Preferred area',
      'Kind of visit',
      'Look at it again on',
      'Reply to',
    ])
    assert.ok(one.blocks.findIndex((block) => block.kind === 'facts') <= 2, 'before anything else')
  })

  it('says in part 1 that the Governor or Director decides, and in part 2 to withhold', () => {
    assert.match(ADVICE, /advice.*Governor or Director decides.*[Rr]eports.*will inform/s)
    assert.ok(one.blocks.some((block) => block.kind === 'statement' && block.text === ADVICE))
    assert.ok(two.blocks.some((block) => block.kind === 'statement' && block.text === WITHHOLD))
  })

  it('has no address, school or carer’s contact in part 1; part 2 has them, each with why', () => {
    for (const secret of [CHILD.address, CHILD.school, DETAILS.carer.contact]) {
      assert.ok(secret !== undefined && !words.includes(secret), secret)
      const row = rowsOf(two).find((each) => each.includes(secret))
      assert.match(row?.[2] ?? '', /prisoner|Not for/)
    }
  })

  it('has no name of a team in part 1: it may tell where the child lives', () => {
    assert.doesNotMatch(words, /locality/)
    assert.match(withheld, /North locality team/)
  })

  for (const { id: section, questions } of SECTIONS)
    for (const { id, label, kind, confidential } of questions) {
      const mark = `Word-of-${id}.`
      const isMarked = kind.endsWith('text')
      if (NOT_SENT.includes(id))
        it(`${id} is in neither part`, () => assert.ok(!words.includes(mark) && !withheld.includes(mark)))
      else if (PART_TWO[id] !== undefined || confidential === true)
        it(`${id} is withheld from part 1`, () => {
          assert.ok(!words.includes(isMarked ? mark : JSON.stringify([label]).slice(1, -1)))
          const row = rowsOf(two).find((each) =>
            isMarked ? each.some((cell) => cell.includes(mark)) : each[0] === label,
          )
          assert.ok(row, 'part 2 has it')
          if (section !== 'H') assert.match(row.at(-1) ?? '', /Withheld because: \S.*\.$/)
        })
      else if (isMarked && section < 'G')
        it(`${id} is in part 1 and not told twice`, () =>
          assert.ok(words.includes(mark) && !withheld.includes(mark)))
    }

  it('withholds a note for the reason that was given', () => {
    const row = rowsOf(two).find(([what]) => what === 'What the prison should know')
    assert.deepEqual(row?.slice(1), ['Word-of-confidentialNote.', 'Word-of-reasonToWithhold.'])
  })

  it('tells facts, opinions and their own words apart, each with its source and day', () => {
    for (const [, , kind, source] of [...rowsOf(one), ...rowsOf(two)].filter((row) => row.length === 4)) {
      assert.match(kind ?? '', /^(Fact|Opinion|In their words)$/)
      assert.match(source ?? '', /, (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3} 2026/)
    }
    const found = (label: RegExp) => rowsOf(two).find(([asked]) => label.test(asked ?? ''))
    assert.deepEqual(found(/How does the child feel/)?.[3]?.split('. ')[0], 'Child seen, Mon 30 Nov 2026')
  })

  it('is a draft, marked in every part', () => {
    assert.deepEqual([one.draft, two.draft], [true, true])
    assert.equal(one.marking, MARKING)
    assert.match(two.marking, /^OFFICIAL-SENSITIVE.*WITHHOLD FROM THE PRISONER$/)
    assert.equal(one.standing, 'Version 1 · Prepared by Sam Example · Not signed off')
  })

  it('reads well when little is known', () => {
    const details = {
      ...DETAILS,
      prisoner: { fullName: 'Alan Prisonson' },
      request: {},
      children: [{ ...CHILD, relationshipToPrisoner: 'other' }],
    }
    const pages = { G1: { conditions: '', escortFound: 'no', reviewAgainOn: '' }, H1: { photosAgreed: '' } }
    const front = new Map(
      rowsOf(part(1, writeReports(inputOf(assessmentOf(pages), details)))).map((row) => [row[0], row[1]]),
    )
    assert.equal(front.get('Prison number'), 'not given to us')
    assert.equal(front.get('Level asked for'), 'not given')
    assert.equal(front.get('Conditions'), 'None beyond the prison’s own')
    assert.equal(front.get('(d) Adult to go with the child'), 'No suitable adult was found')
    assert.equal(front.get('Photographs agreed by carer'), 'Not asked')
    assert.doesNotMatch(front.get('Relationship') ?? '', /prisoner’s other/)
  })
})

describe('the report on two children', () => {
  const documents = writeReports(inputOf(twoChildren(), TWO_CHILDREN))

  it('is two files for each, named by the reference, the child’s number and the part alone', () =>
    assert.deepEqual(
      documents.map(({ fileName }) => fileName),
      [
        'PCA-2026-0147-child-1-part-1.pdf',
        'PCA-2026-0147-child-1-part-2.pdf',
        'PCA-2026-0147-child-2-part-1.pdf',
        'PCA-2026-0147-child-2-part-2.pdf',
      ],
    ))

  it('names neither child in the files of the other', () => {
    for (const document of documents) {
      const other = TWO_CHILDREN.children[document.child === 1 ? 1 : 0]?.fullName
      assert.ok(other !== undefined && !JSON.stringify(document).includes(other), document.fileName)
    }
  })

  it('holds no name in a title', () => {
    for (const { title } of documents)
      assert.match(title, /^Prison contact assessment PCA-2026-0147, child \d, part \d$/)
  })
})

describe('a signature', () => {
  const documents = writeReports(inputOf(twoChildren(), TWO_CHILDREN))
  const at = '2026-12-04T23:30:00.000Z'
  const signature = { by: 'Tess Placeholder', at, insteadOf: undefined }

  it('changes itself and nothing else', () => {
    const signed = putSignature(documents, signature)
    const unsigned = signed.map((document, index) => ({
      ...document,
      standing: document.standing.replace('Signed off by Tess Placeholder, Fri 4 Dec 2026', 'Not signed off'),
      draft: true,
      madeAt: documents[index]?.madeAt ?? '',
      blocks: JSON.parse(
        JSON.stringify(document.blocks).replaceAll(
          '["Signed off by","Tess Placeholder, Fri 4 Dec 2026"]',
          '["Signed off by","Not signed off yet"]',
        ),
      ) as readonly Block[],
    }))
    assert.deepEqual(unsigned, documents)
    assert.ok(signed.every((document) => !document.draft && document.madeAt === at))
    assert.ok(
      signed.every((document) => JSON.stringify(document.blocks).includes('Tess Placeholder, Fri 4 Dec')),
    )
  })

  it('says in whose place it was given', () => {
    const [signed] = putSignature(documents, {
      ...signature,
      by: 'Dev Deputy',
      insteadOf: 'Tess Placeholder',
    })
    assert.match(
      signed?.standing ?? '',
      /Signed off by Dev Deputy in place of Tess Placeholder, Fri 4 Dec 2026$/,
    )
  })

  it('holds a name as it is written', () => {
    const [signed] = putSignature(documents, { ...signature, by: 'A $& B $1' })
    assert.match(signed?.standing ?? '', /Signed off by A \$& B \$1, Fri/)
  })
})

describe('the fingerprint', () => {
  const documents = writeReports(inputOf())

  it('is the same for the same words', () =>
    assert.equal(fingerprintOf(documents), fingerprintOf(structuredClone(documents))))

  it('is another when any word, document or their order is', () => {
    const json = JSON.stringify(documents)
    const seen = new Set([fingerprintOf(documents)])
    const texts = [...json.matchAll(/[:[,]"([^"\\])/g)].filter((match) => match.index % 5 === 0)
    for (const { index } of texts) {
      const at = index + 2
      const changed = `${json.slice(0, at)}#${json.slice(at + 1)}`
      try {
        seen.add(fingerprintOf(JSON.parse(changed) as readonly ReportDocument[]))
      } catch {
        assert.fail('the change broke the document, not a word')
      }
    }
    seen.add(fingerprintOf(documents.slice(1)))
    seen.add(fingerprintOf(documents.toReversed()))
    assert.equal(seen.size, texts.length + 3)
  })
})
