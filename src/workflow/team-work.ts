/** The work of a team by what it waits for: counts, and each as a list. */
import { addDays, type Day, dayOf } from '../domain/moment.ts'
import type { Person } from '../domain/people.ts'
import { STILL_DUE } from '../domain/referral.ts'
import type { WorkRow, World } from './ports.ts'
import { teamsOfWork, teamWork } from './views.ts'

/** In the order in which they are read. */
export const TEAM_LISTS = ['open', 'week', 'overdue', 'sign-off', 'receipt', 'decision'] as const
export type TeamList = (typeof TEAM_LISTS)[number]

export type TeamView = {
  readonly counts: Readonly<Record<TeamList, number>>
  readonly only: TeamList
  /** Of the one that was asked for; the oldest where there are too many. */
  readonly rows: readonly WorkRow[]
}

const MOST = 100

export async function teamView(world: World, by: Person, only: TeamList): Promise<TeamView> {
  const today = dayOf(world.clock.now())
  const teams = teamsOfWork(world, by)
  const open = await teamWork(world, by)
  const awaited = async (lacks: 'receipt' | 'decision') => world.store.awaited({ teams, lacks, most: MOST })
  const [receipt, decision] = await Promise.all([awaited('receipt'), awaited('decision')])
  const isDue = ({ status }: WorkRow): boolean => STILL_DUE.includes(status)
  const sunday = endOfWeek(today)
  const rows: Readonly<Record<TeamList, readonly WorkRow[]>> = {
    open,
    week: open.filter((row) => isDue(row) && row.dueDay >= today && row.dueDay <= sunday),
    overdue: open.filter((row) => isDue(row) && row.dueDay < today),
    'sign-off': open.filter(({ status }) => status === 'submitted'),
    receipt: receipt.rows,
    decision: decision.rows,
  }
  return {
    counts: {
      ...{ open: open.length, week: rows.week.length, overdue: rows.overdue.length },
      ...{ 'sign-off': rows['sign-off'].length, receipt: receipt.count, decision: decision.count },
    },
    only,
    rows: rows[only],
  }
}

/** The Sunday of the week that a day is in. */
const endOfWeek = (day: Day): Day => addDays(day, (7 - new Date(`${day}T12:00:00Z`).getUTCDay()) % 7)
