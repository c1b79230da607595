/** A referral is closed when nobody waits for anything any more, and the bot says when that is so. */
import { type Closing, USEFUL } from './closing.ts'
import { decisionOf } from './decision-rules.ts'
import { openDisagreement } from './disagreement-rules.ts'
import { mayAskMoreTime } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { isFamilyLocked } from './safety.ts'

export type ClosingSaid = Omit<Closing, 'by' | 'at'>

/** A reason where no decision is recorded; never while a disagreement is open. */
export function closeReferral(referral: Referral, act: Act, said: ClosingSaid): Ruling {
  if (!mayAskMoreTime(act.by, referral)) return refuse('notForYou')
  if (referral.status !== 'sent' && referral.status !== 'decision_recorded') return refuse('notNow')
  if (openDisagreement(referral) !== undefined) return refuse('disagreementOpen')
  const reason = said.reason.trim()
  if (referral.status === 'sent' && reason === '') return refuse('closingReasonNeeded')
  const useful = USEFUL.some(({ id }) => id === said.useful) ? said.useful : ''
  const closing: Closing = { by: act.by.id, at: act.at, reason, useful, usefulWhy: said.usefulWhy.trim() }
  return {
    referral: next({ ...referral, status: 'closed', closing }),
    events: [{ name: 'referralClosed' }],
    move: 'close',
    // Their words stay with the referral: the audit outlives it.
    ...(referral.status === 'sent' ? { reason: 'without a decision' } : {}),
  }
}

/** The decision is recorded, the family knows (or may not be contacted), and nobody disagrees: it can be closed. */
export const isReadyToClose = (referral: Referral): boolean =>
  referral.status === 'decision_recorded' &&
  openDisagreement(referral) === undefined &&
  (decisionOf(referral)?.familyToldOn !== undefined || isFamilyLocked(referral))
