/** The days that reminders after sending count from: a release, a review, a step of disagreeing. */
import { releaseDayOf } from './custody.ts'
import type { Day } from './moment.ts'
import { isAfterSending, type Referral } from './referral.ts'

export type AfterDay = 'release' | 'review' | 'disagreement'

/** Undefined where there is no such day, or nothing is left to remind of. */
export function afterDayOf(from: AfterDay, referral: Referral): Day | undefined {
  // A review has it from now on, and reminds of it instead.
  if (from === 'release') return (referral.reviews ?? []).length > 0 ? undefined : releaseDayOf(referral)
  if (!isAfterSending(referral)) return undefined
  if (from === 'review') {
    const decision = referral.governorsDecisions?.at(-1)
    const isBegun = (referral.reviews ?? []).some(({ at }) => decision !== undefined && at >= decision.at)
    return isBegun ? undefined : decision?.reviewOn
  }
  const { disagreement } = referral
  return disagreement?.ended === undefined ? disagreement?.steps.at(-1)?.targetOn : undefined
}
