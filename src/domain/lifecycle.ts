/** The table of moves: which step leads from which status to which, and by whom. The drawing in docs follows it. */

import { AFTER_MOVES, type AfterMove } from './after-moves.ts'
import { ASKING, NOTING } from './contact-times.ts'
import { HOLD_WHILE, SAFETY_WHILE, SHORT_WHILE } from './safety-statuses.ts'
import { AFTER_SENDING, STATUSES, STILL_DUE, type Status, WITH_A_TEAM } from './statuses.ts'
import { TRIAGE_MOVES, type TriageMove, type TriageRow } from './triage-moves.ts'

export { TRIAGE_MOVES, type TriageMove } from './triage-moves.ts'

export type Move =
  | 'record'
  | 'take'
  | 'allocate'
  | 'start'
  | 'submit'
  | 'askForChanges'
  | 'signOff'
  | 'undoSignOff'
  | 'release'
  | 'confirmSent'
  | 'passOn'
  | 'recordDecision'
  | 'close'
  | TriageMove
  | SideMove

/** What people say about the safety of the family and of sending. */
export type SafetyMove =
  | 'sayWhetherSafe'
  | 'holdForPolice'
  | 'liftHold'
  | 'raiseConcern'
  | 'seeConcern'
  | 'chooseShortReport'
  | 'chooseFullReport'

/** What changes no status: the due day, and who was told what about it. */
export type SideMove =
  | 'askMoreTime'
  | 'agreeMoreTime'
  | 'declineMoreTime'
  | 'recordAgreement'
  | 'recordRefusal'
  | 'correctDue'
  | 'followCalendar'
  | 'sendHolding'
  | 'noteReceipt'
  | 'sendAgain'
  | 'notePhoned'
  | 'noteFiled'
  | 'fileAgain'
  | 'readdress'
  | 'handOver'
  | 'noteLink'
  | 'planContact'
  | 'askContact'
  | 'noteContact'
  | 'inviteFamily'
  | SafetyMove
  | AfterMove

type Row = {
  readonly move: Move
  readonly from: Status | 'nothing'
  readonly to: Status
  readonly by: string
}

const DECISION_BY = 'social worker, a manager of the team, or MASH officer'
const CLOSING_BY = 'social worker, or a manager of the team'

export const MOVES = [
  { move: 'record', from: 'nothing', to: 'assigned_to_team', by: 'MASH officer' },
  {
    move: 'record',
    from: 'nothing',
    to: 'received',
    by: 'MASH officer, the council’s case system, or from the shared mailbox',
  },
  { move: 'take', from: 'assigned_to_team', to: 'allocated', by: 'social worker' },
  { move: 'allocate', from: 'assigned_to_team', to: 'allocated', by: 'Team Manager' },
  { move: 'allocate', from: 'allocated', to: 'allocated', by: 'Team Manager' },
  { move: 'allocate', from: 'in_progress', to: 'in_progress', by: 'Team Manager' },
  { move: 'allocate', from: 'changes_asked', to: 'changes_asked', by: 'Team Manager' },
  { move: 'start', from: 'allocated', to: 'in_progress', by: 'social worker' },
  { move: 'submit', from: 'in_progress', to: 'submitted', by: 'social worker' },
  { move: 'submit', from: 'changes_asked', to: 'submitted', by: 'social worker' },
  { move: 'askForChanges', from: 'submitted', to: 'changes_asked', by: 'Team Manager' },
  { move: 'signOff', from: 'submitted', to: 'signed_off', by: 'Team Manager' },
  {
    move: 'passOn',
    from: 'submitted',
    to: 'submitted',
    by: 'the bot, when the one who signs is away or silent',
  },
  { move: 'undoSignOff', from: 'signed_off', to: 'submitted', by: 'Team Manager' },
  { move: 'release', from: 'signed_off', to: 'sending', by: 'the bot, when the time to undo is over' },
  { move: 'confirmSent', from: 'sending', to: 'sent', by: 'the bot, when every e-mail was accepted' },
  { move: 'recordDecision', from: 'sent', to: 'decision_recorded', by: DECISION_BY },
  { move: 'recordDecision', from: 'decision_recorded', to: 'decision_recorded', by: DECISION_BY },
  { move: 'recordDecision', from: 'closed', to: 'decision_recorded', by: DECISION_BY },
  { move: 'close', from: 'sent', to: 'closed', by: CLOSING_BY },
  { move: 'close', from: 'decision_recorded', to: 'closed', by: CLOSING_BY },
] as const satisfies readonly Row[]

/** The receipt may have to go again at any time. */
const ALWAYS = Object.keys(STATUSES) as readonly Status[]

