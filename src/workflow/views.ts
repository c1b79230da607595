/** What waits for whom: lists of work, and the reports to open. Reads only. */

import type { Directory } from '../domain/directory.ts'
import { shortViewSigners } from '../domain/holder.ts'
import { dayOf } from '../domain/moment.ts'
import { isManager, type Person } from '../domain/people.ts'
import { NO_TEAM, type Referral, STILL_DUE } from '../domain/referral.ts'
import { maySignShortView, mayTriage } from '../domain/triage.ts'
import type { KeptReport, Loaded, WorkRow, World } from './ports.ts'
import { reportInput } from './reports.ts'

/** What waits for this person: their own referrals, and for a Team Manager what waits for sign-off or a worker. */
export async function myWork({ store, directory }: World, by: Person): Promise<readonly WorkRow[]> {
  const own = await store.work({ worker: by.id })
  if (mayTriage(by)) return [...(await store.work({ teams: [NO_TEAM] })), ...own]
  if (!isManager(by)) return own
  const views = isAskedToSign(by, directory) ? await store.work({ teams: [NO_TEAM] }) : []
  const team = await store.work({ teams: by.teams })
  const waiting = [
    ...views.filter(({ status }) => status === 'short_view'),
    ...team.filter(({ status }) => status === 'submitted' || status === 'assigned_to_team'),
  ]
  const known = new Set(waiting.map(({ reference }) => reference))
  return [...waiting, ...own.filter(({ reference }) => !known.has(reference))]
}

/** Any qualified manager may sign a short view, but it waits for a duty manager, or for whoever comes first. */
const isAskedToSign = (by: Person, directory: Directory): boolean =>
  maySignShortView(by) &&
  (by.roles.includes('duty_manager') || shortViewSigners('', directory)[0]?.id === by.id)

/** What no team has yet, the oldest first, and how many there are in all. */
export async function waitingForTriage(
  { store }: World,
  most: number,
): Promise<{ readonly referrals: readonly Referral[]; readonly count: number }> {
  const rows = await store.work({ teams: [NO_TEAM] })
  const oldest = rows
    .toSorted((one, other) => one.reference.localeCompare(other.reference, 'en', { numeric: true }))
    .slice(0, most)
  const loaded = await Promise.all(oldest.map(({ reference }) => store.load(reference)))
  return { referrals: loaded.flatMap((one) => (one === undefined ? [] : [one.referral])), count: rows.length }
}

/** Everything open in the person's teams; for MASH, in all of them. */
export const teamWork = (world: World, by: Person): Promise<readonly WorkRow[]> =>
  world.store.work({ teams: teamsOfWork(world, by) })

export const teamsOfWork = ({ directory }: World, by: Person): readonly string[] =>
  by.roles.includes('mash_officer') ? [NO_TEAM, ...directory.teams.map(({ id }) => id)] : by.teams

/** Everything that is late and not signed, in the person's teams; in all of them for MASH and a head of service of none. */
export async function overdueWork(world: World, by: Person): Promise<readonly WorkRow[]> {
  const today = dayOf(world.clock.now())
  const ofAll =
    by.roles.includes('mash_officer') || (by.roles.includes('head_of_service') && by.teams.length === 0)
  const teams = ofAll ? [NO_TEAM, ...world.directory.teams.map(({ id }) => id)] : by.teams
  const rows = await world.store.work({ teams })
  return rows.filter(({ dueDay, status }) => dueDay < today && STILL_DUE.includes(status))
}

/** What the Team Manager is shown of a version that waits for sign-off; undefined when none waits. */
export async function waitingForSignOff(world: World, loaded: Loaded) {
  const { referral } = loaded
  if (referral.status !== 'submitted') return undefined
  const { submission, reference } = referral
  const kept = await world.store.reports(reference, submission.number, false)
  const { directory } = world
  const today = dayOf(world.clock.now())
  const absences = submission.cover.length === 0 ? [] : await world.store.absences()
  const input = reportInput(world, loaded, submission)
  return { referral, input, links: linksOf(kept), directory, today, absences }
}

export type ReportLink = { readonly child: number; readonly part: number; readonly url: string }

/** Where the reports can be opened, as far as they are filed. */
export const linksOf = (reports: readonly KeptReport[]): readonly ReportLink[] =>
  reports.flatMap(({ document, webUrl }) =>
    webUrl === undefined ? [] : [{ child: document.child, part: document.part, url: webUrl }],
  )
