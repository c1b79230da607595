/** What may be said of a referral anywhere: reference, due date, days left, status, team, who has it. No names of families. */
import { sayTimeLeft } from '../domain/deadlines.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import { type Day, dayOf, sayDay } from '../domain/moment.ts'
import { FINISHED, isAfterSending, type Referral, STATUSES, workerOf } from '../domain/referral.ts'
import { decisionOf } from '../domain/triage.ts'

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
    worker: worker === undefined ? sayNobody(referral) : nameOf(directory, worker),
  }
}

/** Who has the next move while no social worker has it. */
function sayNobody({ status }: Referral): string {
  if (status === 'short_view') return 'a manager, to sign'
  if (status === 'received' || status === 'needs_information') return 'MASH'
  return FINISHED.includes(status) ? 'nobody' : 'nobody yet'
}

/** Once it has gone or ended, the day of that says more than days left. */
function sayWhen(referral: Referral, directory: Directory, today: Day): string {
  if (isAfterSending(referral)) return `sent ${sayDay(dayOf(referral.sentAt))}`
  if (referral.status === 'short_view_sent') return `answered ${sayDay(dayOf(referral.signed.at))}`
  if (FINISHED.includes(referral.status)) {
    const decision = decisionOf(referral)
    return decision === undefined ? 'ended' : `ended ${sayDay(dayOf(decision.at))}`
  }
  return sayTimeLeft(referral.due.day, today, directory.council)
}
