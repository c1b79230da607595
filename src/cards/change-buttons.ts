/** The buttons of a referral about reviews, releases and other changes. */
import { afterDayOf } from '../domain/after-days.ts'
import { isTold } from '../domain/after-release.ts'
import { releaseDayOf } from '../domain/custody.ts'
import { mayRecordAgreement } from '../domain/people.ts'
import { isAfterSending } from '../domain/referral.ts'
import { mayBeReviewed } from '../domain/review.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

const button = (step: Pick<Button, 'title' | 'verb'>): Button => ({ ...step, style: 'default', key: '' })

/** Before the report has gone the words do the same; the card has enough to show then. */
export function changeButtons({ referral, by, today }: Shown): readonly Button[] {
  if (!isAfterSending(referral) || !mayRecordAgreement(by, referral)) return []
  const release = releaseDayOf(referral)
  return [
    ...(mayBeReviewed(referral) && afterDayOf('review', referral) !== undefined
      ? [button({ title: 'Begin the review', verb: 'start-review' })]
      : []),
    button({ title: 'Transfer or release', verb: 'note-custody' }),
    ...(release !== undefined && release <= today && !isTold(referral)
      ? [button({ title: 'How it went', verb: 'after-release' })]
      : []),
    button({ title: 'A child has moved', verb: 'child-moved' }),
  ]
}
