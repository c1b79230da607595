/** Reads a request that brings papers: part by part as it arrives, and no further than the limits. */
import type { IncomingMessage } from 'node:http'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { LIMITS } from './limits.ts'
import type { Problem } from './problem.ts'

export type Part = {
  /** What its sender calls the part, and the file in it. */
  readonly field: string
  readonly fileName: string | undefined
  readonly bytes: Buffer
}

/** Every part, or why they were not read to the end. */
export async function readParts(request: IncomingMessage): Promise<readonly Part[] | Problem> {
  const { 'content-encoding': encoding, 'content-length': length } = request.headers
  if (encoding !== undefined && encoding !== 'identity') return COMPRESSED
  if (Number(length) > LIMITS.togetherBytes) return TOO_LARGE
  const reader = openReader(request)
  return reader === undefined ? UNREADABLE : readWith(reader, request)
}

type Reader = ReturnType<typeof Busboy>

/** Every part is read as a file, so that the limits on bytes hold for each. */
function openReader({ headers }: IncomingMessage): Reader | undefined {
  try {
    return new Busboy({
      headers: { ...headers, 'content-type': headers['content-type'] ?? '' },
      isPartAFile: () => true,
      limits: {
        fileSize: LIMITS.paperBytes,
        parts: LIMITS.papers + 1,
        headerPairs: 20,
        headerSize: 8_192,
      },
    })
  } catch {
    return undefined
  }
}

function readWith(reader: Reader, request: IncomingMessage): Promise<readonly Part[] | Problem> {
  return new Promise((resolve) => {
    const parts: Part[] = []
    let together = 0
    const end = (answer: readonly Part[] | Problem): void => {
      request.unpipe(reader)
      request.off('data', count)
      resolve(answer)
    }
    const count = (chunk: Buffer): void => {
      together += chunk.length
      if (together > LIMITS.togetherBytes) end(TOO_LARGE)
    }
    reader.on('file', (field: string | undefined, file: BusboyFileStream, fileName: string | undefined) => {
      const chunks: Buffer[] = []
      file.on('data', (chunk: Buffer) => chunks.push(chunk))
      file.on('limit', () => end(TOO_LARGE))
      file.on('error', () => end(UNREADABLE))
      file.on('end', () => parts.push({ field: field ?? '', fileName, bytes: Buffer.concat(chunks) }))
    })
    reader.on('partsLimit', () => end(TOO_MANY))
    reader.on('error', () => end(UNREADABLE))
    reader.on('finish', () => end(parts))
    request.on('data', count)
    request.on('error', () => end(UNREADABLE))
    request.pipe(reader)
  })
}

const UNREADABLE: Problem = {
  status: 400,
  code: 'NotMultipart',
  detail: 'The body is no multipart/form-data, or it ends before its last boundary.',
  last: true,
}

const COMPRESSED: Problem = {
  status: 415,
  code: 'Compressed',
  detail: 'Please send the body without compression.',
  last: true,
}

const TOO_LARGE: Problem = {
  status: 413,
  code: 'TooLarge',
  detail: 'A paper may have 20 MB, and all of a request 60 MB. Please send the rest by another way.',
  last: true,
}

const TOO_MANY: Problem = {
  status: 413,
  code: 'TooManyParts',
  detail: `Please send one referral and at most ${LIMITS.papers} papers.`,
  last: true,
}
