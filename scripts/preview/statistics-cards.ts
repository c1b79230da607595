/** Numbers as they are seen: of a council and of a small team, with and without files. */
import { myWeekCard } from '../../src/cards/my-week.ts'
import { statisticsCard } from '../../src/cards/statistics.ts'
import { teamCard } from '../../src/cards/team.ts'
import type { Person } from '../../src/domain/people.ts'
import { financialYear, quarterWith } from '../../src/domain/periods.ts'
import type { Status } from '../../src/domain/referral.ts'
import type { CubeRow, Published, PublishedTable } from '../../src/domain/statistics.ts'
import { STAGES } from '../../src/domain/statistics-stages.ts'
import { ALL, statisticsTables } from '../../src/domain/statistics-tables.ts'
import { hold } from '../../src/domain/suppression.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const YEAR = financialYear('2026-11-24')
const TABLES = statisticsTables(sample.COUNCIL)

/** The same made-up year each time: two hundred requests, most of them alike. */
function cube(): readonly CubeRow[] {
  const rows: CubeRow[] = []
  let seed = 7
  const dice = (): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return seed / 4_294_967_296
  }
  for (let request = 0; request < 200; request++) {
    const place = {
      quarter: YEAR.quarters[Math.floor(dice() * 3)] ?? '',
      team: ['north', 'south'][Math.floor(dice() ** 2 * 2)] ?? '',
    }
    const isSent = dice() < 0.8
    const children = 1 + Math.floor(dice() ** 3 * 3)
    for (const table of TABLES.filter(({ folds }) => folds === undefined))
      for (let child = 0; child < (table.unit === 'children' ? children : 1); child++) {
        const value = table.values[Math.floor(dice() ** 2 * table.values.length)]?.id ?? ''
        if (table.countedBy !== 'received' && !isSent) continue
        if (table.id === 'no_escort' && dice() < 0.7) continue
        rows.push({ table: table.id, value, ...place, count: 1 })
        if (!table.exclusive) rows.push({ table: table.id, value: ALL, ...place, count: 1 })
      }
  }
  const folded = TABLES.flatMap(({ id, folds }) =>
    rows
      .filter(({ table }) => table === folds?.table)
      .map((row) => ({ ...row, table: id, value: folds?.rows[row.value] ?? '' })),
  )
  return [...rows, ...folded]
}

export function samplePublished(team: string | undefined, isQuarter: boolean): Published {
  const shown = hold({ rows: cube(), tables: TABLES, quarters: YEAR.quarters })
  const period = isQuarter ? quarterWith('2026-08-01') : YEAR
  const place = { quarter: isQuarter ? period.id : undefined, team }
  const tables = TABLES.map((table): PublishedTable => {
    const { id, title, note, unit } = table
    const count = (value: string) => shown({ table: id, value, ...place })
    const rows = table.values.map(({ id: value, label }) => ({ id: value, label, count: count(value) }))
    return { id, title, note, unit, rows, total: count(ALL) }
  })
  const requestsInPeriod = tables.find(({ id }) => id === 'source')?.total
  return {
    ...{ period, team, today: sample.TODAY, tables },
    headline: {
      ...{ requestsNow: 7, childrenNow: 9, childrenTwelveMonths: team === undefined ? 141 : 62 },
      ...{ requestsInPeriod, childrenInPeriod: team === undefined ? 118 : undefined },
    },
    medians: STAGES.map(({ id, label }, index) =>
      index === 2
        ? { stage: id, label, days: undefined, lacks: 'few' }
        : index === 7
          ? { stage: id, label, days: undefined, lacks: 'none' }
          : { stage: id, label, days: 2 + ((index * 5) % 17) },
    ),
  }
}

type Shown = {
  readonly table: string
  readonly team?: string
  readonly isQuarter?: boolean
  readonly hasFiles?: boolean
}

export function statisticsCards(): readonly MadeCard[] {
  return [
    card('the year', sample.MAYA, { table: 'ages' }),
    card('a small team', sample.TESS, { table: 'legal_status', team: 'north', isQuarter: true }),
    card('without files', sample.MAYA, { table: 'outcome', hasFiles: false }),
    team('open'),
    team('overdue'),
    team('decision'),
    week('a full one', WEEK),
    week('an empty one', []),
  ]
}

function card(
  name: string,
  by: Person,
  { table, team, isQuarter = false, hasFiles = true }: Shown,
): MadeCard {
  const published = samplePublished(team, isQuarter)
  const shown = { published, table, by, directory: sample.COUNCIL, hasFiles, stamp: 'x1' }
  return { name: `statistics, ${name}`, surface: 'chat', card: statisticsCard(shown, 'chat') }
}

const row = (number: number, status: Status, dueDay: string) => ({
  ...{ reference: `PCA-2026-${String(number).padStart(4, '0')}`, status, dueDay },
  ...{ team: 'north', worker: status === 'assigned_to_team' ? undefined : sample.SAM.id },
})

const LISTS = {
  open: [
    row(98, 'changes_asked', '2026-11-30'),
    row(101, 'submitted', '2026-12-03'),
    row(147, 'in_progress', '2026-12-15'),
    row(150, 'assigned_to_team', '2026-12-18'),
  ],
  overdue: [row(98, 'changes_asked', '2026-11-30')],
  decision: [row(41, 'sent', '2026-10-30'), row(52, 'sent', '2026-11-13')],
} as const

function team(only: keyof typeof LISTS): MadeCard {
  const counts = { open: 4, week: 1, overdue: 1, 'sign-off': 1, receipt: 0, decision: 2 }
  const shown = { counts, only, rows: LISTS[only], by: sample.TESS }
  const card = teamCard({ ...shown, directory: sample.COUNCIL, today: sample.TODAY }, 'chat')
  return { name: `work-list, team, ${only}`, surface: 'chat', card }
}

const WEEK = [
  { day: '2026-12-03', reference: 'PCA-2026-0098', what: 'overdue' },
  { day: '2026-12-03', reference: 'PCA-2026-0101', what: 'waits for your sign-off' },
  { day: '2026-12-04', reference: 'PCA-2026-0041', what: 'please ask what the Governor or Director decided' },
  { day: '2026-12-08', reference: 'PCA-2026-0147', what: 'which sections are left? Ask for more time now' },
  { day: '2026-12-10', reference: 'PCA-2026-0147', what: 'due' },
]

const week = (name: string, coming: typeof WEEK): MadeCard => ({
  ...{ name: `explained, my week, ${name}`, surface: 'chat' },
  card: myWeekCard({ until: '2026-12-10', coming, isAll: true }, 'chat'),
})
