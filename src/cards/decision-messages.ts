/** What people hear of a decision, of what differs from our advice, of a disagreement, and of closing. No names of families. */
import { isReadyToClose } from '../domain/closing-rules.ts'
import { looksUnsafe } from '../domain/decision-compared.ts'
import { decisionOf } from '../domain/decision-rules.ts'
import { sayDecided, sayDiffers } from '../domain/decision-words.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { APPEALS, type GovernorsDecision } from '../domain/governors-decision.ts'
import { sayDay } from '../domain/moment.ts'
import { type Referral, workerOf } from '../domain/referral.ts'
import { aboutReferral } from './about-referral.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function decisionMessage(
  { what }: Pick<Notice, 'what'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const decision = decisionOf(referral)
  if (what === 'referral-closed') return closed(referral, directory)
  if (decision === undefined) return undefined
  // Whoever wrote it down knows it.
  const isOwn = decision.by === workerOf(referral)
  switch (what) {
    case 'decision-recorded':
      return isOwn ? undefined : recorded(referral, decision, directory)
    case 'decision-differs':
      return looksUnsafe(decision) ? differs(referral, decision, directory) : undefined
    case 'family-told':
      return familyTold(referral, decision)
    case 'appeal-noted':
      return decision.appeal === 'yes'
        ? aboutReferral(referral, 'an appeal', [
            `${labelOf(decision.appeal)}. The decision stands meanwhile.`,
          ])
        : undefined
    default:
      return undefined
  }
}

function recorded(referral: Referral, decision: GovernorsDecision, directory: Directory): NoticeMessage {
  const unsafe = looksUnsafe(decision)
  return aboutReferral(
    referral,
    'the decision is recorded',
    [
      `${nameOf(directory, decision.by)} has written down what was decided: ${sayDecided(decision)}.`,
      ...(unsafe
        ? [
            ...sayDiffers(decision).map((line) => `⚠ ${line}`),
            'If it does not look safe, press “We disagree”.',
          ]
        : ['Please tell the family, and note the day.']),
    ],
    unsafe ? [button(referral, 'We disagree', 'disagree')] : [button(referral, 'Family told', 'family-told')],
  )
}

function differs(referral: Referral, decision: GovernorsDecision, directory: Directory): NoticeMessage {
  return aboutReferral(
    referral,
    'the decision differs from our advice',
    [
      `${sayDecided(decision)} (written down by ${nameOf(directory, decision.by)}).`,
      ...sayDiffers(decision).map((line) => `⚠ ${line}`),
      'Please talk it over with the social worker. If it does not look safe for the child, press “We disagree”: each step then has its own time.',
    ],
    referral.status === 'decision_recorded' ? [button(referral, 'We disagree', 'disagree')] : [],
  )
}

function familyTold(referral: Referral, decision: GovernorsDecision): NoticeMessage | undefined {
  const { familyToldOn } = decision
  if (familyToldOn === undefined || !isReadyToClose(referral)) return undefined
  return aboutReferral(
    referral,
    'ready to be closed',
    [`The decision is recorded, and the family was told on ${sayDay(familyToldOn)}.`, PROPOSAL],
    [button(referral, 'Close it', 'close-referral')],
  )
}

const PROPOSAL = 'If nobody waits for anything any more, it can be closed.'

function closed(referral: Referral, directory: Directory): NoticeMessage | undefined {
  if (referral.status !== 'closed' || referral.closing.by === workerOf(referral)) return undefined
  const { by, reason } = referral.closing
  return aboutReferral(referral, 'closed', [
    `${nameOf(directory, by)} has closed it.${reason === '' ? '' : ` “${reason}”`}`,
  ])
}

const button = (referral: Referral, title: string, verb: string): MessageButton => ({
  ...{ title, verb, style: 'positive', reference: referral.reference },
})

const labelOf = (appeal: string): string => APPEALS.find(({ id }) => id === appeal)?.label ?? ''

/** The answer to whoever recorded it. Our advice is for those who may read it. */
export function sayRecorded(referral: Referral, mayReadAdvice: boolean): string {
  const decision = decisionOf(referral)
  if (decision === undefined) return ''
  if (!mayReadAdvice) return 'Recorded. The social worker sees how it stands beside our advice.'
  if (looksUnsafe(decision))
    return [
      'Recorded. ⚠ It looks less safe than what we advised:',
      ...sayDiffers(decision).map((line) => `– ${line}`),
      'If you think so too, press “We disagree”. The Team Manager has been told.',
    ].join('\n')
  const alike = decision.children.every(({ compared }) => compared === 'as advised')
  const first = alike ? 'Recorded. It is as we advised.' : 'Recorded. It is stricter than we advised.'
  return `${first} ${sayWhatIsLeft(referral)}`
}

/** What is left to do once a decision is there. */
export function sayWhatIsLeft(referral: Referral): string {
  if (isReadyToClose(referral)) return `${PROPOSAL} Press “Close it”.`
  return decisionOf(referral)?.familyToldOn === undefined ? 'Next: tell the family, and note the day.' : ''
}
