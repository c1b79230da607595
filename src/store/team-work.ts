/** What a team waits for after sending, and of which referrals something will be said soon. */
import { type Kysely, sql } from 'kysely'
import type { Status } from '../domain/referral.ts'
import type { TeamStore } from '../workflow/team-ports.ts'
import type { Tables } from './tables.ts'

type Row = {
  readonly reference: string
  readonly status: Status
  readonly team: string
  readonly worker: string | null
  readonly due_day: string
  readonly count: number
}

export const teamStore = (db: Kysely<Tables>): TeamStore => ({
  awaited: async ({ teams, lacks, most }) => {
    if (teams.length === 0) return { rows: [], count: 0 }
    const { rows } = await sql<Row>`
      select reference, status, team, worker, due_day, count(*) over ()::int as count from referral
      where team in (${sql.join(teams)}) and status = 'sent'
        and (${lacks === 'decision'} or body->'receipt' is null)
      order by due_day, reference limit ${most}`.execute(db)
    return {
      rows: rows.map(({ due_day: dueDay, count: _, worker, ...row }) => ({
        ...row,
        ...{ worker: worker ?? undefined, dueDay },
      })),
      count: rows[0]?.count ?? 0,
    }
  },
  comingUp: async ({ worker, teams, until, most }) => {
    const ofTeams = teams.length === 0 ? sql`false` : sql`team in (${sql.join(teams)})`
    const { rows } = await sql<{ reference: string }>`
      select reference from referral where next_look_at <= ${until} and (worker = ${worker} or ${ofTeams})
      order by next_look_at, reference limit ${most}`.execute(db)
    return rows.map(({ reference }) => reference)
  },
})
