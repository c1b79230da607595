/** `/metrics` on a port of its own, which the public ingress does not lead to. */
import { createServer, type ServerResponse } from 'node:http'

export type FiguresServer = { readonly url: string; close(): Promise<void> }

type Options = { readonly host: string; readonly port: number; readonly text: () => Promise<string> }

/** Listens, or rejects with a sentence that an operator can act on. `port` 0 takes any. */
export async function serveFigures({ host, port, text }: Options): Promise<FiguresServer> {
  const server = createServer((request, response) => {
    request.resume()
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') return end(response, 404)
    text().then(
      (body) => end(response, 200, body),
      () => end(response, 503),
    )
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 5_000
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `The port of the figures, ${port} on ${host}, could not be opened (${code}). Set METRICS_PORT to another number.`,
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** In single steps: restify gives every answer of this process methods of its own, which return nothing. */
function end(response: ServerResponse, status: number, body = ''): void {
  response.statusCode = status
  response.setHeader('cache-control', 'no-store')
  response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  response.end(body)
}
