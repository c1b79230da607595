/** The rungs of what no team has yet: one working day for triage, then who is silent, then the due day (2.8, 49). */
import type { Rung } from './nudge-rung.ts'
import { IN_TRIAGE } from './statuses.ts'

export const TRIAGE_NUDGES = {
  triageDue: {
    during: ['received'],
    when: { from: 'since', workingDays: 1 },
    to: ['mash'],
    goes: 'in the digest',
    say: 'waits for triage: what becomes of it?',
    because: 'A working day has gone since this request came, and nobody has decided what becomes of it.',
  },
  triageStill: {
    during: ['received'],
    when: { from: 'since', workingDays: 2 },
    to: ['mash', 'duty manager'],
    goes: 'in the digest',
    say: 'still waits for triage',
    because: 'Two working days have gone since this request came, and nobody has decided what becomes of it.',
  },
  informationChase: {
    during: ['needs_information'],
    when: { from: 'since', workingDays: 3 },
    to: ['mash'],
    goes: 'in the digest',
    say: 'still no answer to what was asked for: please ring, or decide without',
    because:
      'Three working days have gone since whoever asked was told what is missing. The due day does not wait for them.',
  },
  informationStill: {
    during: ['needs_information'],
    when: { from: 'since', workingDays: 5 },
    to: ['mash', 'duty manager'],
    goes: 'in the digest',
    say: 'five working days without what was asked for',
    because:
      'Five working days have gone since whoever asked was told what is missing. The due day does not wait for them.',
  },
  shortViewWaiting: {
    during: ['short_view'],
    when: { from: 'since', workingDays: 1 },
    to: ['duty manager'],
    goes: 'in the digest',
    say: 'a short view waits for your signature',
    because: 'A working day has gone since this short view was written, and no manager has signed it.',
  },
  triageNearDue: {
    during: IN_TRIAGE,
    when: { from: 'due', workingDays: -5 },
    to: ['mash', 'duty manager'],
    goes: 'in the digest',
    say: 'five working days left, and no team has it',
    because: 'Five working days before the due day no team has this request, so nobody is assessing.',
  },
  triageOverdue: {
    during: IN_TRIAGE,
    when: { from: 'due', workingDays: 0 },
    to: ['mash', 'duty manager'],
    goes: 'at once',
    say: 'due today, and no team has it',
    because: 'The answer is due today, and this request is still with MASH.',
  },
} as const satisfies Record<string, Rung>
