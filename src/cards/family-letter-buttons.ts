/** The buttons of a referral about letters about the outcome. */
import { mayKeepLog } from '../domain/contact-rules.ts'
import { lettersOf, newestFor, standingOf } from '../domain/family-letters.ts'
import { isSamePerson, maySignOff } from '../domain/people.ts'
import { isAfterSending } from '../domain/referral.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

/** A manager sees on it how many wait for them. */
export function familyLetterButtons({ referral, by }: Shown): readonly Button[] {
  if (!isAfterSending(referral) || !mayKeepLog(by, referral)) return []
  const waiting = lettersOf(referral).filter(
    (letter) =>
      newestFor(referral, letter) === letter &&
      standingOf(referral, letter) === 'waiting' &&
      !isSamePerson(letter.by, by.id),
  )
  const count = maySignOff(by, referral) ? waiting.length : 0
  const title = count === 0 ? 'Letters' : `Letters (${count} to read)`
  return [{ title, verb: 'letters', style: 'default', key: '' }]
}
