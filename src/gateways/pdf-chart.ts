/** Draws bars across the page, with their labels and values in words beside them; a long chart goes on over the page. */
import type { Bar, Chart } from '../domain/blocks.ts'
import {
  artifact,
  type Box,
  COLOURS,
  clean,
  flow,
  measureIn,
  need,
  paint,
  type Sheet,
  type Style,
} from './pdf-sheet.ts'
import { wrap } from './pdf-text.ts'

type Row = {
  readonly label: readonly string[]
  readonly say: readonly string[]
  /** Points; 0 for a bar that is not drawn. */
  readonly length: number
  readonly held: boolean
  readonly height: number
  /** What the row says, for whoever does not see it. */
  readonly words: string
}
type Layout = { readonly rows: readonly Row[]; readonly start: number }

const LABEL: Style = { weight: 'regular', size: 9, leading: 12, colour: COLOURS.ink }
const SAY: Style = { ...LABEL, weight: 'bold' }
const CAPTION: Style = { weight: 'bold', size: 9.5, leading: 16, colour: COLOURS.ink }
const BAR = { height: 10, pad: 3, gap: 6, held: 28, least: 1.5 } as const
const SHARE = { label: 0.36, say: 0.3 } as const
const AFTER = 10
/** What is longer is cut on the page; the figure's own words have all of it. */
const LINES = { label: 6, caption: 4 } as const

/**
 * Lays a chart out. It stands on one page where it can; otherwise each page has a figure of its own, with the words of the
 * bars that are on it. Without a value to draw there is only the line they begin at. `said` is true if a heading says
 * the caption already.
 */
export function prepareChart(sheet: Sheet, chart: Chart, said: boolean) {
  const layout = layOut(sheet, chart.bars)
  const words = clean(sheet, chart.caption, CAPTION)
  const caption =
    said || words === ''
      ? []
      : first(LINES.caption, wrap(words, { width: sheet.frame.width }, measureIn(sheet, CAPTION)))
  const page = sheet.frame.bottom - sheet.frame.top
  const whole = heightOf(layout.rows) + caption.length * CAPTION.leading
  const beginning = heightOf(layout.rows.slice(0, 3)) + caption.length * CAPTION.leading
  return {
    lead: whole <= page ? whole : Math.min(beginning, page),
    draw: () => {
      for (let at = 0; at < layout.rows.length; ) {
        if (at > 0) need(sheet, layout.rows[at]?.height ?? 0)
        at += drawPart(
          sheet,
          { ...layout, rows: layout.rows.slice(at) },
          { chart, caption, begins: at === 0 },
        )
      }
      sheet.y += AFTER
    },
  }
}

const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.height, 0)

function layOut(sheet: Sheet, bars: readonly Bar[]): Layout {
  const { left, width } = sheet.frame
  const says = bars.map((bar) => clean(sheet, bar.say, SAY) || '\u2013')
  const labels = bars.map((bar) => clean(sheet, bar.label, LABEL) || '\u2013')
  const labelWidth = Math.min(widest(labels, measureIn(sheet, LABEL)), width * SHARE.label)
  const sayWidth = Math.min(widest(says, measureIn(sheet, SAY)), width * SHARE.say)
  const room = width - labelWidth - sayWidth - 2 * BAR.gap
  const most = Math.max(0, ...bars.map(sizeOf))
  const rows = bars.map((bar, at): Row => {
    const label = first(
      LINES.label,
      wrap(labels[at] ?? '', { width: labelWidth + 0.5 }, measureIn(sheet, LABEL)),
    )
    const say = first(LINES.label, wrap(says[at] ?? '', { width: sayWidth + 0.5 }, measureIn(sheet, SAY)))
    const lines = Math.max(label.length, say.length)
    const size = sizeOf(bar)
    return {
      label,
      say,
      held: bar.held === true,
      length: bar.held ? BAR.held : size === 0 ? 0 : Math.max(BAR.least, room * (size / most)),
      height: lines * LABEL.leading + 2 * BAR.pad,
      words: `${oneLine(labels[at] ?? '')}: ${oneLine(says[at] ?? '')}`,
    }
  })
  return { rows, start: left + labelWidth + BAR.gap }
}

const first = (count: number, lines: readonly string[]): readonly string[] =>
  lines.length <= count
    ? lines
    : [...lines.slice(0, count - 1), `${(lines[count - 1] ?? '').slice(0, -2).toWellFormed()}…`]

