/** Who hears of it when somebody leaves while they have work. Joined to the plan in `events.ts`. */
import type { Hearing } from './events.ts'

export const LEAVER_EVENTS = {
  /** A person has given the work of a leaver to somebody else (`leaving.ts`). */
  handedOver: [
    { to: 'team channel', by: 'channel card', what: 'referral-summary' },
    { to: 'worker', by: 'chat', what: 'handed-over' },
  ],
  /** Found by the sweep: whoever has it is not in the directory any more. */
  workerGone: [{ to: 'team manager', by: 'chat', what: 'worker-gone' }],
} as const satisfies Record<string, readonly Hearing[]>
