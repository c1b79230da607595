/** Spans and figures in one piece: everything that compose puts around the product, or nothing at all. */
import type { AroundCall } from '../gateways/around-call.ts'
import type { Tokens } from '../gateways/tokens.ts'
import type { Ledger } from '../jobs/ports.ts'
import type { AroundJob } from '../jobs/queue.ts'
import type { Log } from '../log.ts'
import type { Store } from '../workflow/ports.ts'
import { openFigures } from './figures.ts'
import { type FiguresServer, serveFigures } from './figures-server.ts'
import { openStanding, type StandingSource } from './standing.ts'
import { watchCalls, watchTokens } from './watch-calls.ts'
import { watchJob, watchLedger } from './watch-jobs.ts'
import { countStoreFault, watchStore } from './watch-store.ts'
import { watchHandler, watchPage, watchTurn } from './watch-turns.ts'
import { openWatching, type Spans } from './watching.ts'

export type Telemetry = {
  readonly turn: ReturnType<typeof watchTurn>
  readonly page: ReturnType<typeof watchPage>
  readonly handler: ReturnType<typeof watchHandler>
  readonly job: AroundJob
  readonly graph: AroundCall
  readonly connector: AroundCall
  /** Of what is under way, for a job that is promised now. */
  trace(): string | undefined
  store(store: Store): Store
  ledger(ledger: Ledger): Ledger
  tokens(tokens: Tokens): Tokens
  log(log: Log): Log
  /** A fault of the store. */
  storeFault(fault: unknown): void
  /** A turn went wrong, and the person was told so. */
  turnFault(): void
  /** Begins to answer /metrics, where there is a port for it. */
  serve(source: StandingSource): Promise<string | undefined>
  stop(): Promise<void>
}

export type TelemetryParts = {
  readonly host: string
  readonly metricsPort: number | undefined
  readonly spans: Spans | undefined
}

export function openTelemetry({ host, metricsPort, spans }: TelemetryParts): Telemetry {
  const figures = openFigures()
  const watching = openWatching(figures, spans)
  let standing: ReturnType<typeof openStanding> | undefined
  let server: FiguresServer | undefined
  return {
    turn: watchTurn(watching),
    page: watchPage(watching),
    handler: watchHandler(watching),
    job: watchJob(watching),
    graph: watchCalls(watching, 'graph'),
    connector: watchCalls(watching, 'connector'),
    trace: watching.trace,
    store: (store) => watchStore(watching, store),
    ledger: (ledger) => watchLedger(watching, ledger),
    tokens: (tokens) => watchTokens(watching, tokens),
    storeFault: countStoreFault(watching),
    log: (log) => ({
      ...log,
      error: (event, fields, fault) => {
        figures.count('log_lines_total', { level: 'error' })
        if (isOfKeys(fault)) figures.count('store_errors_total', { kind: 'keys' })
        log.error(event, fields, fault)
      },
      warn: (event, fields, fault) => {
        figures.count('log_lines_total', { level: 'warn' })
        if (isOfKeys(fault)) figures.count('store_errors_total', { kind: 'keys' })
        log.warn(event, fields, fault)
      },
    }),
    turnFault: () => {
      const noted = watching.noted()
      if (noted !== undefined) noted.fault = true
    },
    async serve(source) {
      if (metricsPort === undefined) return undefined
      const now = openStanding(figures, source)
      standing = now
      const text = async (): Promise<string> => {
        await now.refresh()
        return figures.text()
      }
      server = await serveFigures({ host, port: metricsPort, text })
      return server.url
    },
    async stop() {
      standing?.stop()
      await server?.close()
      await spans?.stop()
    },
  }
}

/** What is sealed could not be opened: no fault of SQL, so the log alone hears of it. */
const isOfKeys = (fault: unknown): boolean => fault instanceof Error && fault.name === 'NotOpened'
