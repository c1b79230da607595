/** The certificate of what was deleted as a file: a tagged PDF, a table for a spreadsheet, or JSON. */
import type { ReportDocument } from '../domain/blocks.ts'
import type { Person } from '../domain/people.ts'
import {
  CERTIFICATE_TITLE,
  certificateBlocks,
  certificateCsv,
  certificateJson,
  type PurgeCertificate,
} from '../domain/purge-certificate.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { certificateFor } from '../workflow/certificate.ts'
import type { ExportAsk, Exported } from '../workflow/exports-ports.ts'
import type { JobWorld } from './ports.ts'

type About = ExportAsk['about']

/** `about` has the days, and `as`: pdf, csv or json. */
export async function exportCertificate(
  world: JobWorld,
  by: Person,
  about: About,
): Promise<Exported | Refusal> {
  const certificate = await certificateFor(world, by, about)
  if (isRefusal(certificate)) return certificate
  const as = about.as === 'csv' || about.as === 'json' ? about.as : 'pdf'
  const bytes = await WRITERS[as].write(certificate, world)
  return {
    name: `deleted-${certificate.from}-to-${certificate.to}.${as}`,
    type: WRITERS[as].type,
    chunks: inOne(bytes),
  }
}

const WRITERS = {
  pdf: {
    type: 'application/pdf',
    write: (certificate: PurgeCertificate, { pdf }: Pick<JobWorld, 'pdf'>) =>
      pdf.draw(certificateDocument(certificate)),
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    write: async (certificate: PurgeCertificate) => Buffer.from(certificateCsv(certificate), 'utf8'),
  },
  json: {
    type: 'application/json',
    write: async (certificate: PurgeCertificate) => Buffer.from(certificateJson(certificate), 'utf8'),
  },
} as const

/** It names nobody, so its only marking is that of the council’s papers. */
export const certificateDocument = (certificate: PurgeCertificate): ReportDocument => ({
  fileName: `deleted-${certificate.from}-to-${certificate.to}.pdf`,
  reference: `${certificate.from} to ${certificate.to}`,
  ...{ child: 0, part: 1, draft: false },
  title: CERTIFICATE_TITLE,
  marking: 'OFFICIAL',
  standing: `SHA-256 ${certificate.sha256.slice(0, 16)}…`,
  madeAt: certificate.madeAt,
  blocks: certificateBlocks(certificate),
})

async function* inOne(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
