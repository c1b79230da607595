/** Papers as people send them, made here: a PDF, a Word document and an e-mail, with whatever a test puts in. */
import { strToU8, type Zippable, zipSync } from 'fflate'

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

/** One empty page. `objects` are written as further objects, `trailer` into the trailer. */
export const samplePdf = ({ objects = [], trailer = '' }: { objects?: string[]; trailer?: string } = {}) =>
  bytesOf(
    [
      '%PDF-1.7\n%\xe2\xe3\xcf\xd3',
      '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj',
      '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj',
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj',
      ...objects,
      `xref\n0 4\ntrailer\n<< /Size 4 /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`,
    ].join('\n'),
  )

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

export const contentTypes = (...more: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/>${more.join('')}</Types>`

export const relations = (...all: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`

export const relation = (kind: string, target: string, more = ''): string =>
  `<Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}" ${more}/>`

/** `parts` are added, or put in the place of those of the same name; undefined leaves one out. */
export function sampleDocx(
  parts: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Uint8Array {
  const all: Readonly<Record<string, string | Uint8Array | undefined>> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations(relation('officeDocument', 'word/document.xml')),
    'word/document.xml': '<w:document><w:body><w:p/></w:body></w:document>',
    ...parts,
  }
  const zipped: Zippable = {}
  for (const [name, part] of Object.entries(all))
    if (part !== undefined) zipped[name] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(zipped, { mtime: '2026-01-02T00:00:00Z' })
}

export const sampleMail = ({
  headers = [],
  body = 'Please see the request attached.',
}: {
  headers?: string[]
  body?: string
} = {}): Uint8Array =>
  bytesOf(
    [
      'From: Omu <omu@prison-a.example>',
      'To: mash@council.example',
      'Subject: Request',
      'Date: Mon, 07 Dec 2026 09:00:00 +0000',
      ...headers,
      '',
      body,
      '',
    ].join('\r\n'),
  )
