/** What waits for whom: lists of work, and the reports to open. Reads only. */

import { dayOf } from '../domain/moment.ts'
import { isManager, type Person } from '../domain/people.ts'
import { STILL_DUE } from '../domain/referral.ts'
import type { KeptReport, Loaded, WorkRow, World } from './ports.ts'
import { reportInput } from './reports.ts'

/** What waits for this person: their own referrals, and for a Team Manager what waits for sign-off or a worker. */
export async function myWork(world: World, by: Person): Promise<readonly WorkRow[]> {
  const own = await world.store.work({ worker: by.id })
  if (!isManager(by)) return own
  const team = await world.store.work({ teams: by.teams })
  const waiting = team.filter(({ status }) => status === 'submitted' || status === 'assigned_to_team')
  const known = new Set(waiting.map(({ reference }) => reference))
  return [...waiting, ...own.filter(({ reference }) => !known.has(reference))]
}

/** Everything open in the person's teams; for MASH, in all of them. */
export const teamWork = (world: World, by: Person): Promise<readonly WorkRow[]> =>
  world.store.work({
    teams: by.roles.includes('mash_officer') ? world.directory.teams.map(({ id }) => id) : by.teams,
  })

/** Everything that is late and not signed, in the person's teams; in all of them for MASH and a head of service of none. */
export async function overdueWork(world: World, by: Person): Promise<readonly WorkRow[]> {
  const today = dayOf(world.clock.now())
  const ofAll =
    by.roles.includes('mash_officer') || (by.roles.includes('head_of_service') && by.teams.length === 0)
  const teams = ofAll ? world.directory.teams.map(({ id }) => id) : by.teams
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
