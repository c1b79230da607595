/** Reads the body of a request, JSON or a form, with a limit; says in a status and a code what is wrong with it. */
import type { IncomingMessage } from 'node:http'

export type Body = { readonly value: unknown } | { readonly status: 400 | 413 | 415; readonly code: string }

/**
 * Compressed bodies are refused: neither Teams nor the referral system sends any, and a small one may unpack to
 * a huge one. The type must be JSON, which also keeps web pages of other sites from posting by a plain form.
 */
export async function readJsonBody(request: IncomingMessage, limitBytes: number): Promise<Body> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return { status: 415, code: 'NotJson' }
  const read = await readBytes(request, limitBytes)
  if ('code' in read) return read
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(read.bytes)) }
  } catch {
    return { status: 400, code: 'NotJson' }
  }
}

/** The fields of an HTML form by name, the last one of a name; for pages of this machine alone. */
export async function readFormBody(request: IncomingMessage, limitBytes: number): Promise<Body> {
  const read = await readBytes(request, limitBytes)
  return 'code' in read ? read : { value: Object.fromEntries(new URLSearchParams(read.bytes.toString())) }
}

export const isForm = (request: IncomingMessage): boolean =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')

type Fault = Extract<Body, { readonly code: string }>

async function readBytes(
  request: IncomingMessage,
  limitBytes: number,
): Promise<{ readonly bytes: Buffer } | Fault> {
  const { 'content-encoding': encoding, 'content-length': length } = request.headers
  if (encoding !== undefined && encoding !== 'identity') return { status: 415, code: 'Compressed' }
  if (Number(length) > limitBytes) return { status: 413, code: 'TooLarge' }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limitBytes) return void chunks.push(chunk)
      request.pause()
      resolve({ status: 413, code: 'TooLarge' })
    })
    request.on('end', () => resolve({ bytes: Buffer.concat(chunks) }))
    request.on('error', reject)
    request.on('close', () => reject(new Error('The request was cut off.')))
  })
}
