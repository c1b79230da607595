/**
 * What sealing costs: loading, saving and listing on a sealed store and on a clear one, turn by turn in one run, as
 * ratios; and what one seal, one digest of the index and a rotation take. Never ends with 1 for a slow one.
 * `npm run bench:keys -- [--postgres] [--small]`: the embedded store, the server of `DATABASE_URL`, or a throwaway one.
 */
import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openText, sealText } from '../src/store/envelope.ts'
import { derive, keyRing } from '../src/store/key-ring.ts'
import { keyedBy } from '../src/store/name-keys.ts'
import { at } from '../src/store/sealed-columns.ts'
import { testKeys } from '../tests/support/keys.ts'
import type { Done, Kind } from './bench/keys-process.ts'
import { newPlace } from './bench/sweep-store.ts'
import { startPostgres } from './postgres/server.ts'

const args = process.argv.slice(2)
if (args.some((word) => !['--small', '--postgres'].includes(word))) {
  console.error('Use it without a word, or with --small or --postgres.')
  process.exit(1)
}
const isSmall = args.includes('--small')
const REFERRALS = isSmall ? 60 : 200
const ROUNDS = isSmall ? 5 : 9
const TIMES: Readonly<Record<Kind, number>> = isSmall
  ? { load: 20, save: 20, page: 20, list: 4 }
  : { load: 100, save: 50, page: 50, list: 10 }

const SAY: Readonly<Record<Kind, string>> = {
  load: 'load a referral with pages',
  save: 'save a move of a referral',
  page: 'save a page',
  list: 'list fifty with their names',
}

const own = args.includes('--postgres') ? await startPostgres() : undefined
try {
  bySelf()
  await measure(own?.url ?? process.env.DATABASE_URL)
} finally {
  await own?.stop()
}

async function measure(databaseUrl: string | undefined): Promise<void> {
  console.log(
    `store: ${databaseUrl === undefined ? 'embedded' : 'PostgreSQL'}, ${REFERRALS} referrals, ${ROUNDS} rounds`,
  )
  const sealed = await half(databaseUrl, false)
  const clear = await half(databaseUrl, true)
  try {
    console.log(
      'sealed / clear                CPU of ours        by the clock      (median, half of the rounds between)',
    )
    for (const kind of Object.keys(TIMES) as readonly Kind[]) {
      const rounds: { cpu: number; wall: number }[] = []
      let ms = 0
      for (let round = 0; round <= ROUNDS; round++) {
        // In turn first and second: the machine is never equally quick twice.
        const pair = round % 2 === 0 ? [sealed, clear] : [clear, sealed]
        const first = await pair[0]?.ask(kind)
        const second = await pair[1]?.ask(kind)
        if (round === 0 || first === undefined || second === undefined) continue
        const [one, other] = round % 2 === 0 ? [first, second] : [second, first]
        rounds.push({ cpu: one.cpu / other.cpu, wall: one.wall / other.wall })
        ms += one.wall / TIMES[kind] / ROUNDS
      }
      console.log(
        `${SAY[kind].padEnd(28)} ${spread(rounds.map(({ cpu }) => cpu))}  ${spread(rounds.map(({ wall }) => wall))}   ${ms.toFixed(2)} ms sealed`,
      )
    }
    console.log(`size on disk, sealed / clear: ${((await sealed.size()) / (await clear.size())).toFixed(2)}`)
  } finally {
    await sealed.close()
    await clear.close()
  }
}

async function half(databaseUrl: string | undefined, isClear: boolean) {
  const { where, remove } = await newPlace(databaseUrl)
  const child = fork(fileURLToPath(new URL('bench/keys-process.ts', import.meta.url)), [
    JSON.stringify({ where, isClear, referrals: REFERRALS }),
  ])
  const ended = once(child, 'exit')
  await once(child, 'message')
  return {
    async ask(kind: Kind): Promise<Done> {
      const told = once(child, 'message')
      child.send({ kind, times: TIMES[kind] })
      return (await told)[0]
    },
    async size(): Promise<number> {
      const told = once(child, 'message')
      child.send({ kind: 'size', times: 0 })
      return (await told)[0].cpu
    },
    async close(): Promise<void> {
      child.disconnect()
      await ended
      await remove()
    },
  }
}

/** Without any store: microseconds of CPU, each beside what it stands for. */
function bySelf(): void {
  const ring = keyRing(testKeys())
  const place = at('referral.body', 'PCA-2026-0001')
  const body = JSON.stringify({ words: 'What was said at the visit. '.repeat(400) })
  const sealed = sealText(ring, place, body)
  const keyOf = keyedBy(derive(Buffer.alloc(32, 1), 'a'), derive(Buffer.alloc(32, 1), 'b'))
  const plain = (text: string) => createHash('sha256').update(`letters:${text}`).digest().readInt32BE(0)
  const rows: readonly (readonly [string, () => unknown])[] = [
    [`seal ${body.length} letters`, () => sealText(ring, place, body)],
    ['open them', () => openText(ring, place, sealed)],
    ['write them as JSON, for comparison', () => JSON.stringify({ body })],
    ['a digest of the index, keyed', () => keyOf('letters', 'childsdottir')],
    ['the same without a key, as it was', () => plain('childsdottir')],
  ]
  for (const [name, work] of rows)
    console.log(`${name.padEnd(36)} ${microseconds(work).toFixed(1).padStart(6)} µs CPU`)
}

function microseconds(work: () => unknown): number {
  const times = isSmall ? 2_000 : 20_000
  for (let warm = 0; warm < 500; warm++) work()
  const before = process.cpuUsage()
  for (let round = 0; round < times; round++) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times
}

function spread(values: readonly number[]): string {
  return `${part(values, 0.5).toFixed(2)} (${part(values, 0.25).toFixed(2)} - ${part(values, 0.75).toFixed(2)})`
}

/** The value below which that share of the values lies. */
function part(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
}
