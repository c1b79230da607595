/** Every verb of every card, and its handler. The only list there is. */
import { help } from '../commands/index.ts'
import { whyNotInChannel } from '../membership.ts'
import type { Reply, Turn } from '../turn.ts'
import { absenceActions } from './absence.ts'
import type { Action } from './action.ts'
import { allocationActions } from './allocation.ts'
import { assessmentActions } from './assessment.ts'
import { changeActions } from './changes.ts'
import { chatActions } from './chat.ts'
import { contactActions } from './contacts.ts'
import { decisionActions } from './decision.ts'
import { directoryActions } from './directory.ts'
import { dueDateActions } from './due-date.ts'
import { familyLetterActions } from './family-letters.ts'
import { filingActions } from './filing.ts'
import { findActions } from './find.ts'
import { guidanceActions } from './guidance.ts'
import { inspectionActions } from './inspection.ts'
import { linkedChildrenActions } from './linked-children.ts'
import { logActions } from './log.ts'
import { mailActions } from './mail.ts'
import { mailItemActions } from './mail-items.ts'
import { moreTimeActions } from './more-time.ts'
import { nudgeActions } from './nudges.ts'
import { paperActions } from './papers.ts'
import { readdressActions } from './readdress.ts'
import { receiptActions } from './receipt.ts'
import { recipientBookActions } from './recipient-book.ts'
import { referralActions } from './referral.ts'
import { restoredActions } from './restored.ts'
import { restrictionActions } from './restriction.ts'
import { retentionActions } from './retention.ts'
import { safetyActions } from './safety.ts'
import { shortViewActions } from './short-view.ts'
import { signOffActions } from './sign-off.ts'
import { snoozeActions } from './snooze.ts'
import { statisticsActions } from './statistics.ts'
import { triageActions } from './triage.ts'
import { whyActions } from './why.ts'

export const ACTIONS: readonly Action[] = [
  ...chatActions(help),
  ...findActions,
  ...referralActions,
  ...triageActions,
  ...shortViewActions,
  ...allocationActions,
  ...assessmentActions,
  ...signOffActions,
  ...moreTimeActions,
  ...dueDateActions,
  ...receiptActions,
  ...decisionActions,
  ...mailActions,
  ...mailItemActions,
  ...filingActions,
  ...paperActions,
  ...readdressActions,
  ...changeActions,
  ...safetyActions,
  ...contactActions,
  ...guidanceActions,
  ...familyLetterActions,
  ...linkedChildrenActions,
  ...nudgeActions,
  ...snoozeActions,
  ...whyActions,
  ...absenceActions,
  ...statisticsActions,
  ...recipientBookActions,
  ...directoryActions,
  ...retentionActions,
  ...restoredActions,
  ...restrictionActions,
  ...logActions,
  ...inspectionActions,
]

const byVerb: ReadonlyMap<string, Action> = new Map(ACTIONS.map((action) => [action.verb, action]))

/** Whether there is such a verb at all: what comes from outside may name anything. */
export const isVerb = (verb: unknown): verb is string => typeof verb === 'string' && byVerb.has(verb)

/** Pressed in a channel these show nothing of a referral; setting one up asks Teams by itself. */
const OPEN_TO_ALL: readonly string[] = ['guidance', 'setup-channel']

const NOT_A_BUTTON: Reply = {
  text: 'That button does not work any more. Type the reference, for example PCA-2026-0001, for the newest card.',
}
const NOT_HERE: Reply = {
  text: 'That opens in your own chat with me, never in a channel. Press “Continue in my chat”, or write to me there.',
}

/** One press: an unknown verb or a payload of the wrong shape is answered kindly and changes nothing. */
export async function press(turn: Turn, verb: unknown, data: unknown): Promise<Reply> {
  const action = typeof verb === 'string' ? byVerb.get(verb) : undefined
  if (action === undefined) return NOT_A_BUTTON
  if (turn.surface === 'channel' && action.where !== 'anywhere') return NOT_HERE
  if (turn.surface === 'channel' && !OPEN_TO_ALL.includes(action.verb)) {
    const refused = await whyNotInChannel(turn)
    if (refused !== undefined) return refused
  }
  return (await action.press(turn, data)) ?? NOT_A_BUTTON
}
