/** Walks a chain of sealed lines, one after the other, to the first that is not as it was sealed. */
import type { ChainState } from '../workflow/inspection-ports.ts'

export const FIRST_HASH = '0'.repeat(64)

export type Chained = { readonly line: number; readonly previousHash: string; readonly hash: string }

export type Walk = {
  /** Stops after so many lines: then `head` is what the seal was when there were no more. */
  readonly until?: number | undefined
  /** Lines that are in memory at once. */
  readonly atOnce?: number | undefined
  /** Hears the seal after each whole line. */
  readonly seen?: ((lines: number, head: string) => void) | undefined
}

type Rules<Line> = {
  readonly isWhole: (line: Line, previous: string) => boolean
  /** Whether there is a line with this seal anywhere. */
  readonly stands: (hash: string) => Promise<boolean>
}

/** A line that was taken from the end leaves no gap; it is found by a head that was written down before. */
export async function walkLines<Line extends Chained>(
  lines: AsyncIterable<Line>,
  { isWhole, stands }: Rules<Line>,
  { until = Number.POSITIVE_INFINITY, seen }: Walk,
): Promise<ChainState> {
  let head = FIRST_HASH
  let count = 0
  for await (const line of lines) {
    if (count >= until) break
    if (line.previousHash !== head) {
      // The line it was sealed after stands elsewhere, or nowhere any more.
      const moved = line.previousHash === FIRST_HASH || (await stands(line.previousHash))
      return { lines: count, head, broken: { line: line.line, why: moved ? 'reordered' : 'missing' } }
    }
    if (!isWhole(line, head)) return { lines: count, head, broken: { line: line.line, why: 'changed' } }
    head = line.hash
    count++
    seen?.(count, head)
  }
  return { lines: count, head }
}
