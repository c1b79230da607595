/** Counting in SQL what is no sum of others: each child once, however many requests there were. */
import { type Kysely, sql } from 'kysely'
import { addMonths } from '../domain/moment.ts'
import type { Headline } from '../domain/statistics.ts'
import type { HeadlineAsk } from '../workflow/figures-ports.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
type Asked = Omit<HeadlineAsk, 'team'>

const NOTHING: Headline = {
  ...{ requestsNow: 0, childrenNow: 0, requestsInPeriod: 0, childrenInPeriod: 0, childrenTwelveMonths: 0 },
}

/** Of one team, or of the whole council. */
export async function headline(db: Db, { team, ...asked }: HeadlineAsk): Promise<Headline> {
  const all = await counted(
    db,
    asked,
    team === undefined ? { by: sql`''::text` } : { by: sql`team`, only: team },
  )
  return all.get(team ?? '') ?? NOTHING
}

/** Of each team that has anything to count. */
export const headlines = (db: Db, asked: Asked): Promise<ReadonlyMap<string, Headline>> =>
  counted(db, asked, { by: sql`team` })

type Parted = { readonly by: ReturnType<typeof sql>; readonly only?: string }

/** Everything that was received counts, whatever became of it; the twelve months end today. Each table is read once. */
async function counted(db: Db, { period, today }: Asked, { by, only }: Parted) {
  const inPeriod = sql`received_on between ${period.from}::date and ${period.to}::date`
  const inYear = sql`(received_on > ${addMonths(today, -12)}::date and received_on <= ${today}::date)`
  const ofTeam = only === undefined ? sql`true` : sql`team = ${only}`
  const { rows } = await sql<Headline & { team: string }>`
    with requests as (
      select ${by} as team, count(*) filter (where is_open)::int as now,
        count(*) filter (where ${inPeriod})::int as period
      from figure where ${ofTeam} and (is_open or ${inPeriod}) group by 1
    ), each_child as (
      select ${by} as team, bool_or(is_open) as now, bool_or(${inPeriod}) as period, bool_or(${inYear}) as year
      from figure_child where ${ofTeam} and (is_open or ${inPeriod} or ${inYear}) group by 1, child_key
    ), children as (
      select team, count(*) filter (where now)::int as now, count(*) filter (where period)::int as period,
        count(*) filter (where year)::int as year
      from each_child group by 1
    )
    select team, coalesce(requests.now, 0) as "requestsNow", coalesce(children.now, 0) as "childrenNow",
      coalesce(requests.period, 0) as "requestsInPeriod", coalesce(children.period, 0) as "childrenInPeriod",
      coalesce(children.year, 0) as "childrenTwelveMonths"
    from requests full join children using (team)`.execute(db)
  return new Map(rows.map(({ team, ...row }) => [team, row]))
}
