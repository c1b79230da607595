/** Puts a file into a folder of a document library: in one request up to 4 MB, in an upload session above that. */
import type { Graph } from './graph-client.ts'
import { list, pathPart, record, text } from './graph-shapes.ts'
import { troubleOfAnswer, troubleOfFault } from './graph-trouble.ts'
import type { Attachment, FileAddress } from './ports.ts'
import { Trouble } from './trouble.ts'
import { isTrustedAddress } from './trusted-address.ts'

type Filing = { readonly at: FileAddress; readonly file: Attachment; readonly timeLimitMs: number }

const SIMPLE_UPLOAD_BYTES = 4 * 1024 * 1024
/** Pieces must be a multiple of 320 KiB. */
const PIECE_BYTES = 10 * 327_680

/** A file of the same name is replaced, so filing again after a doubtful answer is safe. */
export async function fileInDrive(graph: Graph, filing: Filing): Promise<{ webUrl: string }> {
  const { at, file } = filing
  if (!mayBeNamed(at.name)) throw new Trouble('refused', 'bad-file-name')
  const place = `/drives/${pathPart(at.driveId)}/items/${pathPart(at.folderId)}:/${pathPart(at.name)}:`
  // A view, not a copy; the SDK would send the whole buffer behind a plain Uint8Array.
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const item =
    bytes.length <= SIMPLE_UPLOAD_BYTES
      ? await graph.call({
          method: 'PUT',
          path: `${place}/content`,
          body: bytes,
          contentType: file.contentType,
        })
      : await uploadInPieces(await openSession(graph, place, at.name), bytes, filing.timeLimitMs)
  const webUrl = text(record(item).webUrl) ?? (await webUrlOf(graph, at.driveId, text(record(item).id)))
  if (webUrl === undefined || !isTrustedAddress(webUrl))
    throw new Trouble('not known', 'answer-not-understood')
  return { webUrl }
}

/** The last answer of an upload session names the item, not always its address. */
async function webUrlOf(graph: Graph, driveId: string, id: string | undefined): Promise<string | undefined> {
  if (id === undefined) return undefined
  const path = `/drives/${pathPart(driveId)}/items/${pathPart(id)}?$select=id,webUrl`
  return text(record(await graph.call({ method: 'GET', path })).webUrl)
}

async function openSession(graph: Graph, place: string, name: string): Promise<string> {
  const body = { item: { '@microsoft.graph.conflictBehavior': 'replace', name } }
  const session = record(await graph.call({ method: 'POST', path: `${place}/createUploadSession`, body }))
  const url = text(session.uploadUrl)
  if (url === undefined || !isTrustedAddress(url)) throw new Trouble('try again', 'answer-not-understood')
  return url
}

async function uploadInPieces(url: string, bytes: Buffer, timeLimitMs: number): Promise<unknown> {
  try {
    let start = 0
    while (start < bytes.length) {
      const answer = await putPiece(url, { bytes, start, timeLimitMs })
      if (answer.done) return answer.body
      const next = Number.parseInt(String(list(answer.body.nextExpectedRanges)[0]), 10)
      // Each answer must move on, or a broken server would keep us here for ever.
      if (!(next > start && next < bytes.length)) throw new Trouble('try again', 'upload-stuck')
      start = next
    }
    throw new Trouble('not known', 'answer-not-understood')
  } catch (fault) {
    await fetch(url, { method: 'DELETE', signal: AbortSignal.timeout(timeLimitMs) }).catch(() => undefined)
    throw fault
  }
}

type Piece = { readonly bytes: Buffer; readonly start: number; readonly timeLimitMs: number }

/** The upload address carries its own right: Graph's token must not be sent to it. */
async function putPiece(url: string, { bytes, start, timeLimitMs }: Piece) {
  const piece = bytes.subarray(start, start + PIECE_BYTES)
  const range = `bytes ${start}-${start + piece.length - 1}/${bytes.length}`
  let response: Response
  let answer: string
  try {
    response = await fetch(url, {
      method: 'PUT',
      body: new Uint8Array(piece),
      headers: { 'content-range': range, 'content-type': 'application/octet-stream' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
    })
    answer = await response.text()
  } catch (fault) {
    throw troubleOfFault(fault, { hasBody: true })
  }
  if (!response.ok) throw troubleOfAnswer(response, answer, 'repeatable')
  return { done: response.status !== 202, body: record(jsonIn(answer)) }
}

function jsonIn(answer: string): unknown {
  try {
    return JSON.parse(answer)
  } catch {
    return undefined
  }
}

/** What SharePoint takes as a file name. */
function mayBeNamed(name: string): boolean {
  if (name.length === 0 || name.length > 400 || /["*:<>?/\\|]/.test(name)) return false
  if (/^\s|\s$|\.$|^~\$|_vti_/i.test(name)) return false
  return !/^(con|prn|aux|nul|com\d|lpt\d|\.lock|desktop\.ini)(\.|$)/i.test(name)
}
