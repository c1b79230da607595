/** What a nudge after sending offers first: they have it, what was decided, a call, a step of a disagreement. */
import { openDisagreement, stepAfter } from '../domain/disagreement-rules.ts'
import type { NudgeName } from '../domain/nudges.ts'
import { mayAskMoreTime, mayRecordAgreement, type Person } from '../domain/people.ts'
import { isAfterSending, type Referral } from '../domain/referral.ts'

type Step = { readonly title: string; readonly verb: string }
type About = { readonly referral: Referral; readonly name: NudgeName; readonly by: Person }

const PHONED: Step = { title: 'Telephoned', verb: 'note-phoned' }
const CLOSE: Step = { title: 'Close it', verb: 'close-referral' }

/** Nothing for a nudge of another kind, or for whoever may do none of it. */
export function afterSendingSteps({ referral, name, by }: About): readonly Step[] {
  if (!isAfterSending(referral) || !mayRecordAgreement(by, referral)) return []
  const ofTeam = mayAskMoreTime(by, referral)
  switch (name) {
    case 'noReceipt':
      return [{ title: 'They have it', verb: 'note-receipt' }, PHONED]
    case 'askDecision':
    case 'askDecisionAgain':
    case 'askDecisionStill':
      return [
        { title: 'Record the decision', verb: 'record-decision' },
        PHONED,
        ...(ofTeam && name !== 'askDecision' ? [CLOSE] : []),
      ]
    case 'disagreementDue':
    case 'disagreementLate':
      return ofTeam ? disagreementSteps(referral) : []
    default:
      return []
  }
}

function disagreementSteps(referral: Referral): readonly Step[] {
  const open = openDisagreement(referral)
  if (open === undefined) return []
  return [
    ...(stepAfter(open) === undefined ? [] : [{ title: 'Pass it up', verb: 'pass-up' }]),
    { title: 'End it', verb: 'end-disagreement' },
  ]
}
