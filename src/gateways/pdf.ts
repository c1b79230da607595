/** Draws a report as a tagged PDF. The same report always makes the same bytes. */
import { Buffer } from 'node:buffer'
import type { LetterDocument, ReportDocument } from '../domain/blocks.ts'
import { drawBanner, drawBlocks } from './pdf-blocks.ts'
import { type Faces, readFaces } from './pdf-faces.ts'
import { drawLetter, drawLetterMargins, letterFrame } from './pdf-letter.ts'
import { DRAFT, drawMargins, frameFor } from './pdf-margins.ts'
import { newPage, openDocument, type Sheet } from './pdf-sheet.ts'
import { printable } from './pdf-text.ts'
import type { PdfGateway } from './ports.ts'
import { Trouble } from './trouble.ts'

/**
 * Reads the fonts once; `draw` then gives the bytes of an A4 PDF marked as PDF/UA-1. The title is drawn as the first
 * heading unless the blocks begin with one of level 1. A `madeAt` that is no moment is refused.
 */
export function pdfGateway(): PdfGateway {
  const faces = readFaces()
  return { draw: async (document) => ('look' in document ? letter(faces, document) : draw(faces, document)) }
}

function draw(faces: Faces, document: ReportDocument): Promise<Uint8Array> {
  const madeAt = momentOf(document)
  const doc = openDocument(faces, { title: titleOf(faces, document), madeAt })
  const bytes = collect(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const frame = frameFor({ doc, faces }, document)
  const sheet: Sheet = { doc, faces, root, frame, y: frame.top, onNewPage: undefined }
  newPage(sheet)
  if (document.draft) drawBanner(sheet, DRAFT)
  drawBlocks(sheet, withTitle(document))
  root.end()
  drawMargins(sheet, document)
  doc.end()
  return bytes
}

/** The file names the council as its maker: a school reads in it what we are, else. */
function letter(faces: Faces, document: LetterDocument): Promise<Uint8Array> {
  const madeAt = momentOf(document)
  const creator = inXml(printable(document.from, faces.regular)) || 'Letter'
  const doc = openDocument(faces, { title: titleOf(faces, document), madeAt, creator })
  const bytes = collect(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const frame = letterFrame()
  const sheet: Sheet = { doc, faces, root, frame, y: frame.top, onNewPage: undefined }
  newPage(sheet)
  drawLetter(sheet, document)
  root.end()
  drawLetterMargins(sheet, document)
  doc.end()
  return bytes
}

function momentOf(document: Pick<ReportDocument, 'madeAt'>): Date {
  const madeAt = new Date(document.madeAt)
  if (Number.isNaN(madeAt.getTime())) throw new Trouble('refused', 'report-without-moment')
  return madeAt
}

function withTitle(document: ReportDocument): ReportDocument['blocks'] {
  const first = document.blocks[0]
  if (first?.kind === 'heading' && first.level === 1) return document.blocks
  return [{ kind: 'heading', level: 1, text: document.title }, ...document.blocks]
}

/** The library writes the title into XML as it stands, so signs that mean something there are put in words. */
function titleOf(faces: Faces, document: ReportDocument | LetterDocument): string {
  const instead = 'look' in document ? 'Letter' : printable(document.reference, faces.regular) || 'Report'
  const title = printable(document.title, faces.regular) || instead
  return inXml(title)
}

const inXml = (words: string): string =>
  words.replaceAll('&', 'and').replaceAll('<', '\u2039').replaceAll('>', '\u203a').replaceAll('\n', ' ')

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
}
