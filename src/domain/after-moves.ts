/** The moves beside the road once the report has gone: disagreeing, letters, reviews, custody, holds. */
import { AFTER_SENDING, ENDED_EARLY, FINISHED, STATUSES, type Status } from './statuses.ts'

export type AfterMove =
  | 'disagree'
  | 'passUp'
  | 'endDisagreement'
  | 'noteFamilyTold'
  | 'noteAppeal'
  | 'writeLetter'
  | 'approveLetter'
  | 'giveBackLetter'
  | 'noteLetterFiled'
  | 'startReview'
  | 'noteCustody'
  | 'noteChild'
  | 'noteAfterRelease'
  | 'holdLegally'
  | 'liftLegalHold'
  | 'noteInCaseSystem'
  | 'restrict'
  | 'liftRestriction'

type AfterRow = { readonly move: AfterMove; readonly during: readonly Status[]; readonly by: string }

const ANYBODY = 'social worker, a manager of the team, or MASH officer'
const RESTRICTING = 'a manager of the team, the head of service, or MASH officer at triage'
const ALWAYS = Object.keys(STATUSES) as readonly Status[]
const NOT_ENDED_EARLY = ALWAYS.filter((status) => !ENDED_EARLY.some((ended) => ended === status))

export const AFTER_MOVES = [
  { move: 'disagree', during: ['decision_recorded'], by: 'social worker, or a manager of the team' },
  { move: 'passUp', during: ['decision_recorded'], by: 'social worker, or a manager of the team' },
  { move: 'endDisagreement', during: ['decision_recorded'], by: 'social worker, or a manager of the team' },
  { move: 'noteFamilyTold', during: ['decision_recorded', 'closed'], by: ANYBODY },
  { move: 'noteAppeal', during: ['decision_recorded', 'closed'], by: ANYBODY },
  { move: 'writeLetter', during: AFTER_SENDING, by: 'social worker, or a manager of the team' },
  { move: 'approveLetter', during: AFTER_SENDING, by: 'Team Manager who did not write it' },
  { move: 'giveBackLetter', during: AFTER_SENDING, by: 'Team Manager who did not write it' },
  { move: 'noteLetterFiled', during: AFTER_SENDING, by: 'the bot, when it is in the folder' },
  { move: 'startReview', during: ['decision_recorded', 'closed'], by: ANYBODY },
  { move: 'noteCustody', during: NOT_ENDED_EARLY, by: ANYBODY },
  { move: 'noteChild', during: NOT_ENDED_EARLY, by: ANYBODY },
  { move: 'noteAfterRelease', during: NOT_ENDED_EARLY, by: ANYBODY },
  { move: 'holdLegally', during: ALWAYS, by: 'administrator, or a manager of the team' },
  { move: 'liftLegalHold', during: ALWAYS, by: 'administrator, or a manager of the team' },
  { move: 'noteInCaseSystem', during: FINISHED, by: ANYBODY },
  { move: 'restrict', during: ALWAYS, by: RESTRICTING },
  { move: 'liftRestriction', during: ALWAYS, by: RESTRICTING },
] as const satisfies readonly AfterRow[]
