/**
 * Referrals accepted per second over real HTTP, each with its token and its body checked, beside bare commits of one row
 * on the same store, turn by turn in one run; and how long 50 callers wait. Ends with 1 for a wrong result, never for a
 * slow one. `npm run bench:intake -- [--postgres] [--small]`: the embedded store, the server of `DATABASE_URL`, or a
 * throwaway one.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { EXAMPLES } from '../src/intake/openapi-examples.ts'
import { type Round, sendAll } from './bench/intake-callers.ts'
import type { Answered, Asked, Ready } from './bench/intake-process.ts'
import { NOW } from './bench/sweep-referrals.ts'
import { newPlace } from './bench/sweep-store.ts'
import { startPostgres } from './postgres/server.ts'

const args = process.argv.slice(2)
if (args.some((word) => !['--small', '--postgres'].includes(word))) {
  console.error('Use it without a word, or with --small or --postgres.')
  process.exit(1)
}
const isSmall = args.includes('--small')
const CALLERS = 50
const ROUNDS = isSmall ? 1 : 7
/** The embedded store has one connection: fewer tell as much there. */
const requestsOn = (databaseUrl: string | undefined): number =>
  isSmall ? 60 : databaseUrl === undefined ? 200 : 1_000

/** Two children, on a day that is past in the time of the bench. */
const { value: usual } = EXAMPLES.referral.usual
const body = JSON.stringify({
  ...usual,
  request: { ...usual.request, receivedOn: NOW.slice(0, 10), dateOfLetter: NOW.slice(0, 10) },
})

const own = args.includes('--postgres') ? await startPostgres() : undefined
try {
  await measure(own?.url ?? process.env.DATABASE_URL)
} finally {
  await own?.stop()
}

async function measure(databaseUrl: string | undefined): Promise<void> {
  console.log(`store: ${databaseUrl === undefined ? 'embedded' : 'PostgreSQL'}`)
  const requests = requestsOn(databaseUrl)
  const { where, remove } = await newPlace(databaseUrl)
  try {
    const child = fork(fileURLToPath(new URL('bench/intake-process.ts', import.meta.url)), [
      JSON.stringify(where),
    ])
    const ended = once(child, 'exit')
    const ready: Ready = await told(child)
    const bare: number[] = []
    const rounds: Round[] = []
    // The first round is to warm up.
    for (let round = 0; round <= ROUNDS; round++) {
      const { ms } = await ask(child, { bare: requests, atOnce: CALLERS, body })
      const sent = await sendAll({ ...ready, body, callers: CALLERS, requests })
      if (round === 0) continue
      bare.push((1_000 * requests) / ms)
      rounds.push(sent)
    }
    const { referrals } = await ask(child, 'count')
    child.send('stop')
    await ended
    const accepted = requests * (ROUNDS + 1)
    if (referrals !== accepted) throw new Error(`${accepted} were accepted, and ${referrals} are kept.`)
    report(bare, rounds)
    console.log(`accepted ${accepted}, kept ${referrals}`)
  } finally {
    await remove()
  }
}

function report(bare: readonly number[], rounds: readonly Round[]): void {
  const accepted = rounds.map(({ each, ms }) => (1_000 * each.length) / ms)
  const each = rounds.flatMap((round) => round.each).sort((a, b) => a - b)
  const at = (share: number): string => (each[Math.ceil(share * each.length) - 1] ?? 0).toFixed(0)
  console.log(
    `${ROUNDS} rounds of ${rounds[0]?.each.length}, ${CALLERS} callers; median, and from the slowest to the quickest`,
  )
  row('(a) bare commits of one row, per second', bare, 0)
  row('(b) referrals accepted, per second', accepted, 0)
  row(
    'b/a',
    accepted.map((rate, round) => rate / (bare[round] ?? 1)),
    2,
  )
  console.log(`one answer, in milliseconds: median ${at(0.5)}, p99 ${at(0.99)}`)
}

function row(name: string, numbers: readonly number[], digits: number): void {
  const sorted = numbers.toSorted((a, b) => a - b)
  const [least = 0, middle = 0, most = 0] = [0, Math.floor(sorted.length / 2), sorted.length - 1].map(
    (place) => sorted[place],
  )
  const [low, mid, high] = [least, middle, most].map((number) => number.toFixed(digits))
  console.log(`${name.padEnd(42)} ${mid?.padStart(8)}   ${low} to ${high}`)
}

async function ask(child: ChildProcess, asked: Asked): Promise<Answered> {
  const answer = told<Answered>(child)
  child.send(asked)
  return answer
}

async function told<T>(child: ChildProcess): Promise<T> {
  const waits = new AbortController()
  const [said] = await Promise.race([
    once(child, 'message', waits),
    once(child, 'exit', waits).catch(() => []),
  ]).finally(() => waits.abort())
  if (said === null || typeof said !== 'object') throw new Error('The process of the API ended.')
  return said as T
}
