/**
 * How long the figures of one financial year take (cube, headline, medians), with 50,000 referrals of three years, beside
 * a bare count of the rows of the same tables in the same run; and how long it takes to make all figures anew.
 * `npm run bench:statistics -- [--referrals 50000] [--postgres]`: the embedded store, the server of `DATABASE_URL`, or a
 * throwaway one. Ends with 1 where a count is wrong, never for a slow one.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Database } from '../src/store/database.ts'
import { figureStore } from '../src/store/figures.ts'
import { withOwnDatabase } from './bench/own-database.ts'
import { fillPast, PERIOD, TODAY } from './bench/statistics-fill.ts'

const words = readWords()
if (words === undefined) {
  console.error('Use it without a word, or with --referrals and a number, or --postgres.')
  process.exit(1)
}
const { referrals, postgres } = words
const ROUNDS = 9
/** As the sweep and the use case ask for them. */
const AT_ONCE = 500

await withOwnDatabase(postgres, measure)

async function measure(database: Database): Promise<void> {
  const filling = performance.now()
  await fillPast(database, referrals)
  console.log(`${database.engine}: ${referrals} referrals, laid down in ${secondsSince(filling)} s`)
  const store = figureStore(database.kysely)
  const making = performance.now()
  let made = 0
  for (let some = 1; some > 0; made += some) some = await store.refreshFigures(AT_ONCE)
  const { requests, children } = await bareCount(database)
  console.log(`figures of ${made} referrals and ${children} children made in ${secondsSince(making)} s`)
  if (made !== referrals || requests !== referrals) process.exitCode = 1
  for (const table of ['referral', 'figure', 'figure_child']) await database.run(`vacuum analyze ${table}`)
  const asked = { period: PERIOD, team: undefined, today: TODAY }
  const bare = await middle(() => bareCount(database))
  const parts = {
    'nothing is stale': await middle(() => store.refreshFigures(AT_ONCE)),
    cube: await middle(() => store.cube(PERIOD)),
    headline: await middle(() => store.headline(asked)),
    'headline of every team': await middle(() => store.headlines(asked)),
    medians: await middle(() => store.medians(asked)),
  }
  const all = Object.values(parts).reduce((sum, time) => sum + time, 0)
  console.log(`a bare count of the same rows    median ${bare.toFixed(1)} ms`)
  for (const [name, time] of Object.entries(parts))
    console.log(`${name.padEnd(32)} median ${time.toFixed(1)} ms`)
  console.log(
    `all of it, for one financial year: ${all.toFixed(0)} ms; beside a bare count ${(all / bare).toFixed(1)}`,
  )
}

async function bareCount({ kysely }: Database): Promise<{ requests: number; children: number }> {
  const { rows } = await sql<{ requests: number; children: number }>`
    select (select count(team)::int from figure) as requests, (select count(ages)::int from figure_child) as children`.execute(
    kysely,
  )
  return rows[0] ?? { requests: 0, children: 0 }
}

/** In milliseconds, of several rounds after one to warm up. */
async function middle(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now()
    await work()
    if (round > 0) times.push(performance.now() - start)
  }
  return times.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1)
}

function readWords(): { readonly referrals: number; readonly postgres: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        referrals: { type: 'string', default: '50000' },
        postgres: { type: 'boolean', default: false },
      },
    })
    const count = Number(values.referrals)
    return Number.isInteger(count) && count > 0 ? { referrals: count, postgres: values.postgres } : undefined
  } catch {
    return undefined
  }
}
