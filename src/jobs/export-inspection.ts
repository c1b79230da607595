/** Makes the inspection pack: as JSON record by record, and as a PDF to be read; whole, or with gaps. */
import { inspectionDocument } from '../domain/inspection-document.ts'
import type { PackRecord, PartId } from '../domain/inspection-pack.ts'
import { isSubject, type Subject } from '../domain/inspection-rules.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Exported } from '../workflow/exports-ports.ts'
import { inspectionPack, type Pack } from '../workflow/inspection.ts'
import type { Exporter } from './exports.ts'
import type { JobWorld } from './ports.ts'

export const exportInspectionPdf: Exporter = (world, _by, { reference = '' }) =>
  made(world, { reference, subject: undefined, as: 'pdf' })

export const exportInspectionJson: Exporter = (world, _by, { reference = '' }) =>
  made(world, { reference, subject: undefined, as: 'json' })

/** `about.as` is `json` or `pdf`. */
export const exportRedacted: Exporter = async (world, _by, { reference = '', subject = '', as }) =>
  isSubject(subject)
    ? made(world, { reference, subject, as: as === 'json' ? 'json' : 'pdf' })
    : refuse('forWhomNeeded')

type Wanted = {
  readonly reference: string
  readonly subject: Subject | undefined
  readonly as: 'pdf' | 'json'
}

async function made(world: JobWorld, { as, ...asked }: Wanted): Promise<Exported | Refusal> {
  const pack = await inspectionPack(world, asked)
  if (isRefusal(pack)) return pack
  const name = `${asked.reference}-${asked.subject === undefined ? 'inspection-pack' : 'subject-access'}.${as}`
  return as === 'json'
    ? { name, type: 'application/json; charset=utf-8', chunks: packAsJson(pack) }
    : { name, type: 'application/pdf', chunks: packAsPdf(world, pack) }
}

/** One record is in memory at a time. docs/inspection-pack.schema.json says what it looks like. */
export async function* packAsJson({ head, parts }: Pack): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(`${JSON.stringify(head, null, 1).slice(0, -2)},\n "parts": [`)
  for (const [index, { id, records }] of parts.entries()) {
    yield encoder.encode(`${index === 0 ? '' : ','}\n  {"id": ${JSON.stringify(id)}, "records": [`)
    let count = 0
    for await (const record of records())
      yield encoder.encode(`${count++ === 0 ? '' : ','}\n   ${JSON.stringify(record)}`)
    yield encoder.encode(']}')
  }
  yield encoder.encode('\n ]\n}\n')
}

/** Drawn as a whole: a contents page and a chronology need all of it. */
async function* packAsPdf(world: JobWorld, { head, parts }: Pack): AsyncGenerator<Uint8Array> {
  const gathered: { id: PartId; records: PackRecord[] }[] = []
  for (const { id, records } of parts) gathered.push({ id, records: await Array.fromAsync(records()) })
  yield await world.pdf.draw(inspectionDocument(head, gathered))
}
