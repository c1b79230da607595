/** What one try may take, and whether it is still ours: a process that was suspended may find that another has taken it up. */
import { inTime } from '../in-time.ts'
import type { KeptNotice } from '../workflow/ports.ts'
import type { JobWorld } from './ports.ts'

/** Nothing is written down and nobody is told: whoever has it now sees to it. */
export class TakenElsewhere extends Error {
  override readonly name = 'TakenElsewhere'
}

/** Counted as a try that failed; what it began may still come to its end. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/** Longer than every time-out of the gateways together, shorter than `expireInSeconds` of each queue that delivers. */
export const DELIVERY_LIMIT_MS = 8 * 60_000

/** Asked right before something leaves that cannot be taken back. */
export async function stillOurs(
  world: Pick<JobWorld, 'ledger'>,
  { key, attempts }: KeptNotice,
): Promise<void> {
  const begun = await world.ledger.attemptsOf(key)
  if (begun !== attempts + 1) throw new TakenElsewhere('another worker has taken this up')
}

/** The work, or `TookTooLong` once the limit is over. */
export const within = <T>(limitMs: number, work: Promise<T>): Promise<T> =>
  inTime(work, limitMs, () => new TookTooLong('it did not end'))
