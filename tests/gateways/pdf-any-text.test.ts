/** The report's PDF with texts of every sort: nothing is lost, nothing leaves the page, nothing stops the drawing. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Block } from '../../src/domain/blocks.ts'
import { nodes, type ReadPdf } from './pdf-reader.ts'
import { drawn } from './pdf-sample.ts'

const LEFT_EDGE = 52
const RIGHT_EDGE = 595.28 - 52
/** An accent without a letter hangs out to the left of where it stands. */
const ACCENT = 6

/** A text without white space and without what nobody can see. */
const visible = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\u0085', '\n')
    .replace(/(?!\s)[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/\s/g, '')

const orDash = (text: string): string => visible(text) || '–'

/** What a screen reader should come across in these blocks, in order. */
function spoken(blocks: readonly Block[]): string {
  const words = (block: Block): string => {
    if (block.kind === 'list') return block.items.map((item) => `•${orDash(item)}`).join('')
    if (block.kind === 'facts') return [visible(block.caption), ...block.rows.flat().map(orDash)].join('')
    if (block.kind === 'table')
      return [visible(block.caption), ...[block.head, ...block.rows].flat().map(orDash)].join('')
    if (block.kind === 'chart')
      return [
        visible(block.caption),
        ...block.bars.flatMap(({ label, say }) => [label, say].map(orDash)),
      ].join('')
    if (block.kind === 'paragraph' && block.label) return `${block.label}:${orDash(block.text)}`
    return visible(block.text)
  }
  return blocks.map(words).join('')
}

/** Letter by letter the same, but for letters that no face of the report holds: those are marked. */
function assertSaid(pdf: ReadPdf, expected: string): void {
  const said = [...pdf.tree.words.replace(/\s/g, '')]
  const wanted = [...expected]
  assert.equal(said.length, wanted.length, `${said.join('')}\n${expected}`)
  for (const [index, letter] of wanted.entries()) {
    const shown = said[index] === '\uFFFD' && !/[\u0020-\u024f]/.test(letter) ? letter : said[index]
    assert.equal(shown, letter)
  }
}

function assertInside(pdf: ReadPdf): void {
  for (const page of pdf.pages) {
    const footer = Math.max(...page.runs.filter((run) => run.furniture && run.y < 200).map((run) => run.y))
    for (const run of page.runs) {
      assert.ok(
        run.left >= LEFT_EDGE - ACCENT && run.right <= RIGHT_EDGE + 0.5,
        `${run.left} to ${run.right}`,
      )
      if (!run.furniture) assert.ok(run.y > footer + 10 && run.y < 780, `at ${run.y}`)
    }
    assert.equal(page.loose, 0)
  }
}

const TITLE: Block = { kind: 'heading', level: 1, text: 'Title' }

describe('the PDF of a report with any text', () => {
  const anything = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 2, arbitrary: fc.lorem({ maxCount: 60 }) },
    fc
      .array(
        fc.constantFrom(
          'שלום',
          'مرحبا',
          'contact',
          '(',
          '12/3,',
          ' ',
          '\n',
          '\u202e',
          '’',
          '👍🏽',
          'é',
          'ffi',
        ),
        {
          maxLength: 40,
        },
      )
      .map((parts) => parts.join('')),
    fc.nat({ max: 3000 }).map((length) => 'x'.repeat(length)),
    fc.constantFrom('', ' ', '\u0000\u0007', '\ud83d', '\u200b'),
  )
  const row = (size: number) => fc.array(anything, { minLength: size, maxLength: size })
  const table = fc.integer({ min: 1, max: 5 }).chain((size) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: anything,
      head: row(size),
      rows: fc.array(row(size), { minLength: 1, maxLength: 5 }),
    }),
  )
  const short = anything.map((text) => text.slice(0, 60))
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.record({
      kind: fc.constant('chart' as const),
      caption: short.map((text) => `Chart ${text}`),
      alt: anything,
      bars: fc.array(fc.record({ label: short, value: fc.double(), say: short, held: fc.boolean() }), {
        minLength: 1,
        maxLength: 12,
      }),
    }),
    fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3), text: anything }),
    fc.record({ kind: fc.constant('statement' as const), text: anything }),
    fc.record({
      kind: fc.constant('paragraph' as const),
      label: fc.constantFrom('Fact', 'Opinion', 'Source'),
      text: anything,
    }),
    fc.record({
      kind: fc.constant('list' as const),
      items: fc.array(anything, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('facts' as const),
      caption: anything.map((text) => `Facts ${text}`),
      rows: fc.array(fc.tuple(anything, anything), { minLength: 1, maxLength: 5 }),
    }),
    table.map((found) => ({ ...found, caption: `Table ${found.caption}` })),
  )

  it('says every word once and in order, inside the margins, on a sensible number of pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 8 }), async (blocks) => {
        const pdf = await drawn([TITLE, ...blocks])
        const expected = spoken([TITLE, ...blocks])
        assertSaid(pdf, expected)
        assertInside(pdf)
        assert.ok(
          pdf.pages.length <= 2 + blocks.length / 2 + expected.length / 250,
          `${pdf.pages.length} pages`,
        )
      }),
      { numRuns: 40, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
    )
  }).timeout(60_000)

  it('shows a mark for a letter without a glyph, and drops only what cannot be seen', async () => {
    const pdf = await drawn([
      TITLE,
      { kind: 'paragraph', text: 'A\u0007 “dog” 🐕, 中\u202e\u200b end\r\nof ’it' },
    ])
    assert.equal(nodes(pdf.tree, 'P')[0]?.words, 'A “dog” \uFFFD, \uFFFD end of ’it')
    assert.ok(pdf.pages[0]?.runs.some((run) => run.words.includes('\uFFFD')))
  })

  it('paints words written from right to left in their order and reads them in theirs', async () => {
    const pdf = await drawn([TITLE, { kind: 'paragraph', text: 'Her name (שלום עולם) is known' }])
    assert.equal(nodes(pdf.tree, 'P')[0]?.words, 'Her name (שלום עולם) is known')
    const left = (letter: string) => pdf.pages[0]?.runs.find((run) => run.words.includes(letter))?.left ?? 0
    assert.ok(left('Her') < left('ע') && left('ע') < left('ש') && left('ש') < left('is'))
  })

  it('carries a cell longer than a page over its end, with its caption and label repeated', async () => {
    const text = Array.from({ length: 1500 }, (_, word) => `word${word}`).join(' ')
    const blocks: Block[] = [TITLE, { kind: 'facts', caption: 'Police material', rows: [['Summary', text]] }]
    const pdf = await drawn(blocks)
    assert.ok(pdf.pages.length > 2)
    assertSaid(pdf, spoken(blocks))
    assertInside(pdf)
    for (const page of pdf.pages.slice(1)) {
      assert.deepEqual(page.furniture.slice(0, 2), ['Police material (continued)', 'Summary'])
    }
  })

  it('never leaves a heading or a caption alone at the foot of a page', async () => {
    for (let lines = 30; lines < 50; lines++) {
      const pdf = await drawn([
        TITLE,
        { kind: 'list', items: Array.from({ length: lines }, () => 'item') },
        { kind: 'heading', level: 2, text: 'Second' },
        { kind: 'heading', level: 3, text: 'Third' },
        { kind: 'table', caption: 'Caption', head: ['Head'], rows: [['first '.repeat(80)]] },
      ])
      const page = (letters: string) =>
        pdf.pages.findIndex((one) => one.runs.some((run) => !run.furniture && run.words.includes(letters)))
      const together = ['Second', 'Third', 'Caption', 'Head', 'first'].map(page)
      assert.deepEqual(new Set(together).size, 1, `after ${lines} lines: ${together}`)
    }
  })

  it('turns pages without leaving any empty', async () => {
    const headings = Array.from({ length: 80 }, (): Block => ({ kind: 'heading', level: 2, text: 'Again' }))
    const pdf = await drawn([TITLE, ...headings, { kind: 'statement', text: 'long '.repeat(4000) }])
    for (const page of pdf.pages) assert.ok(page.runs.filter((run) => !run.furniture).length > 5)
    assertInside(pdf)
  })

  it('draws grids without a cell, and fills up rows that are too short', async () => {
    const pdf = await drawn([
      TITLE,
      { kind: 'facts', caption: 'Nothing', rows: [] },
      { kind: 'list', items: [] },
      { kind: 'table', caption: 'Head alone', head: ['A', 'B'], rows: [] },
      { kind: 'table', caption: 'Ragged', head: ['A'], rows: [['1', '2', '3'], []] },
    ])
    assert.equal(pdf.tree.words, 'TitleNothing: –Head aloneAB––RaggedA––123–––')
  })
})
