/** The table of moves: which step leads from which status to which, and by whom. The drawing in docs follows it. */
import { STATUSES, STILL_DUE, type Status } from './referral.ts'

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
  | SideMove

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

type Row = {
  readonly move: Move
  readonly from: Status | 'nothing'
  readonly to: Status
  readonly by: string
}

export const MOVES = [
  { move: 'record', from: 'nothing', to: 'assigned_to_team', by: 'MASH officer' },
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
] as const satisfies readonly Row[]

/** The receipt may have to go again at any time. */
const ALWAYS = Object.keys(STATUSES) as readonly Status[]

type SideRow = { readonly move: SideMove; readonly during: readonly Status[]; readonly by: string }

/** The second table: what is done beside the road, at which statuses, and by whom. */
export const SIDE_MOVES = [
  { move: 'askMoreTime', during: STILL_DUE, by: 'social worker, or a manager of the team' },
  { move: 'agreeMoreTime', during: STILL_DUE, by: 'Team Manager' },
  { move: 'declineMoreTime', during: STILL_DUE, by: 'Team Manager' },
  { move: 'recordAgreement', during: STILL_DUE, by: 'social worker, Team Manager or MASH officer' },
  { move: 'recordRefusal', during: STILL_DUE, by: 'social worker, Team Manager or MASH officer' },
  { move: 'correctDue', during: STILL_DUE, by: 'MASH officer' },
  { move: 'followCalendar', during: STILL_DUE, by: 'the bot, when a day off was added or taken back' },
  { move: 'sendHolding', during: STILL_DUE, by: 'Team Manager' },
  { move: 'noteReceipt', during: ['sent'], by: 'social worker, Team Manager or MASH officer' },
  { move: 'sendAgain', during: ALWAYS, by: 'social worker, or a manager of the team; the receipt also MASH' },
  { move: 'notePhoned', during: ['sending', 'sent'], by: 'social worker, Team Manager or MASH officer' },
  {
    move: 'noteFiled',
    during: ['sending', 'sent'],
    by: 'the bot, when every signed report is in the folder',
  },
  {
    move: 'fileAgain',
    during: ['sending', 'sent'],
    by: 'social worker who has it, a manager of the team, or administrator',
  },
  { move: 'readdress', during: STILL_DUE, by: 'social worker, a manager of the team, or MASH officer' },
] as const satisfies readonly SideRow[]

/** The status a move leads to, or undefined when it may not be made from here. */
export const statusAfter = (move: Move, from: Status | 'nothing'): Status | undefined =>
  MOVES.find((row) => row.move === move && row.from === from)?.to ??
  (SIDE_MOVES as readonly SideRow[])
    .filter((row) => row.move === move)
    .flatMap(({ during }) => during)
    .find((status) => status === from)
