/** The nameless line in the team's channel about what is overdue: a new post, as a card that changes rings no bell. */
import type { Directory } from '../domain/directory.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { type Card, render } from './render.ts'
import { summaryOf } from './summary.ts'

export function overduePost(referral: Referral, directory: Directory, today: Day): Card {
  const { reference, due, status, worker } = summaryOf(referral, directory, today)
  // It stays as it was posted, whatever is agreed later: so it says of which day it speaks.
  return render('overdue', { reference, on: sayDay(today), due, status, worker }, 'channel')
}
