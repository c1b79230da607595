/** The sheet being written on: where the next line goes, when a new page begins, and how a line or a box is painted. */
import PDFDocument from 'pdfkit'
import type { Faces, Weight } from './pdf-faces.ts'
import { type Measure, pieces, printable } from './pdf-text.ts'

/** Sizes are points. `leading` is the height of one line. */
export type Style = {
  readonly weight: Weight
  readonly size: number
  readonly leading: number
  readonly colour: string
}
export type Element = PDFKit.PDFStructureElement
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Frame = {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
}

export type Sheet = {
  readonly doc: PDFKit.PDFDocument
  readonly faces: Faces
  readonly root: Element
  readonly frame: Frame
  /** Top of the next line. */
  y: number
  /** Drawn at the head of each page that begins while it is set, for example a table's header row. */
  onNewPage: (() => void) | undefined
}

/** Dark blue on white 12.2:1, grey on white 7.6:1, dark blue on the tint 10.8:1 (WCAG AA asks for 4.5:1). */
export const COLOURS = {
  ink: '#1c1c1c',
  blue: '#17365d',
  grey: '#505558',
  line: '#b4bac2',
  tint: '#eef1f5',
} as const
export const PAGE = { width: 595.28, height: 841.89, side: 52 } as const

/** An empty document with both faces registered, marked up as PDF/UA-1 with its language and title. */
export function openDocument(
  faces: Faces,
  about: { title: string; madeAt: Date; creator?: string },
): PDFKit.PDFDocument {
  const subset: string = 'PDF/UA'
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: subset as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    // Empty, or the library falls back on Helvetica, which it does not embed.
    font: '',
    info: {
      Title: about.title,
      Creator: about.creator ?? 'Prison Contact',
      CreationDate: about.madeAt,
      ModDate: about.madeAt,
    },
  })
  doc.registerFont('regular', faces.regular.bytes)
  doc.registerFont('bold', faces.bold.bytes)
  return doc
}

export function newPage(sheet: Sheet): void {
  sheet.doc.addPage()
  sheet.y = sheet.frame.top
  sheet.onNewPage?.()
}

/** Begins a new page unless `height` points are left on this one. Never leaves an empty page. */
export function need(sheet: Sheet, height: number): void {
  if (sheet.y > sheet.frame.top && sheet.y + height > sheet.frame.bottom + 0.01) newPage(sheet)
}

/**
 * How many of `left` lines go on this page, `around` points of padding included; turns the page when fewer than two fit,
 * and leaves no single line behind for the next page.
 */
export function portion(sheet: Sheet, left: number, size: { leading: number; around?: number }): number {
  const room = sheet.frame.bottom - sheet.y - (size.around ?? 0)
  const fits = Math.floor(room / size.leading + 0.001)
  if (fits >= left) return left
  if (fits < 2 && sheet.y > sheet.frame.top) {
    const before = sheet.y
    newPage(sheet)
    return sheet.y < before ? portion(sheet, left, size) : Math.max(1, fits)
  }
  return left - fits === 1 && fits > 2 ? fits - 1 : Math.max(1, fits)
}

export const measureIn =
  (sheet: Pick<Sheet, 'doc'>, style: Style): Measure =>
  (text) =>
    sheet.doc.font(style.weight).fontSize(style.size).widthOfString(text)

export const clean = (sheet: Pick<Sheet, 'faces'>, text: string, style: Style): string =>
  printable(text, sheet.faces[style.weight])

/** Paints one line with its top at `at.y`. Right-to-left words carry their reading order beside their looks. */
export function paint(
  sheet: Pick<Sheet, 'doc'>,
  line: string,
  at: { x: number; y: number; style: Style },
): void {
  if (line.trim() === '') return
  const { doc } = sheet
  doc.font(at.style.weight).fontSize(at.style.size).fillColor(at.style.colour)
  const top = at.y + (at.style.leading - doc.currentLineHeight()) / 2
  let { x } = at
  for (const { words, painted, rightToLeft } of pieces(line)) {
    if (rightToLeft) doc.markContent('Span', { actual: words })
    for (const part of painted) {
      doc.text(part, x, top, { lineBreak: false })
      x = doc.x
    }
    if (rightToLeft) doc.endMarkedContent()
  }
}

/** Lines, rules and boxes mean nothing to a screen reader and are marked so. */
export function artifact(
  sheet: Pick<Sheet, 'doc'>,
  options: PDFKit.Mixins.MarkingOptions,
  draw: () => void,
): void {
  sheet.doc.markContent('Artifact', options)
  draw()
  sheet.doc.endMarkedContent()
}

export function fillBox(sheet: Pick<Sheet, 'doc'>, box: Box, colour: string): void {
  artifact(sheet, { type: 'Layout' }, () => {
    sheet.doc.rect(box.x, box.y, box.width, box.height).fill(colour)
  })
}

/** Adds lines to an element of the structure, from the sheet's `y` down, over as many pages as they need. */
export function flow(
  sheet: Sheet,
  lines: readonly string[],
  at: { element: Element; x: number; style: Style },
): void {
  for (let start = 0; start < lines.length; ) {
    const count = portion(sheet, lines.length - start, at.style)
    const { y } = sheet
    at.element.add(() => {
      for (const [index, line] of lines.slice(start, start + count).entries()) {
        paint(sheet, line, { x: at.x, y: y + index * at.style.leading, style: at.style })
      }
    })
    sheet.y += count * at.style.leading
    start += count
  }
}
