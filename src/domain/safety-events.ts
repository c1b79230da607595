/** Who hears of what is said about the safety of the family and of sending. Joined to the plan in `events.ts`. */
import type { Hearing } from './events.ts'

export const SAFETY_EVENTS = {
  /** Whether the family may be contacted, and whether sending is held for the police (`safety.ts`). Never in a channel. */
  familyLocked: [
    { to: 'worker', by: 'chat', what: 'family-locked' },
    { to: 'team manager', by: 'chat', what: 'family-locked' },
  ],
  familyUnlocked: [
    { to: 'worker', by: 'chat', what: 'family-unlocked' },
    { to: 'team manager', by: 'chat', what: 'family-unlocked' },
  ],
  policeHeld: [
    { to: 'worker', by: 'chat', what: 'police-held' },
    { to: 'team manager', by: 'chat', what: 'police-held' },
  ],
  policeHoldLifted: [
    { to: 'worker', by: 'chat', what: 'police-hold-lifted' },
    { to: 'team manager', by: 'chat', what: 'police-hold-lifted' },
  ],
  /** The managers hear of it by `concernTold`, one after the other until one has seen it (`concern.ts`). */
  concernRaised: [{ to: 'worker', by: 'chat', what: 'concern-raised' }],
  concernTold: [
    { to: 'person', by: 'chat', what: 'concern' },
    { to: 'person', by: 'feed', what: 'urgentMatter' },
  ],
  concernSeen: [{ to: 'raiser', by: 'chat', what: 'concern-seen' }],
  /** The manager reads it when the report is sent in, and before that on the card of the referral. */
  shortReportChosen: [],
} as const satisfies Record<string, readonly Hearing[]>
