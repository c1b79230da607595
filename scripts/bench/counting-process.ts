/** A stand-in that counts, in a process of its own: when this one is busy, that one counts arrivals all the same. */
import { fork } from 'node:child_process'
import { once } from 'node:events'

export type CountingProcess<Counts> = {
  readonly url: string
  counts(): Promise<Counts>
  close(): Promise<void>
}

/** Starts a file that ends in `serveCounts`, with its settings as JSON. */
export async function startCounting<Counts>(
  file: string,
  settings: object,
): Promise<CountingProcess<Counts>> {
  const child = fork(file, [JSON.stringify(settings)])
  const [{ url }] = await once(child, 'message')
  return {
    url,
    counts: async () => {
      const answer = once(child, 'message')
      child.send('counts')
      const [counts] = await answer
      return counts
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

export type Counted<Counts> = { readonly url: string; counts(): Counts; close(): Promise<void> }

/** The other end: says where it is, counts when it is asked, and ends with the one that started it. */
export function serveCounts<Counts>({ url, counts, close }: Counted<Counts>): void {
  process.on('message', () => process.send?.(counts()))
  process.on('disconnect', () => void close())
  process.send?.({ url })
}