const oneLine = (text: string): string => text.replaceAll('\n', ' ')

const widest = (texts: readonly string[], measure: (text: string) => number): number =>
  texts.reduce((most, text) => Math.max(most, ...text.split('\n').map(measure)), 0)

/** What is held back, below nothing or no number at all has no length that could be measured on the page. */
const sizeOf = (bar: Bar): number => (bar.held || !Number.isFinite(bar.value) ? 0 : Math.max(0, bar.value))

type Part = { readonly chart: Chart; readonly caption: readonly string[]; readonly begins: boolean }

/** Draws as many rows as this page takes, one at least, as a figure with its box and its words; gives their number. */
function drawPart(sheet: Sheet, layout: Layout, part: Part): number {
  const caption = part.begins ? part.caption : []
  const top = sheet.y + caption.length * CAPTION.leading
  const fits = layout.rows.findIndex(
    (_, at) => at > 0 && top + heightOf(layout.rows.slice(0, at + 1)) > sheet.frame.bottom + 0.01,
  )
  const rows = fits < 0 ? layout.rows : layout.rows.slice(0, fits)
  const bottom = top + heightOf(rows)
  const { left, width } = sheet.frame
  const said: PDFKit.Mixins.StructureElementOptions & { bbox: PDFKit.Mixins.BoundingBox } = {
    alt: altOf(sheet, rows, { ...part, all: part.begins && fits < 0 }),
    bbox: [left, sheet.y, left + width, bottom],
  }
  const figure = sheet.doc.struct('Figure', said)
  sheet.root.add(figure)
  if (caption.length > 0) {
    const element = sheet.doc.struct('Caption')
    figure.add(element)
    flow(sheet, caption, { element, x: left, style: CAPTION })
  }
  figure.add(() => drawRows(sheet, { ...layout, rows }, top))
  figure.end()
  artifact(sheet, { type: 'Layout' }, () => {
    sheet.doc.rect(layout.start - 0.6, top, 0.6, bottom - top).fill(COLOURS.line)
  })
  sheet.y = bottom
  return rows.length
}

/** The caption stands in it too: a reader that speaks the figure by its words may leave out what is inside. */
function altOf(sheet: Sheet, rows: readonly Row[], part: Part & { all: boolean }): string {
  const alt = oneLine(clean(sheet, part.chart.alt, LABEL))
  const caption = oneLine(clean(sheet, part.chart.caption, CAPTION))
  const named = alt.includes(caption) ? alt : `${caption}. ${alt}`.trimEnd()
  if (part.all && alt !== '') return named
  const words = rows.map((row) => row.words).join('; ')
  return part.begins
    ? `${named} On this page: ${words}.`.trim()
    : `${caption || 'Chart'}, continued: ${words}.`
}

function drawRows(sheet: Sheet, layout: Layout, top: number): void {
  let y = top
  for (const row of layout.rows) {
    const lines = (texts: readonly string[], x: number, style: Style) => {
      for (const [at, line] of texts.entries()) {
        // The space parts a label from its value where a reader takes the words alone.
        paint(sheet, `${line.trimEnd()} `, { x, y: y + BAR.pad + at * style.leading, style })
      }
    }
    lines(row.label, sheet.frame.left, LABEL)
    const box = { x: layout.start, y: y + BAR.pad + 1, width: row.length, height: BAR.height }
    if (row.held) hatch(sheet, box)
    else if (row.length > 0) sheet.doc.rect(box.x, box.y, box.width, box.height).fill(COLOURS.blue)
    lines(row.say, layout.start + row.length + BAR.gap, SAY)
    y += row.height
  }
}

/** An outline with slanting lines, so that it is told from a bar without seeing its colour. */
function hatch(sheet: Sheet, box: Box): void {
  const { doc } = sheet
  doc.save()
  doc.rect(box.x, box.y, box.width, box.height).clip()
  for (let x = box.x - box.height; x < box.x + box.width; x += 4) {
    doc.moveTo(x, box.y + box.height).lineTo(x + box.height, box.y)
  }
  doc.lineWidth(0.7).stroke(COLOURS.grey)
  doc.restore()
  doc.rect(box.x, box.y, box.width, box.height).lineWidth(0.7).stroke(COLOURS.grey)
}
