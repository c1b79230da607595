/** The line between the product and Graph: passes each call on byte by byte, and can answer in its place. */
import { request as ask, createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type GraphLine = {
  readonly url: string
  /** Of every call, with its query. */
  readonly asked: { readonly method: string; readonly url: string }[]
  /** Where the stand-in listens; until it is known every call is told to come back. */
  leadTo(origin: string): void
  /** From now on calls to such a path get 500 with these words and all that they sent; `undefined` ends it. */
  quote(
    back: { readonly path: RegExp; readonly code: string; readonly words: () => string } | undefined,
  ): void
  close(): Promise<void>
}

export async function openGraphLine(): Promise<GraphLine> {
  const asked: GraphLine['asked'] = []
  let origin: string | undefined
  let quoted: Parameters<GraphLine['quote']>[0]
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request)
    const { method = '', url = '' } = request
    asked.push({ method, url })
    if (quoted?.path.test(url)) {
      const { code, words } = quoted
      response.writeHead(500, { 'content-type': 'application/json' })
      return void response.end(JSON.stringify({ error: { code, message: `${words()} ${body}` } }))
    }
    if (origin === undefined) return void response.writeHead(503).end()
    const headers = { ...request.headers, host: new URL(origin).host, 'content-length': String(body.length) }
    const call = ask(`${origin}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    call.on('error', () => response.destroy())
    call.end(body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    ...{ asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    leadTo: (to) => {
      origin = to
    },
    quote: (back) => {
      quoted = back
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts)
}
