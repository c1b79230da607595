/** What may be said of a referral anywhere: reference, due date, days left, status, team, who has it. No names of families. */
import { sayTimeLeft } from '../domain/deadlines.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import { type Referral, STATUSES, workerOf } from '../domain/referral.ts'

export type Summary = {
  readonly reference: string
  readonly version: number
  readonly due: string
  readonly timeLeft: string
  readonly status: string
  readonly worker: string
}

export function summaryOf(referral: Referral, directory: Directory, today: Day): Summary {
  const worker = workerOf(referral)
  const over = referral.status === 'sent' || referral.status === 'sending'
  return {
    reference: referral.reference,
    version: referral.version,
    due: sayDay(referral.due.day),
    timeLeft: over ? STATUSES[referral.status] : sayTimeLeft(referral.due.day, today, directory.council),
    status: STATUSES[referral.status],
    worker: worker === undefined ? 'nobody yet' : nameOf(directory, worker),
  }
}
