/** What the chain of looks costs those who read: the same looks into a table without a chain, in paired blocks on one server. */
import { Kysely, PostgresDialect, sql } from 'kysely'
import { newDataKey } from '../src/data-keys.ts'
import { migrate, openDatabase } from '../src/store/database.ts'
import { walkLooks } from '../src/store/look-walk.ts'
import { keepLooks } from '../src/store/looks.ts'
import { openPool } from '../src/store/postgres.ts'
import type { Tables } from '../src/store/tables.ts'
import { startPostgres } from './postgres/server.ts'

const LOOKS = 1_500
const BLOCKS = 5

type Note = (number: number) => Promise<void>
type Measured = { readonly seconds: number; readonly p99: number }

const server = await startPostgres()
try {
  await measure(server.url)
} finally {
  await server.stop()
}

async function measure(databaseUrl: string): Promise<void> {
  const database = await openDatabase({ dataDir: '', databaseUrl, keys: [newDataKey('bench')] })
  await migrate(database)
  // Two instances of the bot have a pool each.
  const pools = [1, 2].map(
    () => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(databaseUrl) }) }),
  )
  await database.run(
    `create table plain (id bigint generated always as identity primary key, at timestamptz, who text, what text,
      reference text, hits int);
    create unique index on plain (who, reference, date_trunc('hour', at at time zone 'UTC')) where what = 'read'`,
  )
  const keepers = pools.map((pool) => keepLooks(pool))
  const at = new Date().toISOString()
  const look = (number: number) => ({
    at,
    who: 'somebody',
    what: 'read' as const,
    reference: `PCA-${number}`,
  })
  const chained: Note = async (number) => keepers[number % 2]?.([look(number)])
  const plain: Note = async (number) => {
    const pool = pools[number % 2]
    if (pool === undefined) return
    await sql`insert into plain (at, who, what, reference, hits)
      select * from jsonb_to_recordset(${JSON.stringify([{ ...look(number), hits: null }])}::jsonb) as row (
        at timestamptz, who text, what text, reference text, hits int) on conflict do nothing`.execute(pool)
  }
  let next = 0
  const block = async (note: Note, atOnce: number): Promise<Measured> => {
    const times: number[] = []
    const began = performance.now()
    const until = next + LOOKS
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next < until) {
          next += 1
          const from = performance.now()
          await note(next)
          times.push(performance.now() - from)
        }
      }),
    )
    times.sort((one, other) => one - other)
    return { seconds: (performance.now() - began) / 1000, p99: times[Math.floor(times.length * 0.99)] ?? 0 }
  }
  await block(plain, 10)
  await block(chained, 10)
  for (const atOnce of [1, 10, 50]) {
    const pairs: { readonly without: Measured; readonly chain: Measured }[] = []
    for (let each = 0; each < BLOCKS; each++)
      pairs.push({ without: await block(plain, atOnce), chain: await block(chained, atOnce) })
    const median = (of: (pair: (typeof pairs)[number]) => number): string =>
      (pairs.map(of).sort((one, other) => one - other)[Math.floor(BLOCKS / 2)] ?? 0).toFixed(2)
    console.log(
      `${String(atOnce).padStart(2)} at once: time with the chain ${median(({ without, chain }) => chain.seconds / without.seconds)} of that without, slowest of a hundred ${median(({ without, chain }) => chain.p99 / without.p99)}`,
    )
  }
  const { lines, broken } = await walkLooks(database.kysely)
  console.log(`The chain has ${lines} lines and is ${broken === undefined ? 'whole' : 'broken'}.`)
  for (const pool of pools) await pool.destroy()
  await database.close()
}
