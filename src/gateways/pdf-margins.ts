/** What stands in the margins of every page: the marking, whose report and which part it is, its standing, page x of y. */
import type { ReportDocument } from '../domain/blocks.ts'
import {
  artifact,
  COLOURS,
  clean,
  type Frame,
  fillBox,
  measureIn,
  PAGE,
  paint,
  type Sheet,
  type Style,
} from './pdf-sheet.ts'
import { wrap } from './pdf-text.ts'

export const DRAFT = 'DRAFT - NOT SIGNED OFF'

const MARKING: Style = { weight: 'bold', size: 9, leading: 13, colour: COLOURS.ink }
const SMALL: Style = { weight: 'regular', size: 8, leading: 11, colour: COLOURS.grey }
const ALERT: Style = { ...SMALL, weight: 'bold', colour: COLOURS.ink }
const EDGE = 30
const GAP = 14
/** Most lines the footer gives to reference and standing, and the header to the marking. */
const FOOTER_LINES = 3
const MARKING_LINES = 2
/** As wide as any page number of a report. */
const WIDEST = pageWords(888, 888)

type Desk = Pick<Sheet, 'doc' | 'faces'>
const WIDTH = PAGE.width - 2 * PAGE.side

/** The room the margins leave for the report itself. */
export function frameFor(desk: Desk, document: ReportDocument): Frame {
  const marking = markingLines(desk, document).length * MARKING.leading
  const footer = footerLines(desk, document, WIDEST).length * SMALL.leading
  return {
    left: PAGE.side,
    width: WIDTH,
    top: EDGE + marking + SMALL.leading + 6 + GAP,
    bottom: PAGE.height - EDGE - marking - footer - 6 - GAP,
  }
}

/** Draws header and footer on the pages written so far, as page furniture that a screen reader passes over. */
export function drawMargins(desk: Desk, document: ReportDocument): void {
  const { count } = desk.doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    desk.doc.switchToPage(page)
    drawHeader(desk, document)
    drawFooter(desk, document, pageWords(page + 1, count))
  }
}

function pageWords(page: number, count: number): string {
  return `page ${page} of ${count}`
}

function drawHeader(desk: Desk, document: ReportDocument): void {
  const marking = markingLines(desk, document)
  const below = EDGE + marking.length * MARKING.leading
  artifact(desk, { type: 'Pagination', attached: ['Top'] }, () => {
    drawCentred(desk, marking, { y: EDGE, style: MARKING })
    // A letter is about no single child.
    const part = document.child === 0 ? '' : `Child ${document.child} \u00b7 Part ${document.part}`
    if (part !== '') paint(desk, part, { x: PAGE.side, y: below, style: SMALL })
    if (!document.draft) return
    const x = PAGE.width - PAGE.side - measureIn(desk, ALERT)(DRAFT)
    paint(desk, DRAFT, { x, y: below, style: ALERT })
  })
  rule(desk, below + SMALL.leading + 4)
}

function drawFooter(desk: Desk, document: ReportDocument, pages: string): void {
  const lines = footerLines(desk, document, pages)
  const marking = markingLines(desk, document)
  const y = PAGE.height - EDGE - marking.length * MARKING.leading - lines.length * SMALL.leading
  rule(desk, y - 5)
  artifact(desk, { type: 'Pagination', attached: ['Bottom'] }, () => {
    drawCentred(desk, lines, { y, style: SMALL })
    drawCentred(desk, marking, { y: y + lines.length * SMALL.leading, style: MARKING })
  })
}

function rule(desk: Desk, y: number): void {
  fillBox(desk, { x: PAGE.side, y, width: WIDTH, height: 0.8 }, COLOURS.blue)
}

function drawCentred(desk: Desk, lines: readonly string[], at: { y: number; style: Style }): void {
  for (const [index, line] of lines.entries()) {
    const wide = measureIn(desk, at.style)(line.trimEnd())
    const y = at.y + index * at.style.leading
    paint(desk, line, { x: (PAGE.width - wide) / 2, y, style: at.style })
  }
}

function markingLines(desk: Desk, document: ReportDocument): string[] {
  return shortened(desk, { words: document.marking, tail: '', style: MARKING, most: MARKING_LINES })
}

function footerLines(desk: Desk, document: ReportDocument, pages: string): string[] {
  const words = [document.reference, document.standing].filter((part) => part.trim() !== '').join(' \u00b7 ')
  return shortened(desk, { words, tail: ` \u00b7 ${pages}`, style: SMALL, most: FOOTER_LINES })
}

type Line = { readonly words: string; readonly tail: string; readonly style: Style; readonly most: number }

/** At most `most` lines; the words are shortened with an ellipsis if they must be, the tail never is. */
function shortened(desk: Desk, line: Line): string[] {
  const words = clean(desk, line.words, line.style).replaceAll('\n', ' ')
  const lay = (text: string) => wrap(text + line.tail, { width: WIDTH }, measureIn(desk, line.style))
  const whole = lay(words.slice(0, 1000))
  if (whole.length <= line.most && words.length <= 1000) return whole
  let length = Math.min(words.length, 1000)
  let lines = whole
  while (lines.length > line.most && length > 0) {
    length -= 10
    lines = lay(`${words.slice(0, Math.max(0, length)).toWellFormed()}\u2026`)
  }
  return lines
}