/** Whatever has a worker or a signer and is not over. */
const HANDED_OVER = [
  'allocated',
  'in_progress',
  'submitted',
  'changes_asked',
  'signed_off',
  'sending',
] as const satisfies readonly Status[]

const RELEASED = ['sending', ...AFTER_SENDING] as const satisfies readonly Status[]

type SideRow = { readonly move: SideMove; readonly during: readonly Status[]; readonly by: string }

/** The second table: what is done beside the road, at which statuses, and by whom. */
export const SIDE_MOVES = [
  { move: 'askMoreTime', during: WITH_A_TEAM, by: 'social worker, or a manager of the team' },
  { move: 'agreeMoreTime', during: WITH_A_TEAM, by: 'Team Manager' },
  { move: 'declineMoreTime', during: WITH_A_TEAM, by: 'Team Manager' },
  { move: 'recordAgreement', during: STILL_DUE, by: 'social worker, Team Manager or MASH officer' },
  { move: 'recordRefusal', during: STILL_DUE, by: 'social worker, Team Manager or MASH officer' },
  { move: 'correctDue', during: STILL_DUE, by: 'MASH officer' },
  { move: 'followCalendar', during: STILL_DUE, by: 'the bot, when a day off was added or taken back' },
  { move: 'sendHolding', during: WITH_A_TEAM, by: 'Team Manager' },
  { move: 'noteReceipt', during: AFTER_SENDING, by: 'social worker, Team Manager or MASH officer' },
  { move: 'sendAgain', during: ALWAYS, by: 'social worker, or a manager of the team; the receipt also MASH' },
  { move: 'notePhoned', during: RELEASED, by: 'social worker, Team Manager or MASH officer' },
  {
    move: 'noteFiled',
    during: RELEASED,
    by: 'the bot, when every signed report is in the folder',
  },
  {
    move: 'fileAgain',
    during: RELEASED,
    by: 'social worker who has it, a manager of the team, or administrator',
  },
  { move: 'readdress', during: STILL_DUE, by: 'social worker, a manager of the team, or MASH officer' },
  {
    move: 'handOver',
    during: HANDED_OVER,
    by: 'administrator or a manager of the team, when somebody leaves',
  },
  { move: 'noteLink', during: STILL_DUE, by: 'social worker, a manager of the team, or MASH officer' },
  { move: 'planContact', during: ASKING, by: 'social worker, or a manager of the team' },
  { move: 'askContact', during: ASKING, by: 'social worker, or a manager of the team' },
  { move: 'noteContact', during: NOTING, by: 'social worker, or a manager of the team' },
  { move: 'inviteFamily', during: ASKING, by: 'social worker, or a manager of the team' },
  {
    move: 'sayWhetherSafe',
    during: SAFETY_WHILE,
    by: 'social worker, a manager of the team, or MASH officer',
  },
  { move: 'holdForPolice', during: HOLD_WHILE, by: 'social worker, a manager of the team, or MASH officer' },
  { move: 'liftHold', during: HOLD_WHILE, by: 'social worker, a manager of the team, or MASH officer' },
  { move: 'raiseConcern', during: ALWAYS, by: 'social worker, a manager of the team, or MASH officer' },
  { move: 'seeConcern', during: ALWAYS, by: 'a manager of the team, or one who was told' },
  { move: 'chooseShortReport', during: SHORT_WHILE, by: 'social worker' },
  { move: 'chooseFullReport', during: SHORT_WHILE, by: 'social worker' },
  ...AFTER_MOVES,
] as const satisfies readonly SideRow[]

/** The status a move leads to, or undefined when it may not be made from here. */
export const statusAfter = (move: Move, from: Status | 'nothing'): Status | undefined =>
  MOVES.find((row) => row.move === move && row.from === from)?.to ??
  afterTriage(move, from) ??
  (SIDE_MOVES as readonly SideRow[])
    .filter((row) => row.move === move)
    .flatMap(({ during }) => during)
    .find((status) => status === from)

/** Undefined for a move back to where it was: the referral itself knows where that is. */
function afterTriage(move: Move, from: Status | 'nothing'): Status | undefined {
  const rows: readonly TriageRow[] = TRIAGE_MOVES
  const to = rows.find((row) => row.move === move && row.from.some((status) => status === from))?.to
  return to === 'as it was' ? undefined : to
}

/** Whether a move of triage may be made from a status, wherever it leads. */
export const mayBeMade = (move: TriageMove, from: Status): boolean =>
  (TRIAGE_MOVES as readonly TriageRow[]).some((row) => row.move === move && row.from.includes(from))
