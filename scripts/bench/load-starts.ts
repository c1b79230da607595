/** Cold starts in turns, and what they come to. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { makeBundle } from '../bundle/make.ts'
import { line } from './load-figures.ts'
import { type Startable, startTime, type Took } from './load-start.ts'
import type { Place } from './load-subjects.ts'

type Named = Startable & { readonly name: string; readonly isOurs?: boolean }

/** The tables are there and up to date, and code is compiled, as they are whenever an instance is started again. */
export async function starts(place: Place, times: number): Promise<void> {
  const cache = await mkdtemp(join(tmpdir(), 'prison-contact-compiled-'))
  await mkdir(new URL('../../.tmp/', import.meta.url), { recursive: true })
  const bundle = await mkdtemp(fileURLToPath(new URL('../../.tmp/bundle-', import.meta.url)))
  await makeBundle(bundle)
  const ours = { ready: '/ready', env: { NODE_COMPILE_CACHE: cache }, isOurs: true }
  const echo = { file: 'echo.ts', ready: '/health' }
  const subjects: readonly Named[] = [
    // As the image starts it (deploy/Dockerfile).
    {
      ...{ ...ours, name: 'the bundle, /ready', file: pathToFileURL(join(bundle, 'main.mjs')).href },
      nodeWords: ['--enable-source-maps', '--disable-warning=DEP0040'],
    },
    { ...ours, name: 'src/main.ts, /ready', file: '../../src/main.ts' },
    { ...echo, name: 'botbuilder 4, echo' },
    { ...echo, name: 'botbuilder 4, echo, compiled code kept too', env: ours.env },
  ]
  try {
    for (const subject of subjects) await startTime(subject, place)
    const took = subjects.map((): Took[] => [])
    for (let round = 0; round < times; round++)
      for (const at of subjects.map((_, index) => (index + round) % subjects.length)) {
        const subject = subjects[at]
        if (subject !== undefined) took[at]?.push(await startTime(subject, place))
      }
    print(subjects, took)
  } finally {
    for (const folder of [cache, bundle]) await rm(folder, { recursive: true, force: true })
  }
}

function print(subjects: readonly Named[], took: readonly (readonly Took[])[]): void {
  console.log(
    `\ncold start to the first 200, ${took[0]?.length} rounds; median, and half of the rounds between`,
  )
  for (const [index, { name }] of subjects.entries())
    for (const of of KINDS) {
      const values = (took[index] ?? []).map((each) => each[of])
      console.log(line(`${of.padEnd(4)}  ${name}`, values, { unit: 'ms', digits: 0 }))
    }
  for (const [one, ours] of subjects.entries())
    for (const [other, { name, isOurs }] of subjects.entries())
      for (const of of ours.isOurs && !isOurs ? KINDS : [])
        console.log(line(`${of.padEnd(4)}  ${ours.name} / ${name}`, ratios(of, took[one], took[other])))
}

const KINDS = ['wall', 'cpu'] as const

const ratios = (
  of: keyof Took,
  ones: readonly Took[] = [],
  others: readonly Took[] = [],
): readonly number[] => ones.map((each, round) => each[of] / (others[round]?.[of] ?? Number.NaN))
