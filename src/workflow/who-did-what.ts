/** Who did what and when, for an auditor: of one referral, or the newest of all. To read it is a look, written down first. */
import { mayReadLog, type Person } from '../domain/people.ts'
import type { Reference } from '../domain/referral.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { LogLine } from './know-ports.ts'
import { wholeOf } from './known-to.ts'
import type { World } from './ports.ts'

/** As many lines as are read at once, the newest first. */
export const MOST_LINES = 40

export async function readLog(
  world: World,
  by: Person,
  reference?: Reference,
): Promise<readonly LogLine[] | Refusal> {
  if (!mayReadLog(by)) return refuse('notToReadLog')
  const { store, clock } = wholeOf(world)
  await store.noteLooks([{ at: clock.now(), who: by.id, what: 'log', reference: reference ?? '' }])
  const lines = await store.log({ most: MOST_LINES, ...(reference === undefined ? {} : { reference }) })
  return reference !== undefined && lines.every(({ what }) => what === 'log')
    ? refuse('unknownReference')
    : lines
}
