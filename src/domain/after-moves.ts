/** The moves beside the road once the report has gone: disagreeing, letters, reviews, custody, holds. */
import { AFTER_SENDING, ENDED_EARLY, STATUSES, type Status } from './statuses.ts'

export type AfterMove =
  | 'disagree'
  | 'passUp'
  | 'endDisagreement'
  | 'writeLetter'
  | 'approveLetter'
  | 'giveBackLetter'
  | 'startReview'
  | 'noteCustody'
  | 'noteChild'
  | 'holdLegally'
  | 'liftLegalHold'

type AfterRow = { readonly move: AfterMove; readonly during: readonly Status[]; readonly by: string }

const ANYBODY = 'social worker, a manager of the team, or MASH officer'
const ALWAYS = Object.keys(STATUSES) as readonly Status[]
const NOT_ENDED_EARLY = ALWAYS.filter((status) => !ENDED_EARLY.some((ended) => ended === status))

export const AFTER_MOVES = [
  { move: 'disagree', during: ['decision_recorded'], by: 'social worker, or a manager of the team' },
  { move: 'passUp', during: ['decision_recorded'], by: 'social worker, or a manager of the team' },
  { move: 'endDisagreement', during: ['decision_recorded'], by: 'social worker, or a manager of the team' },
  { move: 'writeLetter', during: AFTER_SENDING, by: 'social worker, or a manager of the team' },
  { move: 'approveLetter', during: AFTER_SENDING, by: 'Team Manager who did not write it' },
  { move: 'giveBackLetter', during: AFTER_SENDING, by: 'Team Manager who did not write it' },
  { move: 'startReview', during: ['decision_recorded', 'closed'], by: ANYBODY },
  { move: 'noteCustody', during: NOT_ENDED_EARLY, by: ANYBODY },
  { move: 'noteChild', during: NOT_ENDED_EARLY, by: ANYBODY },
  { move: 'holdLegally', during: ALWAYS, by: 'administrator, or a manager of the team' },
  { move: 'liftLegalHold', during: ALWAYS, by: 'administrator, or a manager of the team' },
] as const satisfies readonly AfterRow[]
