/** Draws the blocks of a report one below the other, and keeps each heading with what it heads. */
import type { Block } from '../domain/blocks.ts'
import { prepareChart } from './pdf-chart.ts'
import { type Outline, outlineOf } from './pdf-outline.ts'
import {
  artifact,
  COLOURS,
  clean,
  type Element,
  fillBox,
  flow,
  measureIn,
  need,
  paint,
  portion,
  type Sheet,
  type Style,
} from './pdf-sheet.ts'
import { type Grid, prepareTable } from './pdf-table.ts'
import { wrap } from './pdf-text.ts'

/** A block laid out but not drawn. `lead` is the height in points that may not be parted from what stands before it. */
export type Prepared = { readonly lead: number; readonly draw: () => void }
type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const BODY: Style = { weight: 'regular', size: 10, leading: 14, colour: COLOURS.ink }
const LABEL: Style = { weight: 'bold', size: 8.5, leading: 14, colour: COLOURS.blue }
const STATEMENT: Style = { ...BODY, weight: 'bold', size: 9.5 }
const BANNER: Style = { weight: 'bold', size: 14, leading: 17, colour: '#ffffff' }
const HEADINGS: Record<1 | 2 | 3, Style & { before: number; after: number }> = {
  1: { weight: 'bold', size: 17, leading: 22, colour: COLOURS.blue, before: 8, after: 6 },
  2: { weight: 'bold', size: 12.5, leading: 17, colour: COLOURS.blue, before: 12, after: 7 },
  3: { weight: 'bold', size: 10.5, leading: 15, colour: COLOURS.ink, before: 8, after: 2 },
}
const AFTER = 7
const BULLET = 13
const BOX = { pad: 8, bar: 3 } as const

/** The band across the first page that says in words that nobody has signed the report off; read out like the rest. */
export function drawBanner(sheet: Sheet, words: string): void {
  const { left, width } = sheet.frame
  const height = BANNER.leading + 2 * BOX.pad
  const x = left + (width - measureIn(sheet, BANNER)(words)) / 2
  fillBox(sheet, { x: left, y: sheet.y, width, height }, COLOURS.ink)
  const element = addTo(sheet, 'P')
  element.add(() => paint(sheet, words, { x, y: sheet.y + BOX.pad, style: BANNER }))
  element.end()
  sheet.y += height + AFTER
}

/** Draws every block. A table's caption that only repeats the heading above it is not drawn a second time. */
export function drawBlocks(sheet: Sheet, blocks: readonly Block[]): void {
  const outline = outlineOf(sheet)
  const shown = blocks.filter((block) => !isEmpty(sheet, block))
  const prepared = shown.map((block, index) => prepare(sheet, block, { before: shown[index - 1], outline }))
  const page = sheet.frame.bottom - sheet.frame.top
  // From the end backwards: a heading needs room for itself and the beginning of the block it heads.
  for (let at = prepared.length - 2; at >= 0; at--) {
    const here = prepared[at]
    const together = (here?.lead ?? 0) + (prepared[at + 1]?.lead ?? 0)
    if (here && shown[at]?.kind === 'heading' && together <= page) prepared[at] = { ...here, lead: together }
  }
  for (const block of prepared) {
    need(sheet, block.lead)
    block.draw()
  }
}

/** A boxed paragraph on a tint, with a dark bar at its left. */
function prepareStatement(sheet: Sheet, words: string): Prepared {
  const style = STATEMENT
  const x = sheet.frame.left + BOX.bar + BOX.pad
  const width = sheet.frame.width - BOX.bar - 2 * BOX.pad
  const lines = wrap(clean(sheet, words, style), { width }, measureIn(sheet, style))
  return {
    lead: Math.min(lines.length, 6) * style.leading + 2 * BOX.pad,
    draw: () => {
      const element = addTo(sheet, 'P')
      for (let start = 0; start < lines.length; ) {
        const count = portion(sheet, lines.length - start, { leading: style.leading, around: 2 * BOX.pad })
        drawBox(sheet, count * style.leading + 2 * BOX.pad)
        sheet.y += BOX.pad
        flow(sheet, lines.slice(start, start + count), { element, x, style })
        sheet.y += BOX.pad
        start += count
      }
      element.end()
      sheet.y += AFTER + 2
    },
  }
}

function drawBox(sheet: Sheet, height: number): void {
  const { left, width } = sheet.frame
  fillBox(sheet, { x: left, y: sheet.y, width, height }, COLOURS.tint)
  fillBox(sheet, { x: left, y: sheet.y, width: BOX.bar, height }, COLOURS.blue)
}

type Around = { readonly before: Block | undefined; readonly outline: Outline }

function prepare(sheet: Sheet, block: Block, around: Around): Prepared {
  switch (block.kind) {
    case 'heading':
      return prepareHeading(sheet, block, around.outline(block.level))
    case 'paragraph':
      return prepareParagraph(sheet, block)
    case 'list':
      return prepareList(sheet, block)
    case 'statement':
      return prepareStatement(sheet, block.text)
    case 'facts':
    case 'table':
      return prepareGrid(sheet, block, around.before)
    case 'chart':
      return prepareChart(sheet, block, saidAbove(block.caption, around.before))
  }
}

function isEmpty(sheet: Sheet, block: Block): boolean {
  if (block.kind === 'list') return block.items.length === 0
  if (block.kind === 'chart') return block.bars.length === 0
  if (block.kind === 'facts' || block.kind === 'table') return block.caption === '' && columnsIn(block) === 0
  return clean(sheet, block.text, BODY) === '' && !(block.kind === 'paragraph' && block.label)
}

