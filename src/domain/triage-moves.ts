/** The moves of triage: each leads from many places. */
import { ENDED_EARLY, IN_TRIAGE, STILL_DUE, type Status } from './statuses.ts'

/** What MASH decides, and what a manager says to it. */
export type TriageMove =
  | 'assign'
  | 'askInformation'
  | 'amend'
  | 'writeShortView'
  | 'signShortView'
  | 'giveBackShortView'
  | 'undoShortView'
  | 'redirect'
  | 'linkDuplicate'
  | 'logOnly'
  | 'withdraw'
  | 'undoTriage'

const UNDECIDED = [...IN_TRIAGE, 'assigned_to_team'] as const satisfies readonly Status[]

export type TriageRow = {
  readonly move: TriageMove
  readonly from: readonly Status[]
  readonly to: Status | 'as it was'
  readonly by: string
}

/** Triage (2.5, 29): one move from many places. `as it was` is where it stood before, with all that was written. */
export const TRIAGE_MOVES = [
  { move: 'assign', from: UNDECIDED, to: 'assigned_to_team', by: 'MASH officer' },
  { move: 'askInformation', from: IN_TRIAGE, to: 'needs_information', by: 'MASH officer' },
  { move: 'amend', from: IN_TRIAGE, to: 'as it was', by: 'MASH officer' },
  { move: 'writeShortView', from: IN_TRIAGE, to: 'short_view', by: 'MASH officer' },
  {
    move: 'signShortView',
    from: ['short_view'],
    to: 'short_view_sent',
    by: 'a qualified manager who did not write it',
  },
  {
    move: 'giveBackShortView',
    from: ['short_view'],
    to: 'received',
    by: 'a qualified manager who did not write it',
  },
  {
    move: 'undoShortView',
    from: ['short_view_sent'],
    to: 'short_view',
    by: 'a qualified manager, while the e-mail waits',
  },
  { move: 'redirect', from: UNDECIDED, to: 'redirected', by: 'MASH officer' },
  { move: 'linkDuplicate', from: UNDECIDED, to: 'linked_duplicate', by: 'MASH officer' },
  { move: 'logOnly', from: UNDECIDED, to: 'logged_only', by: 'MASH officer' },
  { move: 'withdraw', from: STILL_DUE, to: 'withdrawn', by: 'MASH officer, or a manager of the team' },
  {
    move: 'undoTriage',
    from: [...ENDED_EARLY, 'needs_information', 'short_view', 'assigned_to_team'],
    to: 'as it was',
    by: 'MASH officer; of what was withdrawn also a manager of the team',
  },
] as const satisfies readonly TriageRow[]
