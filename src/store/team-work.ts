/** What a team waits for after sending, and of which referrals something will be said soon. */
import { type Kysely, sql } from 'kysely'
import type { Status } from '../domain/referral.ts'
import type { TeamStore } from '../workflow/team-ports.ts'
import { restrictionOf } from './glass.ts'
import type { Tables } from './tables.ts'

type Row = {
  readonly reference: string
  readonly status: Status
  readonly team: string
  readonly worker: string | null
  readonly due_day: string
  readonly restricted_to: string | null
  readonly count: number
}

export const teamStore = (db: Kysely<Tables>): TeamStore => ({
  awaited: async ({ teams, lacks, most }) => {
    if (teams.length === 0) return { rows: [], count: 0 }
    const { rows } = await sql<Row>`
      select reference, status, team, worker, due_day, restricted_to, count(*) over ()::int as count from referral
      where team in (${sql.join(teams)}) and status = 'sent'
        and (${lacks === 'decision'} or not has_receipt)
      order by due_day, reference limit ${most}`.execute(db)
    return {
      rows: rows.map(({ reference, status, team, due_day: dueDay, worker, restricted_to }) => ({
        ...{ reference, status, team, worker: worker ?? undefined, dueDay },
        ...restrictionOf({ restricted_to }),
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
