/** What waits for whom: lists of work, and the reports to open. Reads only. */

import { dayOf } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import type { KeptReport, Loaded, WorkRow, World } from './ports.ts'
import { reportInput } from './reports.ts'

/** What waits for this person: their own referrals, and for a Team Manager what waits for sign-off or a worker. */
export async function myWork(world: World, by: Person): Promise<readonly WorkRow[]> {
  const own = await world.store.work({ worker: by.id })
  const manages = by.roles.includes('team_manager') || by.roles.includes('deputy')
  if (!manages) return own
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

/** What the Team Manager is shown of a version that waits for sign-off; undefined when none waits. */
export async function waitingForSignOff(world: World, loaded: Loaded) {
  const { referral } = loaded
  if (referral.status !== 'submitted') return undefined
  const { submission, reference } = referral
  const kept = await world.store.reports(reference, submission.number, false)
  const { directory } = world
  const today = dayOf(world.clock.now())
  return { referral, input: reportInput(world, loaded, submission), links: linksOf(kept), directory, today }
}

export type ReportLink = { readonly child: number; readonly part: number; readonly url: string }

/** Where the reports can be opened, as far as they are filed. */
export const linksOf = (reports: readonly KeptReport[]): readonly ReportLink[] =>
  reports.flatMap(({ document, webUrl }) =>
    webUrl === undefined ? [] : [{ child: document.child, part: document.part, url: webUrl }],
  )
