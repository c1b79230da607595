/** Who hears of restricting and of breaking glass. Joined to the plan in `events.ts`. */
import type { Hearing } from './events.ts'

export const RESTRICTION_EVENTS = {
  /** Its cards in channels say no more than that. Whoever is named anew hears of it by `namedIn`. */
  restricted: [
    { to: 'team channel', by: 'channel card', what: 'referral-summary' },
    { to: 'mash channel', by: 'channel card', what: 'mash-receipt' },
  ],
  namedIn: [{ to: 'person', by: 'chat', what: 'named-in' }],
  restrictionLifted: [
    { to: 'team channel', by: 'channel card', what: 'referral-summary' },
    { to: 'mash channel', by: 'channel card', what: 'mash-receipt' },
    { to: 'worker', by: 'chat', what: 'restriction-lifted' },
    { to: 'team manager', by: 'chat', what: 'restriction-lifted' },
  ],
  /** Each of its owners: who has it, who manages it, who restricted it. */
  glassBroken: [{ to: 'person', by: 'chat', what: 'glass-broken' }],
} as const satisfies Record<string, readonly Hearing[]>
