/** A collector on this machine: takes spans as OTLP over HTTP sends them, and reads them as JSON. */
import { type Loopback, startLoopback } from '../gateways/loopback.ts'

export type Span = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly status: { readonly code?: number }
  readonly fields: Readonly<Record<string, string | number>>
}

export type Collector = {
  readonly url: string
  spans(): readonly Span[]
  /** Everything that was sent, as it was sent. */
  texts(): readonly string[]
  /** From now on it takes connections and never answers. */
  hang(): void
  close(): Promise<void>
}

export async function startCollector(): Promise<Collector> {
  let hangs = false
  const server: Loopback = await startLoopback(({ url }) =>
    hangs
      ? new Promise(() => undefined)
      : {
          status: url === '/v1/traces' ? 200 : 404,
          headers: { 'content-type': 'application/json' },
          body: '{}',
        },
  )
  return {
    url: server.url,
    spans: () => server.asked.flatMap(({ body }) => spansIn(JSON.parse(body))),
    texts: () => server.asked.map(({ url, headers, body }) => JSON.stringify([url, headers, body])),
    hang: () => {
      hangs = true
    },
    close: server.close,
  }
}

type Attribute = { key: string; value: { stringValue?: string; intValue?: number; doubleValue?: number } }
type Sent = {
  resourceSpans: { scopeSpans: { spans: (Omit<Span, 'fields'> & { attributes: Attribute[] })[] }[] }[]
}

const spansIn = ({ resourceSpans }: Sent): readonly Span[] =>
  resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans)
    .map(({ attributes, ...span }) => ({
      ...span,
      fields: Object.fromEntries(
        attributes.map(({ key, value }) => [
          key,
          value.stringValue ?? value.intValue ?? value.doubleValue ?? '',
        ]),
      ),
    }))
