/** The one nameless card in the team's channel (2.9, 51). */
import { candidates } from '../domain/allocation.ts'
import { type Directory, teamById } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { type Card, render } from './render.ts'
import { summaryOf } from './summary.ts'

const ALLOCATED_STILL = ['assigned_to_team', 'allocated', 'in_progress', 'changes_asked']

export const referralSummary = (referral: Referral, directory: Directory, today: Day): Card =>
  render(
    'referral-summary',
    {
      ...summaryOf(referral, directory, today),
      canTake: referral.status === 'assigned_to_team',
      canAllocate: ALLOCATED_STILL.includes(referral.status),
      stamp: `v${referral.version}`,
      workers: candidates(directory, referral).map(({ id, name }) => ({ id, name })),
    },
    'channel',
  )

/** For the MASH channel: it is recorded, and which team has it. */
export function mashReceipt(referral: Referral, directory: Directory, today: Day): Card {
  const { reference, due, timeLeft, status } = summaryOf(referral, directory, today)
  const team = teamById(directory, referral.team)?.name ?? referral.team
  return render('mash-receipt', { reference, due, timeLeft, status, team }, 'channel')
}
