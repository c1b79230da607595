/** Cold starts in turns, and what they come to. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { line } from './load-figures.ts'
import { type Startable, startTime } from './load-start.ts'
import type { Place } from './load-subjects.ts'

/** The tables are there and up to date, and code is compiled, as they are whenever an instance is started again. */
export async function starts(place: Place, times: number): Promise<void> {
  const cache = await mkdtemp(join(tmpdir(), 'prison-contact-compiled-'))
  const env = { NODE_COMPILE_CACHE: cache }
  const subjects: readonly (Startable & { readonly name: string })[] = [
    { name: 'our bot, /ready', file: '../../src/main.ts', ready: '/ready', env },
    { name: 'botbuilder 4, echo', file: 'echo.ts', ready: '/health' },
    { name: 'botbuilder 4, echo, compiled code kept too', file: 'echo.ts', ready: '/health', env },
  ]
  try {
    for (const subject of subjects) await startTime(subject, place)
    const took = subjects.map((): number[] => [])
    for (let round = 0; round < times; round++)
      for (const at of subjects.map((_, index) => (index + round) % subjects.length)) {
        const subject = subjects[at]
        if (subject !== undefined) took[at]?.push(await startTime(subject, place))
      }
    print(subjects, took)
  } finally {
    await rm(cache, { recursive: true, force: true })
  }
}

function print(subjects: readonly { readonly name: string }[], took: readonly (readonly number[])[]): void {
  const [ours = []] = took
  console.log(`\ncold start to the first 200, ${ours.length} rounds; median, and half of the rounds between`)
  for (const [index, { name }] of subjects.entries())
    console.log(line(name, took[index] ?? [], { unit: 'ms', digits: 0 }))
  for (const [index, { name }] of subjects.entries())
    if (index > 0)
      console.log(
        line(
          `ours / ${name}`,
          ours.map((each, round) => each / (took[index]?.[round] ?? Number.NaN)),
        ),
      )
}
