/** Draws facts and tables: rows that go on over a page's end, captions and header rows repeated on the next page. */
import { fitColumns } from './pdf-columns.ts'
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
import { wrap } from './pdf-text.ts'

/** `head` is empty for facts: there the first cell of each row is its header. `captioned` is false if a heading says it. */
export type Grid = {
  readonly caption: string
  readonly captioned: boolean
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
type Placed = {
  readonly lines: readonly string[]
  readonly x: number
  readonly style: Style
  readonly scope: 'Row' | 'Column' | undefined
}
type Row = { readonly cells: readonly Placed[]; readonly lines: number; readonly isHead: boolean }

const CELL: Style = { weight: 'regular', size: 9.5, leading: 13, colour: COLOURS.ink }
const HEAD: Style = { ...CELL, weight: 'bold', size: 9, colour: COLOURS.blue }
const CAPTION: Style = { weight: 'bold', size: 9.5, leading: 16, colour: COLOURS.ink }
const PAD = { x: 6, y: 3.5 } as const
const AFTER = 10
const FACT_LABEL_SHARE = 0.32
/** A header row taller than this is not repeated, or a page would hold little else. */
const REPEATED_LINES = 6

/** Lays a grid out; `lead` is the caption, the header row and the beginning of the first row. */
export function prepareTable(sheet: Sheet, grid: Grid): { readonly lead: number; readonly draw: () => void } {
  const rows = layOut(sheet, grid)
  const words = clean(sheet, grid.caption, CAPTION)
  const caption = words === '' || !grid.captioned ? [] : captionLines(sheet, words)
  const together = rows.slice(0, grid.head.length > 0 ? 2 : 1)
  return {
    lead: together.reduce((sum, row) => sum + keptHeight(sheet, row), caption.length * CAPTION.leading),
    draw: () => {
      const table = sheet.doc.struct('Table')
      sheet.root.add(table)
      drawCaption(sheet, table, caption)
      for (const row of rows) {
        sheet.onNewPage = row.isHead ? undefined : () => repeatHead(sheet, words, rows[0])
        drawRow(sheet, table, row)
      }
      sheet.onNewPage = undefined
      table.end()
      sheet.y += AFTER
    },
  }
}

const heightOf = (lines: number): number => lines * CELL.leading + 2 * PAD.y

/** A row is kept whole up to a third of the page; of a longer one the first lines are. */
function keptHeight(sheet: Sheet, row: Row): number {
  const whole = heightOf(row.lines)
  return whole <= (sheet.frame.bottom - sheet.frame.top) / 3 ? whole : heightOf(3)
}

function layOut(sheet: Sheet, grid: Grid): Row[] {
  const all = grid.head.length > 0 ? [grid.head, ...grid.rows] : grid.rows
  const isFacts = grid.head.length === 0
  const styleOf = (row: number, column: number) => ((isFacts ? column : row) === 0 ? HEAD : CELL)
  const texts = all.map((cells, row) =>
    cells.map((text, column) => clean(sheet, text, styleOf(row, column)) || '\u2013'),
  )
  const { left, width } = sheet.frame
  const widths = isFacts
    ? [width * FACT_LABEL_SHARE, width * (1 - FACT_LABEL_SHARE)]
    : fitColumns(columnsOf(sheet, texts, styleOf), width)
  const edges = widths.map((_, at) => widths.slice(0, at).reduce((sum, size) => sum + size, left))
  return texts.map((cells, row) => {
    const placed = cells.map((text, column): Placed => {
      const style = styleOf(row, column)
      const room = { width: (widths[column] ?? 0) - 2 * PAD.x }
      const scope = style === CELL ? undefined : isFacts ? 'Row' : 'Column'
      return {
        lines: wrap(text, room, measureIn(sheet, style)),
        x: (edges[column] ?? left) + PAD.x,
        style,
        scope,
      }
    })
    const isHead = !isFacts && row === 0
    return { cells: placed, lines: Math.max(...placed.map((cell) => cell.lines.length)), isHead }
  })
}

function columnsOf(
  sheet: Sheet,
  texts: readonly (readonly string[])[],
  styleOf: (row: number, column: number) => Style,
) {
  // Beyond this many letters a cell is wider than the page whatever it says.
  const SEEN = 400
  const most = (column: number, pick: (text: string) => readonly string[]) =>
    texts.reduce((widest, cells, row) => {
      const measure = measureIn(sheet, styleOf(row, column))
      return pick((cells[column] ?? '').slice(0, SEEN)).reduce(
        (far, text) => Math.max(far, measure(text)),
        widest,
      )
    }, 0)
  return (texts[0] ?? []).map((_, column) => ({
    line: most(column, (text) => text.split('\n')) + 2 * PAD.x + 0.5,
    word: most(column, (text) => text.split(/[ \n]/)) + 2 * PAD.x + 0.5,
  }))
}

const captionLines = (sheet: Sheet, words: string): string[] =>
  wrap(words, { width: sheet.frame.width }, measureIn(sheet, CAPTION))

function drawCaption(sheet: Sheet, table: Element, lines: readonly string[]): void {
  if (lines.length === 0) return
  const element = sheet.doc.struct('Caption')
  table.add(element)
  flow(sheet, lines, { element, x: sheet.frame.left, style: CAPTION })
}

/** What a new page shows above a table that goes on: its caption and header row, as page furniture and not as content. */
function repeatHead(sheet: Sheet, words: string, first: Row | undefined): void {
  const lines = captionLines(sheet, words === '' ? 'Continued' : `${words} (continued)`)
  const head = first?.isHead && first.lines <= REPEATED_LINES ? first : undefined
  artifact(sheet, { type: 'Pagination' }, () => {
    for (const line of lines.slice(0, 2)) {
      paint(sheet, line, { x: sheet.frame.left, y: sheet.y, style: CAPTION })
      sheet.y += CAPTION.leading
    }
  })
  if (!head) return
  drawGround(sheet, head, head.lines)
  artifact(sheet, { type: 'Pagination' }, () => {
    for (const cell of head.cells) paintCell(sheet, cell, cell.lines)
  })
  sheet.y += heightOf(head.lines)
}

/** A row too long for the page goes on over as many pages as it needs. */
function drawRow(sheet: Sheet, table: Element, row: Row): void {
  need(sheet, keptHeight(sheet, row))
  const tr = sheet.doc.struct('TR')
  table.add(tr)
  const elements = row.cells.map((cell) => addCell(sheet, tr, cell))
  for (let start = 0; start < row.lines; ) {
    const count = portion(sheet, row.lines - start, { leading: CELL.leading, around: 2 * PAD.y })
    drawGround(sheet, row, count)
    for (const [at, cell] of row.cells.entries()) {
      const lines = cell.lines.slice(start, start + count)
      if (lines.length > 0) elements[at]?.add(() => paintCell(sheet, cell, lines))
      else if (cell.scope === 'Row') repeatLabel(sheet, cell, count)
    }
    sheet.y += heightOf(count)
    start += count
  }
}

function addCell(sheet: Sheet, tr: Element, cell: Placed): Element {
  const attributes: PDFKit.Mixins.StructureElementOptions & { scope?: string } =
    cell.scope === undefined ? {} : { scope: cell.scope }
  const element = sheet.doc.struct(cell.scope === undefined ? 'TD' : 'TH', attributes)
  tr.add(element)
  return element
}

/** The label of a fact that goes on over the page. */
function repeatLabel(sheet: Sheet, cell: Placed, most: number): void {
  artifact(sheet, { type: 'Pagination' }, () => paintCell(sheet, cell, cell.lines.slice(0, most)))
}

function paintCell(sheet: Sheet, cell: Placed, lines: readonly string[]): void {
  for (const [index, line] of lines.entries()) {
    paint(sheet, line, { x: cell.x, y: sheet.y + PAD.y + index * CELL.leading, style: cell.style })
  }
}

function drawGround(sheet: Sheet, row: Row, lines: number): void {
  const { left: x, width } = sheet.frame
  const height = heightOf(lines)
  if (row.isHead) fillBox(sheet, { x, y: sheet.y, width, height }, COLOURS.tint)
  fillBox(sheet, { x, y: sheet.y + height - 0.5, width, height: 0.5 }, COLOURS.line)
}
