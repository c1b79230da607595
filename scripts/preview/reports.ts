/** Every report for the sample family: as the drafts that are filed, and as signed; and the letters about the outcome. */
import type { LetterDocument, ReportDocument } from '../../src/domain/blocks.ts'
import { putSignature, writeReports } from '../../src/domain/report.ts'
import { DEPUTY } from '../../tests/support/council.ts'
import { letters } from './family-letter-samples.ts'
import { reportInputFor, TESS, TWO_CHILDREN } from './sample.ts'

/** `file` is the path beside the page. */
export type NamedReport = { readonly file: string; readonly document: ReportDocument | LetterDocument }

export function reports(): readonly NamedReport[] {
  const drafts = writeReports(reportInputFor(TWO_CHILDREN))
  const signature = { by: DEPUTY.name, at: '2026-12-04T10:20:00.000Z', insteadOf: TESS.name }
  const into = (folder: string) => (document: ReportDocument | LetterDocument) => ({
    file: `${folder}/${document.fileName}`,
    document,
  })
  return [
    ...drafts.map(into('draft')),
    ...putSignature(drafts, signature).map(into('signed')),
    ...letters().map(into('letters')),
  ]
}
