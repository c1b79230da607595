/** A server on this machine for one test: it keeps what it was asked and answers as told. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
export type Told = {
  readonly status: number
  readonly headers?: Record<string, string>
  readonly body?: string
}
export type Loopback = { readonly url: string; readonly asked: Asked[]; close(): Promise<void> }

/** `tell` may wait; `undefined` cuts the connection. */
export async function startLoopback(
  tell: (asked: Asked) => Promise<Told | undefined> | Told | undefined,
): Promise<Loopback> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const { method = '', url = '', headers } = request
    const one = { method, url, headers, body: Buffer.concat(parts).toString() }
    asked.push(one)
    const told = await tell(one)
    if (told === undefined) return void request.socket.destroy()
    response.writeHead(told.status, told.headers)
    response.end(told.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close }
}
