/** What our process holds while the mix goes on for a while, after its rubbish was collected. */
import type { Bench } from './load-blocks.ts'
import { SUBJECTS, startSubject } from './load-subjects.ts'

const STEPS = 10
const AT_A_TIME = 10
const TURNS = 200

export async function memory({ place, maker }: Bench, minutes: number): Promise<void> {
  const named = SUBJECTS[0]
  const subject = await startSubject(named, place)
  console.log(
    `\nmemory over ${minutes} minutes of the mix, ${AT_A_TIME} at a time, after collecting what is not held`,
  )
  const began = performance.now()
  let turns = 0
  const says: { readonly rss: number; readonly heapUsed: number }[] = []
  try {
    for (let step = 1; step <= STEPS; step++) {
      while (performance.now() - began < (minutes * 60_000 * step) / STEPS) {
        const { wrong } = await maker.ask({
          ...{ subject: `${named.name}, memory`, url: subject.url, kind: named.kind, atATime: AT_A_TIME },
          ...{ turns: TURNS, tokens: 'each' },
        })
        if (wrong !== undefined) throw new Error(`Our bot answered something else: ${wrong}`)
        turns += TURNS
      }
      const { rss, heapUsed, external } = await subject.ask('memory')
      says.push({ rss, heapUsed })
      console.log(
        `after ${String(turns).padStart(8)} turns: process ${mb(rss)} MB, heap ${mb(heapUsed)} MB, outside the heap ${mb(external)} MB`,
      )
    }
    const [first, last] = [says[0], says.at(-1)]
    if (first && last)
      console.log(
        `at the end / at a tenth: process ${(last.rss / first.rss).toFixed(2)}, heap ${(last.heapUsed / first.heapUsed).toFixed(2)}`,
      )
  } finally {
    await subject.close()
  }
}

const mb = (bytes: number): string => (bytes / 1_048_576).toFixed(1).padStart(6)
