/** A referral that somebody puts into a conversation: others read it there, so it names nobody. */
import type { Directory } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { type Card, render } from './render.ts'
import { summaryOf } from './summary.ts'

export function foundReferral(referral: Referral, directory: Directory, today: Day): Card {
  const { reference, due, timeLeft, status } = summaryOf(referral, directory, today)
  return render('found-referral', { reference, due, timeLeft, status }, 'channel')
}
