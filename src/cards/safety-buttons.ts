/** The buttons about safety on the card of a referral, for whoever may press them now. */
import { openConcern } from '../domain/concern.ts'
import { mayAllocate, mayRecordAgreement, mayWrite } from '../domain/people.ts'
import { holdOf, isFamilyLocked } from '../domain/safety.ts'
import { HOLD_WHILE, SHORT_WHILE } from '../domain/safety-statuses.ts'
import { isChosenShort, mayBeShort } from '../domain/short-report.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

const button = (step: Pick<Button, 'title' | 'verb'>, style: Button['style'] = 'default'): Button => ({
  ...{ ...step, style, key: '' },
})

/** Before everything else: a concern that nobody has seen, for those who may take it up. */
export function urgentButtons({ referral, by }: Shown): readonly Button[] {
  const concern = openConcern(referral)
  const mayTakeUp = concern !== undefined && concern.by !== by.id
  return mayTakeUp && (mayAllocate(by, referral) || concern.told.includes(by.id))
    ? [button({ title: 'I have seen it', verb: 'see-concern' }, 'positive')]
    : []
}

export function safetyButtons({ referral, assessment, by }: Shown): readonly Button[] {
  if (!mayRecordAgreement(by, referral)) return []
  const { status } = referral
  const mayChoose = mayWrite(by, referral) && SHORT_WHILE.includes(status)
  const fits = isChosenShort(assessment) || mayBeShort(referral, assessment)
  return [
    ...(mayChoose && fits
      ? [button({ title: isChosenShort(assessment) ? 'Full report' : 'Short report', verb: 'short-report' })]
      : []),
    ...(isFamilyLocked(referral) && HOLD_WHILE.includes(status)
      ? [button({ title: 'May the family be contacted?', verb: 'safe-to-contact' })]
      : []),
    ...(HOLD_WHILE.includes(status)
      ? [
          holdOf(referral) === undefined
            ? button({ title: 'Hold for the police', verb: 'police-hold' })
            : button({ title: 'Lift the hold', verb: 'lift-hold' }),
        ]
      : []),
    ...(openConcern(referral) === undefined
      ? [button({ title: 'Safeguarding concern', verb: 'concern' })]
      : []),
  ]
}
