/** Numbers on a card: plain words first, then one table, with bars where Teams draws them. */
import type { Directory } from '../domain/directory.ts'
import { maySeeNumbers, type Person } from '../domain/people.ts'
import { recentPeriods } from '../domain/periods.ts'
import type { Period, Published, PublishedTable } from '../domain/statistics.ts'
import {
  barsOf,
  HELD,
  hasHeld,
  headlines,
  sayCount,
  sayCounted,
  sayTable,
  sayWhose,
  WHY_HELD,
} from '../domain/statistics-words.ts'
import { type Card, render, type Surface } from './render.ts'

export type StatisticsShown = {
  readonly published: Published
  /** Which table; the first where it is none of them. */
  readonly table: string
  readonly by: Person
  readonly directory: Directory
  /** Whether files can be fetched. */
  readonly hasFiles: boolean
  readonly stamp: string
}

/** The whole council among the teams to choose from. */
export const COUNCIL = 'council'

/** As many rows as a card can carry; all of them are in the files. */
const MOST_ROWS = 24
const MOST_BARS = 12

export function statisticsCard(shown: StatisticsShown, surface: Surface): Card {
  const { published, directory, hasFiles, stamp } = shown
  const { period, team, tables } = published
  const table = tables.find(({ id }) => id === shown.table) ?? tables[0]
  if (table === undefined) throw new Error('There is no table to show')
  const more = table.rows.length - MOST_ROWS
  return render(
    'statistics',
    {
      title: `Numbers: ${period.say}`,
      whose: `${sayWhose(directory, team)}. ${sayCounted(published)}`,
      lines: headlines(published).map((line) => ({ line })),
      table: table.title,
      note: table.note,
      charts: chartsOf(table),
      unit: `${table.unit.charAt(0).toUpperCase()}${table.unit.slice(1)}`,
      rows: table.rows.slice(0, MOST_ROWS).map(({ label, count }) => ({ label, count: sayCount(count) })),
      total: table.total === undefined ? HELD : `${table.total}`,
      more: more > 0 ? `${more} more rows are in the files.` : '',
      why: hasHeld(table) ? WHY_HELD : '',
      choices: [
        {
          id: `table__${stamp}`,
          label: 'Table',
          value: table.id,
          options: tables.map(({ id, title }) => ({ title, value: id })),
        },
        {
          id: `period__${stamp}`,
          label: 'Period',
          value: period.id,
          options: periodsFor(period, published.today),
        },
        { id: `team__${stamp}`, label: 'Team', value: team ?? COUNCIL, options: teamsFor(shown) },
      ],
      files: hasFiles
        ? ''
        : 'The numbers cannot be fetched as a file yet, because no address is set for files. Please ask your administrator.',
      form: { table: table.id, period: period.id, team: team ?? COUNCIL },
      buttons: [
        { title: 'Show', verb: 'statistics', style: 'positive' },
        ...(hasFiles
          ? [
              { title: 'As CSV', verb: 'statistics-csv', style: 'default' },
              { title: 'As PDF', verb: 'statistics-pdf', style: 'default' },
            ]
          : []),
      ],
    },
    surface,
  )
}

/** No bars where there are fewer than two to compare. The title says in words what they show. */
function chartsOf(table: PublishedTable) {
  const bars = barsOf(table.rows).slice(0, MOST_BARS)
  if (bars.length < 2) return []
  return [{ alt: sayTable(table), bars: bars.map(({ label, count }) => ({ label, count: count ?? 0 })) }]
}

/** With the one that is shown, however old. */
function periodsFor(shown: Period, today: string) {
  const recent = recentPeriods(today)
  const all = recent.some(({ id }) => id === shown.id) ? recent : [shown, ...recent]
  return all.map(({ id, say }) => ({ title: say, value: id }))
}

const teamsFor = ({ directory, by }: StatisticsShown) => [
  { title: 'The whole council', value: COUNCIL },
  ...directory.teams
    .filter(({ id }) => maySeeNumbers(by, id))
    .map(({ id, name }) => ({ title: name, value: id })),
]
