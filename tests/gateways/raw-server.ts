/** A server on this machine that answers with bytes as they are, so that it can break the rules of HTTP. */
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type RawServer = {
  readonly url: string
  /** Requests that came in whole: their first lines. */
  readonly asked: string[]
  close(): Promise<void>
}

/** `answer` is given each whole request in turn, from 1, and the connection that it came on. */
export async function startRawServer(answer: (socket: Socket, count: number) => void): Promise<RawServer> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let text = ''
    socket.setEncoding('latin1').on('data', (chunk) => {
      text += chunk
      const [head = '', body] = text.split(/\r\n\r\n(.*)/s)
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
      if (body === undefined || body.length < length) return
      text = ''
      asked.push(head.split('\r\n')[0] ?? '')
      answer(socket, asked.length)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
