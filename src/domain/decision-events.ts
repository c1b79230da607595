/** Who hears of what the Governor or Director decided, and about closing. */
import type { Hearing } from './events.ts'

const channelCard: Hearing = { to: 'team channel', by: 'channel card', what: 'referral-summary' }
const toWorker: Hearing = { to: 'worker', by: 'chat', what: 'disagreement' }
const toManager: Hearing = { to: 'team manager', by: 'chat', what: 'disagreement' }
const toSenior: Hearing = { to: 'service manager', by: 'chat', what: 'disagreement' }
const toHead: Hearing = { to: 'head of service', by: 'chat', what: 'disagreement' }

export const DECISION_EVENTS = {
  decisionRecorded: [channelCard, { to: 'worker', by: 'chat', what: 'decision-recorded' }],
  /** It is wider than we advised, or leaves out conditions that we asked for. */
  decisionDiffers: [{ to: 'team manager', by: 'chat', what: 'decision-differs' }],
  /** Where somebody else than the social worker wrote it down. */
  familyTold: [{ to: 'worker', by: 'chat', what: 'family-told' }],
  appealNoted: [{ to: 'worker', by: 'chat', what: 'appeal-noted' }],
  /** Each step of disagreeing is told to whoever takes it up, and to those who had it before (`disagreement-rules.ts`). */
  disagreed: [toWorker, toManager],
  passedToManager: [toWorker, toManager],
  passedToSenior: [toWorker, toManager, toSenior],
  passedToPartnership: [toWorker, toManager, toSenior, toHead],
  disagreementEnded: [toWorker, toManager],
  referralClosed: [channelCard, { to: 'worker', by: 'chat', what: 'referral-closed' }],
} as const satisfies Record<string, readonly Hearing[]>
