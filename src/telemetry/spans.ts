/** Spans as OpenTelemetry has them, sent to a collector by OTLP over HTTP. Loaded only where one is set. */
import { randomUUID } from 'node:crypto'
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { type SpanName, safeFields } from './span-fields.ts'
import type { Spans } from './watching.ts'

const KINDS: Readonly<Partial<Record<SpanName, SpanKind>>> = {
  turn: SpanKind.SERVER,
  job: SpanKind.CONSUMER,
  call: SpanKind.CLIENT,
}
/** A collector that is down or slow keeps so many spans waiting and no more; the rest are dropped. */
const MOST_WAITING = 2_048
const EXPORT_LIMIT_MS = 5_000
const STOP_LIMIT_MS = 2_000

type Options = { readonly endpoint: string; readonly version: string; readonly everyMs?: number }

/** `endpoint` is that of the collector, without `/v1/traces`. Nothing of it is ever waited for but at the end, shortly. */
export function openSpans({ endpoint, version, everyMs = 5_000 }: Options): Spans {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_LIMIT_MS,
    concurrencyLimit: 2,
  })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'prison-contact',
      'service.version': version,
      'service.instance.id': randomUUID(),
    }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        maxQueueSize: MOST_WAITING,
        scheduledDelayMillis: everyMs,
        exportTimeoutMillis: EXPORT_LIMIT_MS,
      }),
    ],
  })
  const tracer = provider.getTracer('prison-contact')
  return {
    start(name, fields, parent) {
      const kind = KINDS[name] ?? SpanKind.INTERNAL
      const span = tracer.startSpan(name, { kind, attributes: safeFields(fields) }, contextOf(parent))
      const { traceId, spanId } = span.spanContext()
      return {
        trace: `00-${traceId}-${spanId}-01`,
        set: (more) => void span.setAttributes(safeFields(more)),
        end: (failed) => {
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
    async stop() {
      const late = new Promise<void>((done) => setTimeout(done, STOP_LIMIT_MS).unref())
      await Promise.race([provider.shutdown().catch(() => undefined), late])
    },
  }
}

const TRACE = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/

function contextOf(parent: string | undefined) {
  const [, traceId, spanId] = TRACE.exec(parent ?? '') ?? []
  if (traceId === undefined || spanId === undefined) return ROOT_CONTEXT
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED })
}
