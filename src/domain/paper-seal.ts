/** The SHA-256 of a paper, and of the ticket that opens it. */
import { createHash } from 'node:crypto'

/** In hexadecimal. */
export const sha256Of = (content: Uint8Array | string): string =>
  createHash('sha256').update(content).digest('hex')
