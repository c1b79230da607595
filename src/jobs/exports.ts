/** Every file that can be fetched, and what makes it. It is made while it is fetched, for whoever holds the ticket. */
import type { Person } from '../domain/people.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { takeExport } from '../workflow/exports.ts'
import type { ExportAsk, Exported, ExportKind } from '../workflow/exports-ports.ts'
import { exportCertificate } from './export-certificate.ts'
import { exportInspectionJson, exportInspectionPdf, exportRedacted } from './export-inspection.ts'
import { exportStatisticsCsv, exportStatisticsPdf } from './export-statistics.ts'
import type { JobWorld } from './ports.ts'

export type Exporter = (world: JobWorld, by: Person, about: ExportAsk['about']) => Promise<Exported | Refusal>

/** The right was asked again before each is called. What stands in no line here is not made. */
export const EXPORTERS: Readonly<Partial<Record<ExportKind, Exporter>>> = {
  'statistics-csv': exportStatisticsCsv,
  'statistics-pdf': exportStatisticsPdf,
  'inspection-pdf': exportInspectionPdf,
  'inspection-json': exportInspectionJson,
  'inspection-redacted': exportRedacted,
  'purge-certificate': exportCertificate,
}

/** Undefined for a ticket that was used, is over, or whose person may not have the file. */
export async function openExport(world: JobWorld, ticket: string): Promise<Exported | undefined> {
  const taken = await takeExport(world, ticket)
  const make = taken === undefined ? undefined : EXPORTERS[taken.asked.kind]
  if (taken === undefined || make === undefined) return undefined
  const exported = await make(world, taken.by, taken.asked.about)
  return isRefusal(exported) ? undefined : exported
}
