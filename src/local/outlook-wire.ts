/** Bytes in and out of the Graph stand-in. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphAnswer } from './outlook-answers.ts'

/** More than any call may hold; a larger body is cut off with its connection. */
const MOST_BYTES = 64 * 1024 * 1024

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length > MOST_BYTES) throw new Error('body too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export function send(response: ServerResponse, answer: GraphAnswer): void {
  response.writeHead(answer.status, { 'request-id': randomUUID(), ...answer.headers })
  if (answer.body === undefined) response.end()
  else response.end(answer.body instanceof Uint8Array ? answer.body : JSON.stringify(answer.body))
}
