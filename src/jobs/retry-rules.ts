/** How often and how long each kind of job is tried before a person hears of it, and how many run side by side. */

export type QueueName = 'deliver-card' | 'deliver-email' | 'file-report' | 'notify' | 'release-dispatch'

export type RetryRule = {
  /** Tries after the first one. */
  readonly retryLimit: number
  /**
   * Seconds before the second try, up to twice as long by chance, so that not everything comes back at once.
   */
  readonly retryDelay: number
  /** Each wait is twice the one before it ... */
  readonly retryBackoff: boolean
  /** ... and never more than this, in seconds. */
  readonly retryDelayMax: number
  /** Seconds after which a try counts as lost. Longer than every time-out of the gateways together. */
  readonly expireInSeconds: number
  /** Seconds of silence after which a worker on a server counts as dead. pg-boss allows no less than 10. */
  readonly heartbeatSeconds: number
  /** Jobs of this kind in hand at once, in one process. */
  readonly sideBySide: number
}

const MINUTE = 60

/** Outside services come back within minutes or an hour or two: these rules give up after about two hours. */
const OUTSIDE = {
  retryLimit: 10,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 30 * MINUTE,
  expireInSeconds: 10 * MINUTE,
  heartbeatSeconds: 10,
  sideBySide: 2,
} as const satisfies RetryRule

/** Work inside our own store, which fails only with the store itself: tried soon again, for about an hour. */
const INSIDE = {
  retryLimit: 20,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 5 * MINUTE,
  expireInSeconds: 2 * MINUTE,
  heartbeatSeconds: 10,
  sideBySide: 2,
} as const satisfies RetryRule

/** Teams takes 50 calls a second, and a card takes a quarter of one: its call, the work around it, and its turn. */
const CARD = { ...OUTSIDE, sideBySide: 12 } as const satisfies RetryRule

export const RETRY_RULES = {
  'deliver-card': CARD,
  'deliver-email': OUTSIDE,
  'file-report': OUTSIDE,
  notify: OUTSIDE,
  'release-dispatch': INSIDE,
} as const satisfies Record<QueueName, RetryRule>

export const QUEUE_NAMES = Object.keys(RETRY_RULES) as QueueName[]
