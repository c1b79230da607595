/** The seal of a look: what the trigger of the table works out when it is written, worked out again to be compared. */
import { createHash } from 'node:crypto'

/** `at` with six digits after the second, as the table has it. */
export type SealedLook = {
  readonly line: number
  readonly at: string
  readonly who: string
  readonly what: string
  readonly reference: string
  readonly about: string
  readonly hits: number | null
  readonly previousHash: string
  readonly hash: string
}

/** The same text as in the migration that made the trigger. */
export const sealOfLook = (look: SealedLook, previous: string): string =>
  createHash('sha256')
    .update(
      [
        ...[previous, look.line, look.at, look.what, look.hits ?? '-'],
        ...[look.who, look.reference, look.about].map((text) => `${Buffer.byteLength(text)}:${text}`),
      ].join('|'),
    )
    .digest('hex')
