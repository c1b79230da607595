/** Who hears of reviews, releases and other changes after sending. */
import type { Hearing } from './events.ts'

export const CHANGE_EVENTS = {
  /** On the one that is reviewed. Nobody is told: it stands on its card, and the review has its own card. */
  reviewStarted: [],
  /** Whoever had the earlier referral is asked whether they take the review. */
  reviewBegun: [{ to: 'person', by: 'chat', what: 'review-begun' }],
  /** A transfer, a release, or what is known of one. Never in a channel. */
  custodyNoted: [{ to: 'worker', by: 'chat', what: 'custody-noted' }],
  childMovedNear: [{ to: 'worker', by: 'chat', what: 'child-moved' }],
  /** MASH decides whether another authority takes over. */
  childMovedAway: [
    { to: 'worker', by: 'chat', what: 'child-moved' },
    { to: 'recorder', by: 'chat', what: 'child-moved' },
  ],
  /** Nobody is told: it is kept to be counted. */
  afterReleaseNoted: [],
} as const satisfies Record<string, readonly Hearing[]>
