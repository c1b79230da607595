/** A form that was filled in has boxes with the stamp of its card, which no other card has: sent twice, it is one press. */
import { createHash } from 'node:crypto'
import type { Turn } from './turn.ts'

const STAMPED = /__\w+$/

/**
 * Says to the use cases of this turn which press it is. A button without a box may be pressed again, and mean it, unless
 * it carries the stamp itself: a signature that is slow to arrive must not come after it was taken back.
 */
export function markPress({ world, by }: Turn, verb: unknown, data: unknown): void {
  if (world.press === undefined || typeof data !== 'object' || data === null) return
  const isOfCard = 'stamp' in data && typeof data.stamp === 'string'
  if (!isOfCard && !Object.keys(data).some((name) => STAMPED.test(name))) return
  const { verb: _, msteams: __, ...sent } = data as Readonly<Record<string, unknown>>
  world.press.of = createHash('sha256')
    .update(JSON.stringify([by.id, verb, sorted(sent)]))
    .digest('hex')
}

/** Phones and desktops send the same boxes in orders of their own. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, each]) => [name, sorted(each)])
    : value
