/**
 * Room on the disk of the embedded store. Its engine cannot go on once a write to its log has failed: it would spin for
 * ever, and the whole process with it. So nothing is begun that there might be no room for.
 */
import { statfsSync } from 'node:fs'

/** The log grows by 16 MB at a time and may come to 64 MB; the rest is for what is under way, and for others on the disk. */
export const LEAST_ROOM_BYTES = 128 * 1024 * 1024

/** Others fill a disk by so much in this time that the rest above still holds. */
const LOOK_AGAIN_MS = 250

/** PostgreSQL's code for a full disk. */
export const NO_ROOM = '53100'

export class NoRoom extends Error {
  override readonly name = 'NoRoom'
  readonly code = NO_ROOM
  constructor() {
    super('There is no room left on the disk of the store.')
  }
}

export type Room = {
  isThere(): boolean
  /** Free on the disk. */
  bytes(): number
  /** Throws `NoRoom`. */
  need(): void
}

export function roomIn(folder: string): Room {
  let lookedAt = Number.NEGATIVE_INFINITY
  let enough = true
  const bytes = (): number => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  const isThere = (): boolean => {
    if (performance.now() - lookedAt >= LOOK_AGAIN_MS) {
      enough = bytes() >= LEAST_ROOM_BYTES
      lookedAt = performance.now()
    }
    return enough
  }
  return {
    isThere,
    bytes,
    need() {
      if (!isThere()) throw new NoRoom()
    },
  }
}

/** Reads need no room to speak of. */
export const onlyReads = (text: string): boolean =>
  /^\s*select\b(?![\s\S]*\bfor (no key )?update\b)/i.test(text)
