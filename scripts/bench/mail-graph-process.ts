/** A Graph that enforces Outlook's limits, in a process of its own. */
import { fileURLToPath } from 'node:url'
import { startOutlook } from '../../src/local/outlook.ts'
import type { LimitCounts, OutlookLimits } from '../../src/local/outlook-limits.ts'
import { type CountingProcess, serveCounts, startCounting } from './counting-process.ts'

/** `twice`: mails that carry the dispatch id of one before them. */
export type GraphCounts = LimitCounts & { readonly kept: number; readonly twice: number }

export type Enforcing = { readonly limits: OutlookLimits; readonly latencyMs: number }

const FILE = fileURLToPath(import.meta.url)

/** Its `url` is for GRAPH_BASE_URL. */
export const startGraphProcess = (enforcing: Enforcing): Promise<CountingProcess<GraphCounts>> =>
  startCounting(FILE, enforcing)

if (process.argv[1] === FILE) await serve(JSON.parse(process.argv[2] ?? ''))

async function serve({ limits, latencyMs }: Enforcing): Promise<void> {
  const outlook = await startOutlook({ folder: undefined, limits })
  outlook.fail({ delayMs: latencyMs, times: Number.POSITIVE_INFINITY })
  const counts = (): GraphCounts => {
    const kept = outlook.mails()
    const twice = kept.length - new Set(kept.map(({ dispatchId }) => dispatchId)).size
    return { ...outlook.limitCounts(), kept: kept.length, twice }
  }
  serveCounts({ url: outlook.baseUrl, counts, close: () => outlook.close() })
}
