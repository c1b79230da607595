/** A Connector on this machine that keeps to Teams' limits as Teams would: what is too much is refused with 429, and counted. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type LimitedConnector = {
  /** The address to post to. Tokens: `POST /token`; which one is shown is not looked at. */
  readonly url: string
  /** Calls that were taken and refused; when the first and the last of those taken came, in milliseconds. */
  counts(): { taken: number; refused: number; first: number; last: number }
  close(): Promise<void>
}

type Limit = { readonly most: number; readonly ms: number }

/** Written here once more: a stand-in that took them from the bot would share its mistakes. */
const IN_A_THREAD: readonly Limit[] = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
]

/** `perSecond` calls a second in all, and Teams' limits in each thread, in sliding windows that count as calls arrive. */
export async function startLimitedConnector({
  latencyMs,
  perSecond,
}: {
  readonly latencyMs: number
  readonly perSecond: number
}): Promise<LimitedConnector> {
  const inAll: readonly Limit[] = [{ most: perSecond, ms: 1_000 }]
  const all: number[] = []
  const threads = new Map<string, number[]>()
  const answering = new Set<NodeJS.Timeout>()
  const counted = { taken: 0, refused: 0, first: 0, last: 0 }

  /** Milliseconds until there is room; 0 when the call is taken. */
  const take = (thread: string | undefined, now: number): number => {
    const begun = thread === undefined ? [] : (threads.get(thread) ?? [])
    const wait = Math.max(fullFor(all, inAll, now), fullFor(begun, IN_A_THREAD, now))
    if (wait > 0) return wait
    all.push(now)
    begun.push(now)
    if (thread !== undefined) threads.set(thread, begun)
    return 0
  }

  const server = createServer(async (request, response) => {
    const now = performance.now()
    const text = await textOf(request)
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (path === '/token')
      return reply(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: 'bench' })
    const wait = take(threadOf(path, text), now)
    if (wait > 0) {
      counted.refused += 1
      response.setHeader('retry-after', Math.ceil(wait / 1_000))
      return reply(response, 429, { error: { code: 'Throttled', message: 'Too many requests.' } })
    }
    counted.taken += 1
    if (counted.taken === 1) counted.first = now
    counted.last = now
    const id = String(counted.taken)
    const timer = setTimeout(() => {
      answering.delete(timer)
      reply(response, 201, path === '/v3/conversations' ? conversationOf(text, id) : { id })
    }, latencyMs)
    answering.add(timer)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: () => ({ ...counted }),
    close: () =>
      new Promise((closed) => {
        for (const timer of answering) clearTimeout(timer)
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function fullFor(begun: readonly number[], limits: readonly Limit[], now: number): number {
  const waits = limits.map(({ most, ms }) => {
    const oldest = begun.at(-most)
    return begun.length < most || oldest === undefined ? 0 : oldest + ms - now
  })
  return Math.max(0, ...waits)
}

type Opened = { readonly channelData?: { readonly channel?: { readonly id?: string } }; members?: unknown }

/** A channel is one thread, whichever of its posts is answered; a chat that is being opened has none yet. */
function threadOf(path: string, text: string): string | undefined {
  const conversation = /^\/v3\/conversations\/([^/]+)\//.exec(path)?.[1]
  return conversation?.split(';')[0] ?? channelIn(text)
}

function conversationOf(text: string, id: string): object {
  const channel = channelIn(text)
  if (channel !== undefined) return { id: `${channel};messageid=${id}`, activityId: id }
  return { id: `a:${JSON.stringify((JSON.parse(text) as Opened).members)}` }
}

const channelIn = (text: string): string | undefined => (JSON.parse(text) as Opened).channelData?.channel?.id

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
