/** What lies between the product and Teams or Graph: calls that hang, are dropped, throttled, late, or fail when done. */
import { once } from 'node:events'
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { portOf } from '../../tests/support/free-port.ts'
import type { Random } from '../simulate/random.ts'

export const SKIES = ['hang', 'drop', 'throttle', 'late', 'lost answer', 'failed when done'] as const
export type Sky = (typeof SKIES)[number]

/** A call whose answer did not come back as the other side gave it. `done`: it was carried out all the same. */
export type Spoiled = {
  readonly at: number
  readonly sky: Sky
  readonly path: string
  readonly done: boolean
}

export type Weather = {
  readonly url: string
  /** From now on a share of the calls meets it; undefined: fair. */
  turn(sky: Sky | undefined): void
  readonly spoiled: readonly Spoiled[]
  readonly passed: { calls: number }
  close(): Promise<void>
}

/** Of the calls in a storm. The others pass, so that work goes on around what fails. */
const SHARE = 0.6
/** Longer than any gateway waits. */
const HANG_MS = 25_000
const LATE_MS = 3_000

export async function openWeather(targetUrl: string, random: Random): Promise<Weather> {
  const target = new URL(targetUrl)
  const spoiled: Spoiled[] = []
  const passed = { calls: 0 }
  let now: Sky | undefined
  const url = (): string => `http://127.0.0.1:${portOf(server)}`
  const server = createServer(async (near, answer) => {
    const body = await readAll(near).catch(() => undefined)
    if (body === undefined) return
    const path = near.url ?? '/'
    const sky = now !== undefined && random.chance(SHARE) ? now : undefined
    passed.calls += 1
    const carry = async () =>
      throughHere(await forward(target, near, body), { from: target.origin, to: url() })
    const note = (done: boolean): void => {
      if (sky !== undefined) spoiled.push({ at: performance.now(), sky, path, done })
    }
    try {
      if (sky === undefined) return await giveBack(answer, await carry())
      if (sky === 'late') {
        // It arrives at once: hours of the council pass in a moment here, and nothing is on its way for hours.
        const far = await carry()
        note(true)
        await pause(LATE_MS)
        return await giveBack(answer, far)
      }
      if (sky === 'throttle') {
        note(false)
        answer.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' })
        return void answer.end(THROTTLED)
      }
      if (sky === 'drop') {
        note(false)
        return void near.socket.destroy()
      }
      if (sky === 'hang') {
        // Half of them were taken before the line went dead.
        const done = random.chance(0.5)
        if (done) await carry()
        note(done)
        await Promise.race([pause(HANG_MS, undefined, { ref: false }), once(answer, 'close')])
        return void near.socket.destroy()
      }
      await carry()
      note(true)
      if (sky === 'lost answer') return void near.socket.destroy()
      answer.writeHead(504, { 'content-type': 'application/json' })
      answer.end(THROTTLED)
    } catch {
      near.socket.destroy()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: url(),
    turn: (sky) => {
      now = sky
    },
    ...{ spoiled, passed },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const THROTTLED = JSON.stringify({ error: { code: 'ServiceError', message: 'This fault was asked for.' } })

async function readAll(from: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of from) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

type Far = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer }

async function forward(target: URL, near: IncomingMessage, body: Buffer): Promise<Far> {
  const call = ask({
    ...{ host: target.hostname, port: target.port, method: near.method, path: near.url },
    headers: { ...near.headers, host: target.host },
  })
  call.end(body)
  const [far] = (await once(call, 'response')) as [IncomingMessage]
  return { status: far.statusCode ?? 502, headers: far.headers, body: await readAll(far) }
}

/** A link that is given out (the next page, where the next look begins) leads through here as well. */
function throughHere(far: Far, { from, to }: { readonly from: string; readonly to: string }): Far {
  if (!far.headers['content-type']?.includes('json')) return far
  return { ...far, body: Buffer.from(far.body.toString('utf8').replaceAll(from, to)) }
}

async function giveBack(answer: ServerResponse, { status, headers, body }: Far): Promise<void> {
  const { 'transfer-encoding': _chunked, connection: _connection, ...rest } = headers
  answer.writeHead(status, { ...rest, 'content-length': body.length })
  answer.end(body)
}
