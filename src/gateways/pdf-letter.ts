/** Draws a letter: the council's name at its head, then words in the size that its reader needs. It is no report. */
import type { Block, LetterDocument } from '../domain/blocks.ts'
import { type Outline, outlineOf } from './pdf-outline.ts'
import {
  artifact,
  COLOURS,
  clean,
  type Element,
  type Frame,
  fillBox,
  flow,
  measureIn,
  need,
  PAGE,
  paint,
  type Sheet,
  type Style,
} from './pdf-sheet.ts'
import { wrap } from './pdf-text.ts'

const SIDE = 68
const EDGE = 46
const FOOT: Style = { weight: 'regular', size: 8.5, leading: 12, colour: COLOURS.grey }
const FROM: Style = { weight: 'bold', size: 15, leading: 20, colour: COLOURS.blue }
const HEAD: Style = { weight: 'regular', size: 10, leading: 14, colour: COLOURS.grey }

export const letterFrame = (): Frame => ({
  left: SIDE,
  width: PAGE.width - 2 * SIDE,
  top: EDGE,
  bottom: PAGE.height - EDGE - 2 * FOOT.leading,
})

/** Read out in this order: who writes, how to reach them, then the letter itself. */
export function drawLetter(sheet: Sheet, { from, head, size, blocks }: LetterDocument): void {
  say(sheet, 'P', { text: from, style: FROM, after: 0 })
  for (const line of head) say(sheet, 'P', { text: line, style: HEAD, after: 0 })
  const { left, width } = sheet.frame
  fillBox(sheet, { x: left, y: sheet.y + 6, width, height: 1.2 }, COLOURS.blue)
  sheet.y += 6 + 1.2 + 22
  const outline = outlineOf(sheet)
  for (const [index, block] of blocks.entries())
    drawBlock(sheet, block, { size, outline, next: blocks[index + 1] })
}

type Around = { readonly size: number; readonly outline: Outline; readonly next: Block | undefined }

function drawBlock(sheet: Sheet, block: Block, { size, outline, next }: Around): void {
  const style = bodyOf(size)
  if (block.kind === 'list') drawList(sheet, block.items, style)
  if (block.kind === 'heading') drawHeading(sheet, block, { size, outline })
  if (block.kind === 'paragraph')
    say(sheet, 'P', { text: block.text, style, after: next?.kind === 'list' ? size / 3 : size * 0.75 })
}

/** Stays with the first lines below it. */
function drawHeading(
  sheet: Sheet,
  { level, text }: Extract<Block, { kind: 'heading' }>,
  { size, outline }: Pick<Around, 'size' | 'outline'>,
): void {
  const style = headingOf(size, level)
  need(sheet, style.leading + 3 * bodyOf(size).leading)
  if (level > 1) sheet.y += size / 3
  const entry = outline(level)
  const { y } = sheet
  say(sheet, `H${entry.level}`, { text, style, after: level === 1 ? size : size / 4 })
  entry.mark(clean(sheet, text, style), y)
}

const bodyOf = (size: number): Style => ({
  ...{ weight: 'regular', size, leading: Math.round(size * 1.5), colour: COLOURS.ink },
})

const headingOf = (size: number, level: 1 | 2 | 3): Style => {
  const larger = level === 1 ? size * 1.35 : size * 1.08
  return { weight: 'bold', size: larger, leading: Math.round(larger * 1.35), colour: COLOURS.blue }
}

type Said = { readonly text: string; readonly style: Style; readonly after: number }

function say(sheet: Sheet, type: string, { text, style, after }: Said): void {
  const words = clean(sheet, text, style)
  if (words === '') return
  const element = added(sheet, type, sheet.root)
  const lines = wrap(words, { width: sheet.frame.width }, measureIn(sheet, style))
  flow(sheet, lines, { element, x: sheet.frame.left, style })
  element.end()
  sheet.y += after
}

function drawList(sheet: Sheet, items: readonly string[], style: Style): void {
  const list = added(sheet, 'L', sheet.root)
  const indent = style.size * 1.4
  for (const text of items) {
    const lines = wrap(
      clean(sheet, text, style),
      { width: sheet.frame.width - indent },
      measureIn(sheet, style),
    )
    need(sheet, Math.min(lines.length, 2) * style.leading)
    const item = added(sheet, 'LI', list)
    const { left } = sheet.frame
    added(sheet, 'Lbl', item).add(() => paint(sheet, '\u2022 ', { x: left + 3, y: sheet.y, style }))
    flow(sheet, lines, { element: added(sheet, 'LBody', item), x: left + indent, style })
    sheet.y += style.size / 5
  }
  list.end()
  sheet.y += style.size * 0.6
}

function added(sheet: Sheet, type: string, parent: Element): Element {
  const element = sheet.doc.struct(type)
  parent.add(element)
  return element
}

/** A page number where there are several, and the reference where the letter has one: page furniture. */
export function drawLetterMargins(sheet: Sheet, { foot }: LetterDocument): void {
  const { count } = sheet.doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    const words = [foot, ...(count > 1 ? [`page ${page + 1} of ${count}`] : [])]
    const line = words.filter((part) => part !== '').join(' \u00b7 ')
    if (line === '') continue
    sheet.doc.switchToPage(page)
    artifact(sheet, { type: 'Pagination', attached: ['Bottom'] }, () => {
      const x = (PAGE.width - measureIn(sheet, FOOT)(line)) / 2
      paint(sheet, line, { x, y: PAGE.height - EDGE - FOOT.leading, style: FOOT })
    })
  }
}
