/** A letter as a PDF: read out in order, in its reader's size, and nothing of a report or of us about it. */
import assert from 'node:assert/strict'
import type { FamilyLetter, LetterKind } from '../../src/domain/family-letters.ts'
import { letterDocument } from '../../src/domain/letter-document.ts'
import { schoolNoteText, tellingWords } from '../../src/domain/school-note.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, SAM, TESS } from '../support/council.ts'
import { textOf } from './pdf-objects.ts'
import { nodes, type ReadPdf, readPdf } from './pdf-reader.ts'

const gateway = pdfGateway()
const TEXT = 'Dear Mia,\n\nWhat was decided\n\nYou can send letters:\n- one a week\n- no photos\n\nFrom Sam'

const letterOf = (kind: LetterKind, text = TEXT): FamilyLetter => ({
  ...{ id: `${kind.replaceAll(' ', '-')}-1-1`, kind, child: kind === 'family' ? 0 : 1, text },
  ...{ by: SAM.id, at: '2026-12-18T10:00:00.000Z' },
  approved: { by: TESS.id, at: '2026-12-18T15:00:00.000Z', version: 9 },
})
const drawn = async (letter: FamilyLetter): Promise<{ bytes: Uint8Array; pdf: ReadPdf }> => {
  const bytes = await gateway.draw(letterDocument({ reference: 'PCA-2026-0147', letter }, COUNCIL.council))
  return { bytes, pdf: readPdf(bytes) }
}
const furniture = ({ pages }: ReadPdf) => pages.flatMap((page) => page.furniture).join(' ')
const heightOf = ({ pages }: ReadPdf, words: string) => {
  const runs = pages.flatMap((page) => page.runs)
  const at = runs.find((run) => run.words.startsWith(words))
  const width = (at?.right ?? 0) - (at?.left ?? 0)
  return width / words.length
}

describe('a letter as a PDF', () => {
  it('is read out in order: whose it is, its heading, paragraphs, list', async () => {
    const { pdf } = await drawn(letterOf('child older'))
    assert.deepEqual(
      pdf.tree.children.map(({ type }) => type),
      ['P', 'P', 'H1', 'P', 'P', 'H2', 'P', 'L', 'P'],
    )
    assert.match(
      pdf.tree.words,
      /^Sampleshire County Council.*A letter for you.*18 December 2026.*Dear Mia,.*What was decided.*one a week.*From Sam/su,
    )
    assert.equal(nodes(pdf.tree, 'LBody').length, 2)
    assert.equal(
      pdf.pages.every(({ loose }) => loose === 0),
      true,
    )
    assert.equal(textOf(pdf.catalog.get('Lang')), 'en-GB')
  })

  it('has no marking, no part and no word of a report about it', async () => {
    for (const kind of ['family', 'child young', 'child middle', 'child older', 'school'] as const) {
      const { pdf } = await drawn(letterOf(kind))
      assert.doesNotMatch(`${pdf.tree.words} ${furniture(pdf)}`, /OFFICIAL|SENSITIVE|Part \d|DRAFT|Version/)
      assert.equal(furniture(pdf).includes('PCA-2026-0147'), kind === 'family', kind)
    }
  })

  it('is larger the younger its reader is', async () => {
    const sizes = []
    for (const kind of ['child older', 'child middle', 'child young'] as const)
      sizes.push(heightOf((await drawn(letterOf(kind))).pdf, 'Dear Mia,'))
    assert.deepEqual(
      sizes,
      [...sizes].sort((one, other) => one - other),
    )
    assert.ok((sizes[2] ?? 0) > (sizes[0] ?? 0) * 1.2)
  })

  it('tells a school nothing more by what stands around it, or in the file itself', async () => {
    const when = { child: 1, day: '2026-12-21', time: '10:00 to 15:00' }
    const { pdf, bytes } = await drawn(letterOf('school', schoolNoteText(DETAILS, when, COUNCIL.council)))
    const about = ['Title', 'Creator', 'Author', 'Subject', 'Keywords'].map((name) => {
      const value = pdf.info.get(name)
      return value === undefined ? '' : textOf(pdf.objects.follow(value))
    })
    assert.ok(about.includes('Sampleshire County Council'))
    assert.deepEqual(tellingWords([pdf.tree.words, furniture(pdf), ...about].join('\n'), DETAILS), [])
    assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /prison|contact/iu)
  })

  it('keeps its metadata whole when the council’s name holds a sign of XML', async () => {
    const council = { ...COUNCIL.council, name: 'Bath & <North>' }
    const pdf = readPdf(
      await gateway.draw(letterDocument({ reference: 'PCA-2026-0147', letter: letterOf('family') }, council)),
    )
    const metadata = Buffer.from(pdf.objects.stream(pdf.catalog.get('Metadata')), 'latin1').toString('utf8')
    assert.match(metadata, /<xmp:CreatorTool>Bath and ‹North›</)
    assert.match(pdf.tree.words, /^Bath & <North>/)
  })

  it('goes on over as many pages as it needs, with a number on each', async () => {
    const { pdf } = await drawn(letterOf('child young', `Dear Mia,\n\n${'You can ask me. '.repeat(300)}`))
    assert.ok(pdf.pages.length > 1)
    assert.match(furniture(pdf), /page 1 of \d.*page 2 of \d/su)
  })

  it('makes the same bytes from the same letter', async () => {
    assert.deepEqual((await drawn(letterOf('family'))).bytes, (await drawn(letterOf('family'))).bytes)
  })
})
