/** The pages of a report: drawn once, kept, and the same ever after. */
import type { KeptReport } from '../workflow/ports.ts'
import type { JobWorld } from './ports.ts'

export async function pagesOf(world: JobWorld, report: KeptReport): Promise<Uint8Array> {
  if (report.bytes !== undefined) return report.bytes
  const bytes = await world.pdf.draw(report.document)
  await world.ledger.keepBytes(report, bytes)
  return bytes
}
