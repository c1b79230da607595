/** A Graph that enforces Outlook's limits, in a process of its own: when this one is busy, that one counts all the same. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startOutlook } from '../../src/local/outlook.ts'
import type { LimitCounts, OutlookLimits } from '../../src/local/outlook-limits.ts'

/** `twice`: mails that carry the dispatch id of one before them. */
export type GraphCounts = LimitCounts & { readonly kept: number; readonly twice: number }

export type GraphProcess = {
  /** For GRAPH_BASE_URL. */
  readonly url: string
  counts(): Promise<GraphCounts>
  close(): Promise<void>
}

export type Enforcing = { readonly limits: OutlookLimits; readonly latencyMs: number }

export async function startGraphProcess(enforcing: Enforcing): Promise<GraphProcess> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(enforcing)])
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await serve(JSON.parse(process.argv[2] ?? ''))

async function serve({ limits, latencyMs }: Enforcing): Promise<void> {
  const outlook = await startOutlook({ folder: undefined, limits })
  outlook.fail({ delayMs: latencyMs, times: Number.POSITIVE_INFINITY })
  process.on('message', () => {
    const kept = outlook.mails()
    const twice = kept.length - new Set(kept.map(({ dispatchId }) => dispatchId)).size
    process.send?.({ ...outlook.limitCounts(), kept: kept.length, twice })
  })
  process.on('disconnect', () => void outlook.close())
  process.send?.({ url: outlook.baseUrl })
}
