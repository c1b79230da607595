/** Counting in SQL: every cell of every table, and medians. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Day } from '../domain/moment.ts'
import type { CubeRow, Median } from '../domain/statistics.ts'
import { STAGES } from '../domain/statistics-stages.ts'
import { ALL, type StatisticsTable, TABLES } from '../domain/statistics-tables.ts'
import type { HeadlineAsk } from '../workflow/figures-ports.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

type Span = { readonly from: Day; readonly to: Day }

/** One statement: the figures are read once for each way to count, and once for each table with several rows. */
export async function cube(db: Db, span: Span): Promise<readonly CubeRow[]> {
  const alike = Map.groupBy(
    TABLES.filter(({ exclusive }) => exclusive),
    ({ unit, countedBy }) => `${unit} ${countedBy}`,
  )
  const several = TABLES.filter(({ exclusive }) => !exclusive)
  const parts = [
    ...[...alike.values()].map((tables) => cellsOf(tables, span)),
    ...several.map((table) => cellsOfLists(table, span)),
  ]
  const { rows } = await sql<CubeRow>`${sql.join(parts, sql` union all `)}`.execute(db)
  return rows
}

/** Of tables that are counted in the same way: of their columns, all but one are null in each set. */
function cellsOf(tables: readonly StatisticsTable[], span: Span): RawBuilder<unknown> {
  const [{ unit, countedBy }] = tables as readonly [StatisticsTable]
  const { quarter, source, within } = readBy({ unit, countedBy }, span)
  const columns = tables.map(({ id }) => ({ id, column: sql.ref(id) }))
  const names = columns.map(({ id, column }) => sql`when ${column} is not null then ${sql.lit(id)}`)
  const value = sql`coalesce(${sql.join(columns.map(({ column }) => column))})`
  const sets = columns.map(({ column }) => sql`(${quarter}, team, ${column})`)
  return sql`(select case ${sql.join(names, sql` `)} end as "table", ${quarter} as quarter, team, ${value} as value,
      count(*)::int as count
    from ${source} where ${within} group by grouping sets (${sql.join(sets)}) having ${value} is not null)`
}

/** Of a table in which one request may be in several rows; one that it does not count has no list. */
function cellsOfLists({ id, unit, countedBy }: StatisticsTable, span: Span): RawBuilder<unknown> {
  const { quarter, source, within } = readBy({ unit, countedBy }, span)
  return sql`(select ${sql.lit(id)}, ${quarter}, team, value, count(*)::int
    from ${source}, lateral unnest(array[${sql.lit(ALL)}] || ${sql.ref(id)}) as each (value)
    where ${within} and ${sql.ref(id)} is not null group by 2, 3, 4)`
}

const readBy = ({ unit, countedBy }: Pick<StatisticsTable, 'unit' | 'countedBy'>, { from, to }: Span) => ({
  quarter: sql.ref(`${countedBy}_quarter`),
  source: sql.table(unit === 'children' ? 'figure_child' : 'figure'),
  within: sql`${sql.ref(`${countedBy}_on`)} between ${from}::date and ${to}::date`,
})

/** Of the requests whose report has gone in the period; of each stage those that have both of its days. */
export async function medians(
  db: Db,
  { period, team }: Omit<HeadlineAsk, 'today'>,
): Promise<readonly Median[]> {
  const taken = STAGES.map(({ id, from, to }) => ({
    id: sql.lit(id),
    days: sql`${sql.ref(`${to}_on`)} - ${sql.ref(`${from}_on`)}`,
  }))
  const each = taken.map(({ id, days }) => sql`(${id}, ${days})`)
  // Many took as long as one another, so they are counted before they are sorted.
  const { rows } = await sql<{ stage: string; days: number; of: number }>`
    select stage, days, count(*)::int as of from figure, lateral (values ${sql.join(each)}) as taken (stage, days)
    where sent_on between ${period.from}::date and ${period.to}::date and days is not null
      and ${team === undefined ? sql`true` : sql`team = ${team}`}
    group by stage, days order by stage, days`.execute(db)
  return STAGES.map(({ id }) =>
    middleOf(
      id,
      rows.filter(({ stage }) => stage === id),
    ),
  )
}

/** The least number of days within which at least half of them were done. `rows` begin with the fewest days. */
function middleOf(stage: string, rows: readonly { readonly days: number; readonly of: number }[]): Median {
  const all = rows.reduce((sum, { of }) => sum + of, 0)
  let done = 0
  const row = rows.find(({ of }) => {
    done += of
    return done * 2 >= all
  })
  return { stage, days: row?.days, of: all }
}
