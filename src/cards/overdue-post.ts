/** The nameless line in the team's channel about what is overdue: a new post, as a card that changes rings no bell. */
import type { Directory } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { type Card, render } from './render.ts'
import { summaryOf } from './summary.ts'

export function overduePost(referral: Referral, directory: Directory, today: Day): Card {
  const { reference, due, timeLeft, status, worker } = summaryOf(referral, directory, today)
  return render('overdue', { reference, due, timeLeft, status, worker }, 'channel')
}
