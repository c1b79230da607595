/** Late: the prison is told so, and when to expect the report (2.9, 54). And after sending: they have it. */
import { whyNotDueOn } from './due-changes.ts'
import { type Day, dayOf } from './moment.ts'
import { mayAllocate, mayRecordAgreement } from './people.ts'
import { isAfterSending, type Referral, STILL_DUE } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import type { Calendar } from './working-days.ts'

export type Apology = {
  /** The day on which we now expect to send it. It moves no due day. */
  readonly expected: Day
  /** Whether there is an approved address of whoever asked. */
  readonly canWrite: boolean
  readonly calendar: Calendar
}

export function sendHolding(referral: Referral, act: Act, what: Apology): Ruling {
  if (!mayAllocate(act.by, referral)) return refuse('notTeamManager')
  if (!STILL_DUE.includes(referral.status)) return refuse('notNow')
  const today = dayOf(act.at)
  if (referral.due.day >= today) return refuse('notLate')
  if (referral.holding !== undefined) return refuse('holdingSent')
  if (!what.canWrite) return refuse('noRequesterAddress')
  if (what.expected <= today) return refuse('notLater')
  const wrong = whyNotDueOn(what.expected, what.calendar)
  if (wrong !== undefined) return refuse(wrong)
  const holding = { by: act.by.id, at: act.at, expected: what.expected }
  return {
    referral: next({ ...referral, holding }),
    events: [{ name: 'holdingSent' }],
    move: 'sendHolding',
  }
}

/** The prison, or whoever asked, has said that they have the report. Noted once; again it changes nothing. */
export function noteReceipt(referral: Referral, act: Act, how: string): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!isAfterSending(referral) || referral.receipt !== undefined) return refuse('notNow')
  const receipt = { by: act.by.id, at: act.at, how: how.trim() }
  return {
    referral: next({ ...referral, receipt }),
    events: [{ name: 'receiptNoted' }],
    move: 'noteReceipt',
    reason: receipt.how,
  }
}
