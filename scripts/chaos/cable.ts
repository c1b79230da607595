/** The cable between one instance and PostgreSQL: it can be cut for a while, or carry nothing and stay. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { portOf } from '../../tests/support/free-port.ts'

export type Cable = {
  /** The address of the database by way of this cable. */
  readonly url: string
  /** Every connection breaks, and no new one is taken. */
  cut(ms: number): Promise<void>
  /** Everything stays connected and nothing arrives, as when a network loses packets. */
  stall(ms: number): Promise<void>
  close(): Promise<void>
}

export async function openCable(databaseUrl: string): Promise<Cable> {
  const target = new URL(databaseUrl)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isCut = false
  let isStalled = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(Number(target.port), target.hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    if (isStalled) for (const socket of pair) socket.pause()
    near.on('data', (chunk) => void far.write(chunk))
    far.on('data', (chunk) => void near.write(chunk))
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.once('close', () => {
        pairs.delete(pair)
        for (const one of pair) one.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${portOf(server)}`
  const breakAll = (): void => {
    for (const pair of [...pairs]) for (const socket of pair) socket.destroy()
  }
  return {
    url: url.href,
    async cut(ms) {
      isCut = true
      breakAll()
      await pause(ms)
      isCut = false
    },
    async stall(ms) {
      isStalled = true
      for (const pair of pairs) for (const socket of pair) socket.pause()
      await pause(ms)
      isStalled = false
      for (const pair of pairs) for (const socket of pair) socket.resume()
    },
    async close() {
      breakAll()
      server.close()
      await once(server, 'close')
    },
  }
}
