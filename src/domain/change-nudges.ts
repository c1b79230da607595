/** The rungs about releases and reviews: calendar days before and after them (2.8, 49). */
import type { Rung } from './nudge-rung.ts'
import { AFTER_SENDING, type Status, WITH_A_TEAM } from './statuses.ts'

/** From when a team has it: MASH typed the day itself, and decides within days. What the bot has, it has for minutes. */
const WITH_SOMEBODY = [...WITH_A_TEAM, ...AFTER_SENDING] as const satisfies readonly Status[]

/** In order of weight, like all rungs. Days are not counted in these words: what is said late must still be true. */
export const CHANGE_NUDGES = {
  reviewAhead: {
    during: ['decision_recorded', 'closed'],
    when: { from: 'review', days: -28 },
    to: ['whoever had it'],
    goes: 'in the digest',
    say: 'the decision is to be looked at again: please begin the review',
    because:
      'Four weeks before the review date is the time to begin: the family is seen again, and nothing is taken for granted.',
  },
  reviewDue: {
    during: ['decision_recorded', 'closed'],
    when: { from: 'review', days: 0 },
    to: ['whoever had it'],
    goes: 'in the digest',
    say: 'the review date has come, and no review was begun',
    because: 'The review date that came with the decision is here, and no review of it was begun.',
  },
  releaseAhead: {
    during: WITH_SOMEBODY,
    when: { from: 'release', days: -30 },
    to: ['whoever had it'],
    goes: 'in the digest',
    say: 'a release comes near: what is planned, and who has been told?',
    because:
      'A month before a release is the time to know the plan: where they will live, what the licence says, who tells the family.',
  },
  releaseClose: {
    during: WITH_SOMEBODY,
    when: { from: 'release', days: -7 },
    to: ['whoever had it'],
    goes: 'in the digest',
    say: 'a release is close: does the plan stand, and is everybody safe and told?',
    because: 'A week before a release the plan should stand, and the family should know what is allowed.',
  },
  afterRelease: {
    during: WITH_SOMEBODY,
    when: { from: 'release', days: 28 },
    to: ['whoever had it'],
    goes: 'in the digest',
    say: 'four weeks or more since a release: please ask how it went',
    because:
      'Four weeks after a release we ask how it went: who supports the family, and what is needed that nobody gives.',
  },
} as const satisfies Record<string, Rung>
