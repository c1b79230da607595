/** Which box of a form after the decision another answer would mend a refusal in. */
import type { RefusalCode } from '../domain/refusal.ts'

export const DECISION_BOXES: Partial<Record<RefusalCode, string>> = {
  familyToldWhen: 'on',
  decisionSame: 'on',
  decisionIncomplete: 'appeal',
  whyDisagreeNeeded: 'words',
  passUpNeedsWords: 'words',
  howEndedNeeded: 'words',
  closingReasonNeeded: 'reason',
}
