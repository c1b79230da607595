/** The rungs about what the Governor or Director decided, and about disagreeing with it. */
import type { Rung } from './nudge-rung.ts'

export const DECISION_NUDGES = {
  askDecision: {
    during: ['sent'],
    when: { from: 'sent', workingDays: 20 },
    to: ['worker'],
    goes: 'in the digest',
    say: 'please ask what the Governor or Director decided',
    because:
      'Twenty working days have gone since the report was sent. The Governor or Director decides, and we should know.',
  },
  askDecisionAgain: {
    during: ['sent'],
    when: { from: 'sent', workingDays: 40 },
    to: ['worker'],
    goes: 'in the digest',
    say: 'please ask again what the Governor or Director decided',
    because: 'Forty working days have gone since the report was sent, and no decision is recorded.',
  },
  askDecisionStill: {
    during: ['sent'],
    when: { from: 'sent', workingDays: 60 },
    to: ['manager', 'mash'],
    goes: 'in the digest',
    say: 'still no decision: please ask the prison, or close it with a reason',
    because:
      'Sixty working days have gone since the report was sent. The social worker was asked twice, and no decision is recorded.',
  },
  disagreementDue: {
    during: ['decision_recorded'],
    when: { from: 'disagreement', days: 0 },
    to: ['worker', 'manager'],
    goes: 'in the digest',
    say: 'the disagreement should be settled today, or passed up',
    because: 'Each step of a disagreement has its own number of working days, and today is the last of them.',
  },
  disagreementLate: {
    during: ['decision_recorded'],
    when: { from: 'disagreement', days: 1 },
    to: ['manager', 'service manager'],
    goes: 'in the digest',
    say: 'the disagreement is not settled in its time: please pass it up, or end it',
    because: 'The day by which this step of the disagreement should be over has passed.',
  },
} as const satisfies Record<string, Rung>
