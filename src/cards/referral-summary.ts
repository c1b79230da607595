/** The one nameless card in the team's channel (2.9, 51). */
import { candidates } from '../domain/allocation.ts'
import { type Directory, teamById } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import { FINISHED, IN_TRIAGE, type Referral } from '../domain/referral.ts'
import { type Card, render } from './render.ts'
import { summaryOf } from './summary.ts'

const ALLOCATED_STILL = ['assigned_to_team', 'allocated', 'in_progress', 'changes_asked']

export const referralSummary = (referral: Referral, directory: Directory, today: Day): Card =>
  referral.restriction === undefined
    ? ofTeam(referral, directory, today)
    : restricted(referral, directory, today)

/** Not even who has it: those who are named know that. */
function restricted(referral: Referral, directory: Directory, today: Day): Card {
  const { reference, due, timeLeft, status } = summaryOf(referral, directory, today)
  const shown = { title: `${reference}: restricted`, reference, due, timeLeft, status }
  return render('mash-receipt', { ...shown, team: '', mayDecide: false }, 'channel')
}

const ofTeam = (referral: Referral, directory: Directory, today: Day): Card =>
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

/** For the MASH channel: it is recorded, which team has it or that it waits for triage, or how it ended. */
export function mashReceipt(referral: Referral, directory: Directory, today: Day): Card {
  if (referral.restriction !== undefined) return restricted(referral, directory, today)
  const { reference, due, timeLeft, status } = summaryOf(referral, directory, today)
  const named = teamById(directory, referral.team)?.name ?? referral.team
  const team = named === '' && !FINISHED.includes(referral.status) ? 'no team yet' : named
  const mayDecide = (IN_TRIAGE as readonly string[]).includes(referral.status)
  const title = `Recorded: ${reference}`
  return render('mash-receipt', { title, reference, due, timeLeft, status, team, mayDecide }, 'channel')
}

/** In the channel of a team that had it before: nothing is to be done there any more. */
export function movedOn(referral: Referral, directory: Directory, today: Day): Card {
  const { reference, due, timeLeft } = summaryOf(referral, directory, today)
  const team = teamById(directory, referral.team)?.name
  const status = team === undefined ? 'with MASH again' : `with ${team} now`
  const shown = { title: `${reference}: no longer with this team`, reference, due, timeLeft, status }
  return render('mash-receipt', { ...shown, team: '', mayDecide: false }, 'channel')
}
