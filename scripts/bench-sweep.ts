/**
 * The sweep of nudges with 100,000 open referrals, beside the bare SQL that finds the same rows in the same run; its
 * memory; and a morning's messages sent within Teams' limits. Ends with 1 for a wrong result, never for a slow one.
 * `npm run bench:sweep -- [--postgres] [--small]`: the embedded store, the server of `DATABASE_URL`, or a throwaway one.
 */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { measureRound, type Round } from './bench/sweep-deciding.ts'
import { fill, type Size } from './bench/sweep-fill.ts'
import { provenByIndex } from './bench/sweep-index.ts'
import type { Memory } from './bench/sweep-memory.ts'
import { reportDeciding, reportMemory, reportSending } from './bench/sweep-report.ts'
import { measureSending } from './bench/sweep-sending.ts'
import { newPlace, openBench, type Where } from './bench/sweep-store.ts'
import { startPostgres } from './postgres/server.ts'

const words = process.argv.slice(2)
if (words.some((word) => !['--small', '--postgres'].includes(word))) {
  console.error('Use it without a word, or with --small or --postgres.')
  process.exit(1)
}
const isSmall = words.includes('--small')
const SIZE: Size = isSmall ? { open: 10_000, comingUp: 1_000 } : { open: 100_000, comingUp: 10_000 }
const ROUNDS = isSmall ? 2 : 5
const SENDING = isSmall ? 150 : 2_500

const own = words.includes('--postgres') ? await startPostgres() : undefined
try {
  const server = own?.url ?? process.env.DATABASE_URL
  console.log(`store: ${server === undefined ? 'embedded' : 'PostgreSQL'}`)
  await deciding(server)
  console.log('')
  reportSending(await measureSending(server, SENDING))
} finally {
  await own?.stop()
}

async function deciding(server: string | undefined): Promise<void> {
  const tenth = { open: SIZE.open / 10, comingUp: SIZE.comingUp / 10 }
  const fewer = await filled(server, tenth, memoryOf)
  const [memory, rounds] = await filled(
    server,
    SIZE,
    async (where) => [await memoryOf(where), await timed(where)] as const,
  )
  for (const [found, wanted] of [
    [fewer.looked, tenth.comingUp],
    [memory.looked, SIZE.comingUp],
  ])
    if (found !== wanted) throw new Error(`The sweep looked at ${found} referrals, and not at ${wanted}.`)
  reportDeciding(rounds, SIZE)
  console.log('')
  reportMemory(fewer, memory, SIZE)
}

async function filled<T>(
  server: string | undefined,
  size: Size,
  work: (where: Where) => Promise<T>,
): Promise<T> {
  const { where, remove } = await newPlace(server)
  try {
    const bench = await openBench(where)
    await fill(bench, size).finally(() => bench.close())
    return await work(where)
  } finally {
    await remove()
  }
}

async function memoryOf(where: Where): Promise<Memory> {
  const file = fileURLToPath(new URL('bench/sweep-memory.ts', import.meta.url))
  const words = ['--expose-gc', file, JSON.stringify(where)]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return JSON.parse(stdout)
}

async function timed(where: Where): Promise<readonly Round[]> {
  const bench = await openBench(where)
  try {
    // The first one is to warm up.
    await measureRound(bench, SIZE)
    const plan = await provenByIndex(bench.database)
    console.log(`how the sweep finds what to look at:\n${plan.map((line) => `  ${line}`).join('\n')}\n`)
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measureRound(bench, SIZE))
    return rounds
  } finally {
    await bench.close()
  }
}
