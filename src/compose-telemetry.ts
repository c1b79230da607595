/** Joins spans and figures to the product, where the settings ask for them. */
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readiness } from './compose-ready.ts'
import type { Settings } from './config.ts'
import type { Page, RawPage, ServerParts } from './server.ts'
import type { Database } from './store/database.ts'
import { standingOf } from './store/standing.ts'
import { openTelemetry, type Telemetry } from './telemetry/telemetry.ts'
import type { Clock } from './workflow/ports.ts'

const VERSION = '0.1.0'

/** Undefined where neither is asked for: then the product runs as if this file were not there. */
export async function telemetryFor({ telemetry, host }: Settings): Promise<Telemetry | undefined> {
  const { metricsPort, otlpEndpoint } = telemetry
  if (metricsPort === undefined && otlpEndpoint === undefined) return undefined
  const spans =
    otlpEndpoint === undefined
      ? undefined
      : // Loaded where it is wanted: without a collector nobody waits for these packages.
        (await import('./telemetry/spans.ts')).openSpans({ endpoint: otlpEndpoint, version: VERSION })
  return openTelemetry({ host, metricsPort, spans })
}

type Watched = Parameters<typeof readiness>[0] & {
  readonly database: Database
  readonly clock: Clock
  readonly settings: Settings
}

/** Begins to answer /metrics; its address, where there is one. */
export function serveFigures(
  telemetry: Telemetry | undefined,
  watched: Watched,
): Promise<string | undefined> | undefined {
  const { database, queue, sweep, clock, settings } = watched
  const anchored = settings.anchorMailbox === undefined ? 'audit anchored' : 'audit anchor mailed'
  return telemetry?.serve({
    store: () => standingOf(database, clock.now(), anchored),
    oldestJobSeconds: async () => (await queue.ready()).oldestWaitingSeconds,
    ready: async () => (await readiness(watched)).checks,
    sweepAge: sweep.ageSeconds,
    pool: () => database.pool?.(),
    sealMarkGone: watched.rollout.isMarkGone,
    roomBytes: () => database.roomBytes?.(),
    certificateEnds: () => certificateEnds(settings),
  })
}

async function certificateEnds({ appType, appCertificatePath }: Settings): Promise<number | undefined> {
  if (appType !== 'SingleTenant' || appCertificatePath === undefined) return undefined
  return Date.parse(new X509Certificate(await readFile(appCertificatePath)).validTo)
}

type Messages = ServerParts['messages']

export const watchedTurns = (telemetry: Telemetry | undefined, take: Messages): Messages =>
  telemetry === undefined
    ? take
    : (authorization, activity) => telemetry.turn(activity, () => take(authorization, activity))

/** Pages are turns of another kind: the API, and links that people open. */
export const watchedPages = (
  telemetry: Telemetry | undefined,
  pages: readonly (Page | RawPage)[],
): readonly (Page | RawPage)[] =>
  telemetry === undefined
    ? pages
    : pages.map((page) =>
        'take' in page
          ? { ...page, take: (request) => telemetry.page(page.path, () => page.take(request)) }
          : { ...page, handle: (request) => telemetry.page(page.path, () => page.handle(request)) },
      )
