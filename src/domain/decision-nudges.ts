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
} as const satisfies Record<string, Rung>