/** A grid without a single cell becomes a line that says so: an empty table has no place in a structure tree. */
function prepareGrid(sheet: Sheet, block: Of<'facts'> | Of<'table'>, before: Block | undefined): Prepared {
  const count = columnsIn(block)
  if (count === 0) return prepareParagraph(sheet, { kind: 'paragraph', label: block.caption, text: '' })
  const fill = (row: readonly string[]) => Array.from({ length: count }, (_, at) => row[at] ?? '')
  const grid: Grid = {
    caption: block.caption,
    captioned: !saidAbove(block.caption, before),
    head: block.kind === 'table' ? fill(block.head) : [],
    rows: block.rows.length > 0 ? block.rows.map(fill) : [fill([])],
  }
  return prepareTable(sheet, grid)
}

const saidAbove = (caption: string, before: Block | undefined): boolean =>
  before?.kind === 'heading' && before.text.trim() === caption.trim()

function columnsIn(block: Of<'facts'> | Of<'table'>): number {
  if (block.kind === 'facts') return block.rows.length > 0 ? 2 : 0
  return Math.max(block.head.length, ...block.rows.map((row) => row.length))
}

function addTo(sheet: Sheet, type: string, parent: Element = sheet.root): Element {
  const element = sheet.doc.struct(type)
  parent.add(element)
  return element
}

function prepareHeading(sheet: Sheet, block: Of<'heading'>, outline: ReturnType<Outline>): Prepared {
  const style = HEADINGS[block.level]
  const words = clean(sheet, block.text, style)
  const lines = wrap(words, { width: sheet.frame.width }, measureIn(sheet, style))
  return {
    lead: style.before + Math.min(lines.length, 4) * style.leading + style.after,
    draw: () => {
      if (sheet.y > sheet.frame.top) sheet.y += style.before
      const element = addTo(sheet, `H${outline.level}`)
      const { y } = sheet
      flow(sheet, lines, { element, x: sheet.frame.left, style })
      element.end()
      outline.mark(words.replaceAll('\n', ' '), y)
      if (block.level === 2) underline(sheet)
      sheet.y += style.after
    },
  }
}

function underline(sheet: Sheet): void {
  const { left, width } = sheet.frame
  artifact(sheet, { type: 'Layout' }, () => {
    sheet.doc.rect(left, sheet.y + 1.5, width, 0.6).fill(COLOURS.line)
  })
}

function prepareParagraph(sheet: Sheet, block: Of<'paragraph'>): Prepared {
  const { left, width } = sheet.frame
  const label = labelOf(sheet, block.label)
  const indent = label === '' ? 0 : measureIn(sheet, LABEL)(label) + 2
  const words = clean(sheet, block.text, BODY) || '\u2013'
  const lines = wrap(words, { width, indent: indent > width / 2 ? 0 : indent }, measureIn(sheet, BODY))
  const above = indent > width / 2 ? wrap(label, { width }, measureIn(sheet, LABEL)) : []
  return {
    lead: Math.min(above.length + lines.length, 3) * BODY.leading,
    draw: () => {
      const element = addTo(sheet, 'P')
      flow(sheet, above, { element, x: left, style: LABEL })
      if (above.length === 0 && label !== '') drawFirst(sheet, lines, { element, label, indent })
      else flow(sheet, lines, { element, x: left, style: BODY })
      element.end()
      sheet.y += AFTER
    },
  }
}

/** The label and the words beside it stand on one line; the other lines follow. */
function drawFirst(
  sheet: Sheet,
  lines: readonly string[],
  at: { element: Element; label: string; indent: number },
): void {
  const { left } = sheet.frame
  need(sheet, Math.min(lines.length, 2) * BODY.leading)
  at.element.add(() => {
    paint(sheet, at.label, { x: left, y: sheet.y + 0.4, style: LABEL })
    paint(sheet, lines[0] ?? '', { x: left + at.indent, y: sheet.y, style: BODY })
  })
  sheet.y += BODY.leading
  flow(sheet, lines.slice(1), { element: at.element, x: left, style: BODY })
}

function labelOf(sheet: Sheet, label: string | undefined): string {
  const words = clean(sheet, label ?? '', LABEL)
  if (words === '') return ''
  return /[:?.!]$/.test(words) ? `${words} ` : `${words}: `
}

function prepareList(sheet: Sheet, block: Of<'list'>): Prepared {
  const width = sheet.frame.width - BULLET
  const items = block.items.map((item) =>
    wrap(clean(sheet, item, BODY) || '\u2013', { width }, measureIn(sheet, BODY)),
  )
  return {
    lead: Math.min(items[0]?.length ?? 0, 2) * BODY.leading,
    draw: () => {
      const list = addTo(sheet, 'L')
      for (const lines of items) drawItem(sheet, list, lines)
      list.end()
      sheet.y += AFTER - 2
    },
  }
}

function drawItem(sheet: Sheet, list: Element, lines: readonly string[]): void {
  need(sheet, Math.min(lines.length, 2) * BODY.leading)
  const item = addTo(sheet, 'LI', list)
  const { left } = sheet.frame
  addTo(sheet, 'Lbl', item).add(() => paint(sheet, '\u2022 ', { x: left + 2, y: sheet.y, style: BODY }))
  flow(sheet, lines, { element: addTo(sheet, 'LBody', item), x: left + BULLET, style: BODY })
  sheet.y += 2
}
