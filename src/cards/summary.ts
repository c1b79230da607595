/** What may be said of a referral anywhere: reference, due date, days left, status, team, who has it. No names of families. */
import { sayTimeLeft } from '../domain/deadlines.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import { type Day, dayOf, sayDay } from '../domain/moment.ts'
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
  return {
    reference: referral.reference,
    version: referral.version,
    due: sayDay(referral.due.day),
    timeLeft: sayWhen(referral, directory, today),
    status: STATUSES[referral.status],
    worker: worker === undefined ? 'nobody yet' : nameOf(directory, worker),
  }
}

/** Once it has gone, the day it went says more than days left. */
function sayWhen(referral: Referral, directory: Directory, today: Day): string {
  if (referral.status === 'sent') return `sent ${sayDay(dayOf(referral.sentAt))}`
  return sayTimeLeft(referral.due.day, today, directory.council)
}
