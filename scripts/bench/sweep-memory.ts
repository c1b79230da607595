/** Memory of one sweep, in a process that does nothing else: the store is named by the one argument, the answer printed. */

import { decideNudges } from '../../src/workflow/nudges.ts'
import type { Transaction } from '../../src/workflow/ports.ts'
import { openBench, type Where } from './sweep-store.ts'

/** Megabytes. The heap with what is not yet collected, as it stands when most is in hand. */
export type Memory = {
  readonly looked: number
  readonly rssBefore: number
  readonly rssPeak: number
  readonly heapBefore: number
  readonly heapPeak: number
}

const { database, world, close } = await openBench(JSON.parse(process.argv[2] ?? '') as Where)
await database.run('select count(*) from referral')
globalThis.gc?.()
const before = process.memoryUsage()
let [rssPeak, heapPeak] = [before.rss, before.heapUsed]

const sample = (): void => {
  const { rss, heapUsed } = process.memoryUsage()
  rssPeak = Math.max(rssPeak, rss)
  heapPeak = Math.max(heapPeak, heapUsed)
}
/** The embedded store leaves timers no room, so it is looked at where a batch is whole in memory. */
const sampled = (tx: Transaction): Transaction => ({
  ...tx,
  decide: (...decided) => {
    sample()
    return tx.decide(...decided).finally(sample)
  },
  lookAgain: (looks) => tx.lookAgain(looks).finally(sample),
})
const { store } = world
const looked = await decideNudges({
  ...world,
  store: { ...store, transaction: (work) => store.transaction((tx) => work(sampled(tx))) },
})
sample()
await close()
const megabytes = (bytes: number): number => bytes / 1_048_576
const memory: Memory = {
  looked,
  rssBefore: megabytes(before.rss),
  rssPeak: megabytes(rssPeak),
  heapBefore: megabytes(before.heapUsed),
  heapPeak: megabytes(heapPeak),
}
console.log(JSON.stringify(memory))
