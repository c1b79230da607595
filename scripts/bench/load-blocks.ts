/** CPU and waiting for each turn: blocks of one subject after the other, in an order that moves on each round. */
import { at, line } from './load-figures.ts'
import type { startLoadMaker } from './load-maker.ts'
import { type Place, SUBJECTS, type Subject, startSubject } from './load-subjects.ts'

export type Bench = {
  readonly place: Place
  readonly maker: Awaited<ReturnType<typeof startLoadMaker>>
  /** Milliseconds so far. */
  readonly postgresCpu: () => number | undefined
}

type Setting = { readonly atATime: number; readonly tokens: 'each' | 'one' }

const SETTINGS: readonly Setting[] = [
  { atATime: 1, tokens: 'each' },
  { atATime: 10, tokens: 'each' },
  { atATime: 50, tokens: 'each' },
  { atATime: 10, tokens: 'one' },
]

/** Milliseconds for each turn. */
type Result = {
  readonly cpu: number
  readonly postgres: number
  readonly p50: number
  readonly p99: number
}

export async function blocks(
  bench: Bench,
  { rounds, turns }: { readonly rounds: number; readonly turns: number },
): Promise<void> {
  const subjects: Subject[] = []
  try {
    for (const named of SUBJECTS) subjects.push(await startSubject(named, bench.place))
    for (const subject of subjects)
      await block(bench, subject, { atATime: 10, tokens: 'each', turns: turns * 2 })
    for (const setting of SETTINGS) {
      const results = subjects.map((): Result[] => [])
      for (let round = 0; round < rounds; round++)
        for (const place of subjects.map((_, index) => (index + round) % subjects.length)) {
          const subject = subjects[place]
          if (subject !== undefined) results[place]?.push(await block(bench, subject, { ...setting, turns }))
        }
      print(setting, results, { rounds, turns })
    }
  } finally {
    for (const subject of subjects) await subject.close()
  }
}

async function block(
  { maker, postgresCpu }: Bench,
  subject: Subject,
  { atATime, tokens, turns }: Setting & { readonly turns: number },
): Promise<Result> {
  const { name, url, kind } = subject
  const before = await subject.ask('cpu')
  const postgresBefore = postgresCpu()
  const { took, wrong } = await maker.ask({ subject: name, url, kind, atATime, turns, tokens })
  const after = await subject.ask('cpu')
  if (wrong !== undefined) throw new Error(`${name} answered something else: ${wrong}`)
  if ((await subject.ask('faults')).faults > 0) throw new Error(`${name} had a fault`)
  const postgres = ((postgresCpu() ?? Number.NaN) - (postgresBefore ?? 0)) / turns
  return { cpu: (after.ms - before.ms) / turns, postgres, p50: at(took, 0.5), p99: at(took, 0.99) }
}

function print(
  { atATime, tokens }: Setting,
  results: readonly (readonly Result[])[],
  { rounds, turns }: { rounds: number; turns: number },
): void {
  const [ours = []] = results
  const signed = tokens === 'each' ? 'a new token for each turn' : 'one token for all turns'
  console.log(
    `\n${atATime} at a time, ${signed}; ${rounds} rounds of ${turns} turns; median, and half of the rounds between`,
  )
  const column = (index: number, of: keyof Result): number[] => (results[index] ?? []).map((each) => each[of])
  for (const [index, { name }] of SUBJECTS.entries())
    console.log(line(`CPU  ${name}`, column(index, 'cpu'), { unit: 'ms' }))
  console.log(line('CPU  of PostgreSQL for our turns', column(0, 'postgres'), { unit: 'ms' }))
  for (const kind of ['p50', 'p99'] as const)
    for (const [index, { name }] of SUBJECTS.entries())
      console.log(line(`${kind}  ${name}`, column(index, kind), { unit: 'ms', digits: 1 }))
  for (const kind of ['cpu', 'p99'] as const)
    for (const [index, { name }] of SUBJECTS.entries()) {
      if (index === 0) continue
      const ratios = ours.map((own, round) => own[kind] / (results[index]?.[round]?.[kind] ?? Number.NaN))
      console.log(line(`${kind === 'cpu' ? 'CPU' : kind}, ours / ${name}`, ratios))
    }
}
