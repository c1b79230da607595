/** `npm run preview`: one page with every card, e-mail and report as people see them. `--serve` shows it on loopback. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { pdfGateway } from '../src/gateways/pdf.ts'
import { emails } from './preview/emails.ts'
import { madeCards } from './preview/made-cards.ts'
import { previewPage } from './preview/page.ts'
import { reports } from './preview/reports.ts'
import { sampleCards } from './preview/sample-cards.ts'

type Files = ReadonlyMap<string, string | Uint8Array>

const PAGE = 'index.html'

/** The page and the reports beside it, by file name. */
export async function previewFiles(): Promise<Files> {
  const pdf = pdfGateway()
  const documents = reports()
  const drawn = await Promise.all(
    documents.map(async ({ file, document }) => [file, await pdf.draw(document)] as const),
  )
  const page = previewPage({
    samples: sampleCards(),
    made: madeCards(),
    emails: emails(),
    reports: documents,
  })
  return new Map<string, string | Uint8Array>([[PAGE, page], ...drawn])
}

function write(files: Files, folder: string): string {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, content] of files) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return join(folder, PAGE)
}

function serve(files: Files): void {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)) || PAGE
    const content = files.get(name)
    const type = name.endsWith('.pdf') ? 'application/pdf' : 'text/html; charset=utf-8'
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type }).end(content ?? 'Not here')
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}/`)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../.preview', import.meta.url))
  const { values } = parseArgs({
    options: { serve: { type: 'boolean' }, out: { type: 'string', default: folder } },
  })
  const files = await previewFiles()
  console.log(write(files, values.out))
  if (values.serve) serve(files)
}
