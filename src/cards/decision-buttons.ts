/** The buttons of a referral about the decision: record it, what is learned later, disagree, close. */
import { isReadyToClose } from '../domain/closing-rules.ts'
import { looksUnsafe } from '../domain/decision-compared.ts'
import { decisionOf } from '../domain/decision-rules.ts'
import { openDisagreement, stepAfter } from '../domain/disagreement-rules.ts'
import { mayAskMoreTime, mayRecordAgreement } from '../domain/people.ts'
import { type AfterSending, isAfterSending } from '../domain/referral.ts'
import type { Shown } from './assessment-overview.ts'
import type { Button } from './overview-buttons.ts'

/** The next step, which stands first on the card. */
export const decisionSteps = (shown: Shown): readonly Button[] =>
  allButtons(shown).filter(({ style }) => style === 'positive')

export const decisionButtons = (shown: Shown): readonly Button[] =>
  allButtons(shown).filter(({ style }) => style !== 'positive')

/** What is most likely next is the coloured one. */
function allButtons({ referral, by }: Shown): readonly Button[] {
  if (!isAfterSending(referral) || !mayRecordAgreement(by, referral)) return []
  const decision = decisionOf(referral)
  const mayDisagree = mayAskMoreTime(by, referral)
  // Until the report is known to have arrived, that comes first.
  const record = button('Record the decision', 'record-decision', referral.receipt ? 'positive' : 'default')
  if (decision === undefined) return [record, ...(mayDisagree ? closing(referral) : [])]
  const steps = mayDisagree ? [...disagreeing(referral), ...closing(referral)] : []
  const isNext = steps.every(({ style }) => style !== 'positive')
  return [
    ...(decision.familyToldOn === undefined
      ? [button('Family told', 'family-told', isNext ? 'positive' : 'default')]
      : []),
    ...steps,
    button('Correct the decision', 'record-decision'),
    button('Appeal', 'note-appeal'),
  ]
}

const button = (title: string, verb: string, style: Button['style'] = 'default'): Button => ({
  ...{ title, verb, style, key: '' },
})

function disagreeing(referral: AfterSending): readonly Button[] {
  if (referral.status !== 'decision_recorded') return []
  const open = openDisagreement(referral)
  if (open !== undefined)
    return [
      ...(stepAfter(open) === undefined ? [] : [button('Pass it up', 'pass-up', 'positive')]),
      button('End the disagreement', 'end-disagreement'),
    ]
  const decision = decisionOf(referral)
  const isNew = decision !== undefined && looksUnsafe(decision) && referral.disagreement === undefined
  return [button('We disagree', 'disagree', isNew ? 'positive' : 'default')]
}

function closing(referral: AfterSending): readonly Button[] {
  if (referral.status === 'closed' || openDisagreement(referral) !== undefined) return []
  return [button('Close it', 'close-referral', isReadyToClose(referral) ? 'positive' : 'default')]
}
