/** How a made referral walks from status to status, with what is undone, asked again and brought back on the way. */
import { later, type Moment } from '../../src/domain/moment.ts'
import { NO_TEAM, type Status } from '../../src/domain/referral.ts'
import { WITHDRAWN_BECAUSE } from '../../src/domain/triage.ts'
import type { AuditEntry } from '../../src/workflow/ports.ts'
import { MAYA } from './council.ts'
import { chosen, type Dice } from './past-answers.ts'

export type Walked = {
  readonly status: Status
  readonly version: number
  readonly team: string
  readonly sentAt: Moment | undefined
  readonly decisions: readonly object[]
  readonly audit: readonly AuditEntry[]
}

export const TEAMS = ['north', 'south', 'east', 'west']

type Start = {
  readonly reference: string
  readonly dice: Dice
  readonly recordedAt: Moment
  readonly now: Moment
}

/** Stops before the first step that lies after `now`, or where the dice end it. The first line is always there. */
export function walk({ reference, dice, recordedAt, now }: Start): Walked {
  const audit: AuditEntry[] = []
  const decisions: object[] = []
  let at = recordedAt
  let status: Status | 'nothing' = 'nothing'
  let team = NO_TEAM
  let sentAt: Moment | undefined
  const go = (what: string, to: Status, mostHours = 96): boolean => {
    const next = audit.length === 0 ? at : later(at, Math.floor(dice() * mostHours * 3600))
    if (audit.length > 0 && next > now) return false
    at = next
    audit.push({
      ...{ at, reference, who: MAYA.id, what, version: audit.length + 1, from: status, to },
      reason: '',
    })
    status = to
    if (to === 'assigned_to_team' && what !== 'undoTriage') team = chosen(dice, TEAMS)
    if (to === 'sent' && what === 'confirmSent') sentAt = at
    return true
  }
  const end = (): Walked => ({
    ...{ status: status as Status, version: audit.length, team, sentAt, decisions, audit },
  })
  /** False where it ended here. What is brought back goes on where it was. */
  const mayEnd = (): boolean => {
    if (dice() > 0.06) return true
    const before = status as Status
    const withTeam = team !== NO_TEAM && before !== 'assigned_to_team'
    const to: Status = withTeam
      ? 'withdrawn'
      : chosen(dice, ['redirected', 'linked_duplicate', 'logged_only', 'withdrawn'] as const)
    if (!go(to === 'withdrawn' ? 'withdraw' : 'redirect', to)) return false
    const because = chosen(dice, [...Object.keys(WITHDRAWN_BECAUSE), undefined])
    const decision = { outcome: to === 'withdrawn' ? 'withdraw' : 'redirect', because, at, reason: '' }
    const isUndone = dice() < 0.4 && go('undoTriage', before)
    decisions.push(isUndone ? { ...decision, undone: { by: MAYA.id, at, reason: '' } } : decision)
    return isUndone
  }
  if (dice() < 0.4) go('record', 'assigned_to_team')
  else {
    go('record', 'received')
    if (!mayEnd() || (dice() < 0.2 && !go('askInformation', 'needs_information'))) return end()
    if (dice() < 0.08) {
      if (go('writeShortView', 'short_view')) go('signShortView', 'short_view_sent')
      return end()
    }
    if (!go('assign', 'assigned_to_team')) return end()
    if (dice() < 0.1) {
      team = NO_TEAM
      if (!go('undoTriage', 'received') || !go('assign', 'assigned_to_team')) return end()
    }
  }
  if (dice() < 0.15 && !go('assign', 'assigned_to_team')) return end()
  for (const [what, to] of [
    ['take', 'allocated'],
    ['start', 'in_progress'],
    ['submit', 'submitted'],
  ] as const) {
    if (!mayEnd() || !go(what, to)) return end()
    if (dice() < 0.3 && !go('askMoreTime', to)) return end()
    if (dice() < 0.1 && to !== 'submitted' && !go('allocate', to)) return end()
  }
  while (dice() < 0.25)
    if (!go('askForChanges', 'changes_asked') || !mayEnd() || !go('submit', 'submitted')) return end()
  if (!go('signOff', 'signed_off')) return end()
  while (dice() < 0.2)
    if (!go('undoSignOff', 'submitted') || dice() < 0.1 || !go('signOff', 'signed_off')) return end()
  for (const [what, to, hours] of [
    ['release', 'sending', 1],
    ['confirmSent', 'sent', 30],
    ['noteReceipt', 'sent', 200],
  ] as const)
    if (!go(what, to, hours)) return end()
  if (dice() < 0.6 && go('recordDecision', 'decision_recorded', 1500) && dice() < 0.3)
    go('recordDecision', 'decision_recorded')
  if (dice() < 0.4) go('close', 'closed', 2000)
  return end()
}
