/** On which days a referral passed the stages of its road, by the lines of its audit. */
import { type Day, dayOf, type Moment } from './moment.ts'
import { isAfterSending, type Referral, type Status } from './referral.ts'
import type { StageDay } from './statistics-stages.ts'

/** A line of the audit, as far as it says where the referral went. */
export type Passed = {
  readonly at: Moment
  readonly what: string
  readonly from: Status | 'nothing'
  readonly to: Status | 'nothing'
}

/**
 * The London day of each stage that was reached. What is open or was ended early has those it came to.
 *
 * - assigned: the last time that it was given to a team. A wrong team does not count as having it, and a decision that
 *   was undone was followed by another. Bringing back what had been withdrawn gives it to nobody.
 * - allocated: the first worker, after that. Who had it later took it over.
 * - started, submitted: the first time. Being asked for changes is a part of signing.
 * - signed: the last time, because a signature that was undone does not stand; none while it is undone.
 * - sent: when every e-mail was accepted. decided: the day of the newest decision, as the prison told it.
 */
export function stageDays(
  referral: Referral,
  passed: readonly Passed[],
): Readonly<Partial<Record<StageDay, Day>>> & { readonly received: Day } {
  const sent = isAfterSending(referral) ? dayOf(referral.sentAt) : undefined
  const decided = isAfterSending(referral) ? referral.governorsDecisions?.at(-1)?.decidedOn : undefined
  const gate = passed.findLast(({ from, to }) => from !== to && [from, to].includes('signed_off'))
  const found = {
    assigned: passed.findLast(isAssigned)?.at,
    allocated: firstTo('allocated', passed)?.at,
    started: firstTo('in_progress', passed)?.at,
    submitted: firstTo('submitted', passed)?.at,
    signed: gate?.to === 'submitted' ? undefined : passed.findLast(isSigned)?.at,
  }
  const days = Object.entries(found).flatMap(([stage, at]) => (at === undefined ? [] : [[stage, dayOf(at)]]))
  return {
    ...Object.fromEntries(days),
    received: dayOf(referral.receivedAt),
    ...(sent === undefined ? {} : { sent }),
    ...(decided === undefined ? {} : { decided }),
  }
}

const isAssigned = ({ what, from, to }: Passed): boolean =>
  to === 'assigned_to_team' && what !== 'undoTriage' && (from !== to || what === 'assign')

const isSigned = ({ from, to }: Passed): boolean => to === 'signed_off' && from === 'submitted'

/** Later lines stay there, or come back to it. */
const firstTo = (status: Status, passed: readonly Passed[]): Passed | undefined =>
  passed.find(({ to }) => to === status)
