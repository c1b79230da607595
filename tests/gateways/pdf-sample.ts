/** A made-up report for the PDF tests, drawn and read back. */
import type { Block, ReportDocument } from '../../src/domain/blocks.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { type ReadPdf, readPdf } from './pdf-reader.ts'

const gateway = pdfGateway()

export function report(blocks: readonly Block[], more: Partial<ReportDocument> = {}): ReportDocument {
  return {
    fileName: 'PCA-2026-0142-child-1.pdf',
    reference: 'PCA-2026-0142',
    child: 1,
    part: 1,
    title: 'Advice to the Governor',
    marking: 'OFFICIAL-SENSITIVE',
    standing: 'Version 2 · Prepared by A. Writer · Signed off by B. Approver on Tue 17 Nov 2026',
    draft: false,
    madeAt: '2026-11-17T14:02:00.000Z',
    blocks,
    ...more,
  }
}

/** One block of each kind, on two pages. */
export const everyKind: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Prison contact assessment' },
  { kind: 'statement', text: 'The council gives advice. The Governor or Director decides.' },
  { kind: 'heading', level: 2, text: 'At a glance' },
  {
    kind: 'facts',
    caption: 'At a glance',
    rows: [
      ['Prison number', 'A1234BC'],
      ['Escort', ''],
    ],
  },
  { kind: 'heading', level: 2, text: 'Findings' },
  { kind: 'heading', level: 3, text: 'The child' },
  { kind: 'paragraph', label: 'Opinion', text: 'Letters are “what she asks for” – for now.' },
  { kind: 'paragraph', text: 'Seen alone at school.' },
  { kind: 'list', items: ['Letters', 'Telephone calls'] },
  {
    kind: 'table',
    caption: 'Sources',
    head: ['Finding', 'Source', 'Date'],
    rows: Array.from({ length: 30 }, (_, row) => [`Finding ${row + 1}`, 'Case record', 'Tue 10 Nov 2026']),
  },
]

export const draw = (document: ReportDocument): Promise<Uint8Array> => gateway.draw(document)

export const drawn = async (blocks: readonly Block[], more: Partial<ReportDocument> = {}): Promise<ReadPdf> =>
  readPdf(await draw(report(blocks, more)))
