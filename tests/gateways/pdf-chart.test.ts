/** Charts in a PDF: bars that are read out, that say their value in words, and that give away nothing held back. */
import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import type { Bar, Block } from '../../src/domain/blocks.ts'
import { type Dict, nameOf, type PdfObjects, textOf, type Value } from './pdf-objects.ts'
import { nodes } from './pdf-reader.ts'
import { draw, drawn, report } from './pdf-sample.ts'

const AGES: readonly Bar[] = [
  { label: 'Under 5', value: 12, say: '12' },
  { label: '5 to 9', value: 40, say: '40' },
  { label: '16 and 17', value: 0, say: 'held back', held: true },
]
const chart = (bars: readonly Bar[], alt = 'Most are 5 to 9.'): Block => ({
  kind: 'chart',
  caption: 'Ages',
  alt,
  bars,
})
const many = Array.from({ length: 90 }, (_, at): Bar => ({ label: `Place ${at}`, value: at, say: `${at}` }))

describe('a chart in a PDF', () => {
  it('is one figure with its words, its caption and a box within the page', async () => {
    const pdf = await drawn([chart(AGES)])
    const [figure, ...others] = figuresOf(pdf.objects, pdf.catalog)
    assert.ok(figure)
    assert.deepEqual(others, [])
    assert.equal(figure.alt, 'Ages. Most are 5 to 9.')
    const [left = 0, bottom = 0, right = 0, top = 0] = figure.box
    assert.ok(0 < left && left < right && right < 595 && 0 < bottom && bottom < top && top < 842)
    const node = nodes(pdf.tree, 'Figure')[0]
    assert.deepEqual(
      node?.children.map((child) => [child.type, child.words]),
      [['Caption', 'Ages']],
    )
  })

  it('prints the label and the value of each bar in words, one after the other', async () => {
    const pdf = await drawn([chart(AGES)])
    const words = nodes(pdf.tree, 'Figure')[0]?.words ?? ''
    assert.ok(words.includes('Under 5 12 5 to 9 40 16 and 17 held back'), words)
    assert.equal(
      pdf.pages.reduce((sum, page) => sum + page.loose, 0),
      0,
    )
  })

  it('draws what is held back the same whatever its value is', async () => {
    const held = (value: number) => draw(report([chart([...AGES.slice(0, 2), held9(value)])]))
    const held9 = (value: number): Bar => ({ label: '10 to 15', value, say: 'held back', held: true })
    assert.ok(Buffer.from(await held(1)).equals(Buffer.from(await held(4000))))
  })

  it('keeps a chart that fits a page together, and gives each page of a longer one a figure of its own', async () => {
    const filler: Block = { kind: 'list', items: Array.from({ length: 35 }, (_, at) => `Line ${at}`) }
    const short = await drawn([filler, chart(many.slice(0, 20))])
    assert.equal(figuresOf(short.objects, short.catalog).length, 1)
    const long = await drawn([chart(many)])
    const figures = figuresOf(long.objects, long.catalog)
    assert.equal(figures.length, long.pages.length)
    assert.ok(figures.length > 1)
    for (const [at, figure] of figures.entries()) {
      if (at > 0) assert.match(figure.alt, /^Ages, continued: Place \d+: \d+; /)
    }
    const said = nodes(long.tree, 'Figure').map((node) => node.words)
    for (const bar of many) assert.ok(said.some((words) => words.includes(`${bar.label} ${bar.say} `)))
  })

  it('says its bars in words where nobody wrote what it shows', async () => {
    const pdf = await drawn([chart(AGES, '')])
    assert.equal(
      figuresOf(pdf.objects, pdf.catalog)[0]?.alt,
      'Ages. On this page: Under 5: 12; 5 to 9: 40; 16 and 17: held back.',
    )
  })

  it('draws numbers that are none as no bar at all, and no chart without bars', async () => {
    const odd = [Number.NaN, Number.POSITIVE_INFINITY, -4, 0].map((value) => ({
      label: 'a',
      value,
      say: '–',
    }))
    assert.equal((await drawn([chart(odd)])).pages.length, 1)
    assert.deepEqual(nodes((await drawn([chart([])])).tree, 'Figure'), [])
  })

  it('cuts a label that would fill the page, and keeps all of it in the words of the figure', async () => {
    const label = 'a very long label '.repeat(300).trim()
    const pdf = await drawn([chart([...AGES, { label, value: 3, say: '3' }], '')])
    assert.equal(pdf.pages.length, 1)
    assert.ok(figuresOf(pdf.objects, pdf.catalog)[0]?.alt.includes(label))
    for (const page of pdf.pages) for (const run of page.runs) assert.ok(run.right < 595 && run.y > 0)
  })

  it('has the same bytes twice', async () => {
    const bytes = async () => Buffer.from(await draw(report([chart(many)])))
    assert.ok((await bytes()).equals(await bytes()))
  })
})

/** Every figure of the structure, in order: the words that stand for it, and its box in points from below. */
function figuresOf(objects: PdfObjects, catalog: Dict): { alt: string; box: readonly number[] }[] {
  const found: { alt: string; box: readonly number[] }[] = []
  const walk = (value: Value | undefined): void => {
    const here = objects.follow(value)
    if (Array.isArray(here)) for (const kid of here) walk(kid)
    if (!(here instanceof Map)) return
    if (nameOf(here.get('S')) === 'Figure') {
      const box = objects.list(objects.dict(here.get('A')).get('BBox'))
      found.push({ alt: textOf(objects.follow(here.get('Alt'))), box: box.map(Number) })
    }
    walk(here.get('K'))
  }
  walk(catalog.get('StructTreeRoot'))
  return found
}
