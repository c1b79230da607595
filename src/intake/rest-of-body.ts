/** What is left of a body that nobody wants any more. */
import type { IncomingMessage } from 'node:http'

/**
 * Reads and throws away at most so many bytes; whether that was all of it. A caller who is still sending when the
 * connection goes would see a broken connection, and not why.
 */
export async function isReadToItsEnd(request: IncomingMessage, mostBytes: number): Promise<boolean> {
  if (Number(request.headers['content-length']) > mostBytes) return false
  let left = mostBytes
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      left -= chunk.length
      if (left < 0) return false
    }
    return true
  } catch {
    return false
  }
}
