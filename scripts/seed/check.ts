/** Looks at a made past as people would: how long the numbers take, whether they are right, what a file costs. */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Directory } from '../../src/domain/directory.ts'
import { dayOf } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import { financialYear } from '../../src/domain/periods.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { CubeRow, Period } from '../../src/domain/statistics.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { exportStatisticsCsv, exportStatisticsPdf } from '../../src/jobs/export-statistics.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import type { Database } from '../../src/store/database.ts'
import { countAll } from '../../src/workflow/figures.ts'
import type { World } from '../../src/workflow/ports.ts'
import { statisticsFor } from '../../src/workflow/statistics.ts'
import { recountCube, recountHeadline, recountMedians } from '../../tests/support/recount.ts'
import { readAll } from './lives.ts'
import { withRole } from './town.ts'

type Looking = {
  readonly database: Database
  readonly world: World
  readonly directory: Directory
  readonly says: (line: string) => void
}

/** True where every figure is the recount's. */
export async function check({ database, world, directory, says }: Looking): Promise<boolean> {
  const by = withRole({ directory }, 'head_of_service')
  const today = dayOf(world.clock.now())
  const counting = performance.now()
  await countAll(world)
  says(`every figure brought up to date in ${secondsSince(counting)} s`)
  for (const table of ['figure', 'figure_child', 'referral']) await database.run(`vacuum analyze ${table}`)
  const year = await fullestYear(database, today)
  says(`looked at: ${year.say}`)
  await times(world, by, { year, says })
  await files({ ...world, pdf: pdfGateway() } as unknown as JobWorld, by, { year, says })
  return recounted({ database, world, directory, says }, { today, year })
}

/** The financial year with the most requests. */
async function fullestYear({ kysely }: Database, today: string): Promise<Period> {
  const { rows } = await sql<{ day: string }>`
    select max(received_on)::text as day from figure
    group by extract(year from received_on - interval '3 months') order by count(*) desc limit 1`.execute(
    kysely,
  )
  return financialYear(rows[0]?.day ?? today)
}

type Asking = { readonly year: Period; readonly says: (line: string) => void }

async function times(world: World, by: Person, { year, says }: Asking): Promise<void> {
  for (const [what, period, team] of [
    ['the year', year.id, undefined],
    ['a quarter', year.quarters[1] ?? year.id, undefined],
    ['a team in a quarter', year.quarters[1] ?? year.id, world.directory.teams[0]?.id],
  ] as const) {
    const took: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const start = performance.now()
      const shown = await statisticsFor(world, by, { period, team })
      if (isRefusal(shown)) throw new Error(shown.say)
      took.push(performance.now() - start)
    }
    const middle = took.toSorted((one, other) => one - other)[2] ?? 0
    says(`statistics of ${what}: ${Math.round(middle)} ms (middle of five)`)
  }
}

/** What is held while a file is read is what counts: the chunks are dropped as they come. */
async function files(world: JobWorld, by: Person, { year, says }: Asking): Promise<void> {
  for (const [name, make] of [
    ['CSV', exportStatisticsCsv],
    ['PDF', exportStatisticsPdf],
  ] as const) {
    const before = process.memoryUsage()
    const start = performance.now()
    const made = await make(world, by, { period: year.id })
    if (isRefusal(made)) throw new Error(made.say)
    let [bytes, most] = [0, 0]
    for await (const chunk of made.chunks) {
      bytes += chunk.byteLength
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      most = Math.max(most, heapUsed + arrayBuffers - before.heapUsed - before.arrayBuffers)
    }
    const more = (most / 1_000_000).toFixed(1)
    says(`${name}: ${bytes} bytes in ${secondsSince(start)} s, at most ${more} MB more held`)
  }
}

/** From before the first of them to after the last. */
const EVER = { from: '2000-01-01', to: '2099-12-31' }

type Recounting = { readonly today: string; readonly year: Period }

async function recounted(looking: Looking, { today, year }: Recounting): Promise<boolean> {
  const { database, world, directory, says } = looking
  const started = performance.now()
  const lives = await readAll(database)
  const teams = [undefined, ...directory.teams.map(({ id }) => id)]
  const cells = recountCube(lives, EVER)
  const wrong: string[] = sameCells(await world.store.cube(EVER), cells) ? [] : ['cells']
  for (const team of teams) {
    const asked = { period: year, team, today }
    if (!isDeepStrictEqual(await world.store.headline(asked), recountHeadline(lives, asked)))
      wrong.push(`headline of ${team}`)
    if (!isDeepStrictEqual(await world.store.medians(asked), recountMedians(lives, asked)))
      wrong.push(`medians of ${team}`)
  }
  const compared = `${cells.length} cells, ${teams.length} headlines and rows of medians`
  says(
    wrong.length === 0
      ? `every figure is the recount's: ${compared}, over ${lives.length} referrals, in ${secondsSince(started)} s`
      : `not the recount's: ${wrong.join(', ')}`,
  )
  return wrong.length === 0
}

const sameCells = (one: readonly CubeRow[], other: readonly CubeRow[]): boolean =>
  isDeepStrictEqual(one.map(textOf).toSorted(), other.map(textOf).toSorted())

const textOf = ({ table, quarter, team, value, count }: CubeRow): string =>
  [table, quarter, team, value, count].join('|')

const secondsSince = (start: number): string => ((performance.now() - start) / 1_000).toFixed(1)
