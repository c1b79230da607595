/** The numbers of a quarter or a financial year, of a team or of the whole council, as far as they may be shown. */
import { teamById } from '../domain/directory.ts'
import { dayOf } from '../domain/moment.ts'
import { maySeeNumbers, type Person } from '../domain/people.ts'
import { isYear, periodById, yearAround } from '../domain/periods.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Headline, Period, Published, PublishedTable } from '../domain/statistics.ts'
import { STAGES } from '../domain/statistics-stages.ts'
import { ALL, type StatisticsTable, statisticsTables } from '../domain/statistics-tables.ts'
import { hold, type Publishable } from '../domain/suppression.ts'
import { holdParts, type ShownPart } from '../domain/suppression-parts.ts'
import { FEW } from '../domain/suppression-search.ts'
import type { ExportAsk } from './exports-ports.ts'
import { countAll } from './figures.ts'
import type { World } from './ports.ts'

export type StatisticsAsked = {
  /** The id of a period. */
  readonly period: string
  /** Undefined for the whole council. */
  readonly team: string | undefined
}

/** Counted to this moment. That somebody asked, and for what, stands in the audit before anything is shown. */
export async function statisticsFor(
  world: World,
  by: Person,
  asked: StatisticsAsked,
): Promise<Published | Refusal> {
  const { store, directory, clock } = world
  const period = periodById(asked.period)
  const refused = whyNot(world, by, asked)
  if (refused !== undefined || period === undefined) return refused ?? refuse('noSuchPeriod')
  await note(world, by, asked)
  await countAll(world)
  const today = dayOf(clock.now())
  const year = yearAround(period)
  const tables = statisticsTables(directory)
  const rows = await store.cube({ from: year.from, to: year.to })
  const shown = hold({ rows, tables, quarters: year.quarters })
  const place = { quarter: isYear(period) ? undefined : period.id, team: asked.team }
  const medians = await store.medians({ period, team: asked.team })
  return {
    ...{ period, team: asked.team, today },
    headline: await headlineOf(world, { period, team: asked.team, today, shown }),
    medians: STAGES.map(({ id, label }) => {
      const { days, of } = medians.find(({ stage }) => stage === id) ?? { days: undefined, of: 0 }
      if (of >= FEW) return { stage: id, label, days }
      return { stage: id, label, days: undefined, lacks: of === 0 ? 'none' : 'few' } as const
    }),
    tables: tables.map((table) => published(table, shown, place)),
  }
}

/** For the list of rights in `exports.ts`. */
export async function mayExportStatistics(
  world: World,
  by: Person,
  { period = '', team = '' }: ExportAsk['about'],
): Promise<Refusal | undefined> {
  return whyNot(world, by, { period, team: team === '' ? undefined : team })
}

function whyNot(
  { directory, clock }: World,
  by: Person,
  { period: id, team }: StatisticsAsked,
): Refusal | undefined {
  if (!maySeeNumbers(by)) return refuse('notForNumbers')
  if (team !== undefined && teamById(directory, team) === undefined) return refuse('noSuchTeam')
  if (!maySeeNumbers(by, team)) return refuse('notYourTeamsNumbers')
  const period = periodById(id)
  if (period === undefined) return refuse('noSuchPeriod')
  return period.from > dayOf(clock.now()) ? refuse('notBegun') : undefined
}

const note = ({ store, clock }: World, by: Person, { period, team = 'whole council' }: StatisticsAsked) =>
  store.transaction((tx) =>
    tx.audit({
      ...{ at: clock.now(), reference: 'statistics', who: by.id, what: 'read statistics', version: 0 },
      ...{ from: 'nothing', to: 'nothing', reason: `${period}, ${team}` },
    }),
  )

type Place = { readonly quarter: string | undefined; readonly team: string | undefined }

/** Rows of prisons that had nothing in this period are left out; every other row is shown, nothing as 0. */
function published(table: StatisticsTable, shown: Publishable, place: Place): PublishedTable {
  const count = (value: string) => shown({ table: table.id, value, ...place })
  const { id, title, note, countedBy } = table
  const rows = table.values.map(({ id: value, label }) => ({ id: value, label, count: count(value) }))
  return {
    ...{ id, title, note, total: count(ALL) },
    unit: table.unit === 'requests' && countedBy === 'sent' ? 'reports' : table.unit,
    rows: id === 'prison' && count(ALL) !== undefined ? rows.filter((row) => row.count !== 0) : rows,
  }
}

type HeadlineAsked = {
  readonly period: Period
  readonly team: string | undefined
  readonly today: string
  readonly shown: Publishable
}

/**
 * Children counted once however many requests there were do not add up, so they are shown where little can be taken from
 * little: of a team for the year alone, and of the council’s quarters where none of the four is small.
 */
async function headlineOf(world: World, asked: HeadlineAsked): Promise<Published['headline']> {
  const { store, directory } = world
  const { period, team, today, shown } = asked
  const year = yearAround(period)
  const ids = directory.teams.map(({ id }) => id)
  const whole = await store.headline({ period: year, team: undefined, today })
  const byTeam = await store.headlines({ period: year, today })
  const part = (name: keyof Headline): ShownPart =>
    holdParts({
      teams: new Map(ids.map((id) => [id, byTeam.get(id)?.[name] ?? 0])),
      whole: whole[name],
    })
  const place = { quarter: isYear(period) ? undefined : period.id, team }
  const requests = shown({ table: 'source', value: ALL, ...place })
  const asRequested = shown({ table: 'ages', value: ALL, ...place })
  return {
    requestsNow: part('requestsNow')(team),
    childrenNow: part('childrenNow')(team),
    childrenTwelveMonths: part('childrenTwelveMonths')(team),
    requestsInPeriod: requests,
    childrenInPeriod:
      asRequested === undefined || asRequested === 0
        ? asRequested
        : isYear(period)
          ? part('childrenInPeriod')(team)
          : team === undefined
            ? await ofQuarter(world, { period, year, today })
            : undefined,
  }
}

async function ofQuarter(
  { store }: World,
  { period, year, today }: { readonly period: Period; readonly year: Period; readonly today: string },
): Promise<number | undefined> {
  const all = await Promise.all(
    year.quarters.map(async (id) => {
      const quarter = periodById(id)
      const counted = quarter && (await store.headline({ period: quarter, team: undefined, today }))
      return { id, count: counted?.childrenInPeriod ?? 0 }
    }),
  )
  const isSmall = all.some(({ count }) => count > 0 && count < FEW)
  return isSmall ? undefined : all.find(({ id }) => id === period.id)?.count
}
