/** Why recording a decision, disagreeing with it and closing are said no to. Joined to `refusal.ts`. */
export const DECISION_REFUSALS = {
  decisionIncomplete: 'Please give a level for each child, who decided it, and on which day.',
  decidedInFuture: 'That day is still to come. Please give the day on which it was decided.',
  decidedBeforeSent:
    'That day is before our report was sent. If they decided without it, please say so; else look at the day again.',
  reviewNotAfter: 'The review comes after the day of the decision. Please look at the day again.',
  familyToldWhen:
    'Please give the day on which the family was told: not before the decision, nor after today.',
  whoToldNeeded: 'Please say who told us, and how.',
  decisionSame: 'That is how the decision stands already, so nothing was changed.',
  noDecisionYet: 'No decision is recorded for this referral yet. Please record it first.',
  whyDisagreeNeeded: 'Please say in a sentence or two why it does not look safe for the child.',
  disagreeingAlready: 'A disagreement is open already. It can be passed up, or ended.',
  notDisagreeing: 'No disagreement is open for this referral.',
  passUpNeedsWords: 'Please say what was tried, and what is still wrong. The next one reads it.',
  noFurtherStep: 'It is with the partnership already, and there is no step after that. It can be ended.',
  howEndedNeeded: 'Please say how it ended.',
  disagreementOpen: 'The disagreement about the decision is still open. Please end it first.',
  closingReasonNeeded: 'No decision is recorded. Please say why it is closed all the same.',
} as const satisfies Record<string, string>
