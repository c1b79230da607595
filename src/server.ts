/** The web server: where Teams posts to, where the platform asks how the bot is, and the pages of local mode. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import restify, { type Server } from 'restify'
import { type Body, isForm, readFormBody, readJsonBody } from './json-body.ts'
import type { Log } from './log.ts'

/**
 * `body` goes out as JSON, unless `type` names another kind: then it is text, or bytes, or bytes as they are made, no
 * faster than they are read.
 */
export type Reply = {
  readonly status: number
  readonly body?: unknown
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The connection goes with this reply: the server closes, or the rest of a refused body is not worth reading. */
  readonly last?: boolean
}

export type PageRequest = {
  readonly authorization: string | undefined
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly query: URLSearchParams
  /** The JSON body of a POST, or the fields of its form by name; undefined for a GET. */
  readonly body: unknown
}

export type Page = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Takes an HTML form as well as JSON. Such a page must look at `origin`: any site can make a browser post a form. */
  readonly takesForms?: boolean
  readonly handle: (request: PageRequest) => Promise<Reply>
}

/** Reads the request by itself: nothing of it was read or refused before. */
export type RawPage = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly take: (request: IncomingMessage) => Promise<Reply>
}

export type ServerParts = {
  readonly host: string
  /** 0 takes any free port; `url` says which. */
  readonly port: number
  readonly messages: (
    authorization: string | undefined,
    activity: Readonly<Record<string, unknown>>,
  ) => Promise<Reply>
  readonly ready: () => Promise<{ readonly ok: boolean; readonly checks: Readonly<Record<string, boolean>> }>
  readonly readyWithinMs?: number
  readonly pages?: readonly (Page | RawPage)[]
  readonly log: Log
}

export type OpenServer = {
  readonly url: string
  /** Takes no more, lets what is under way end (ten seconds at most), then lets go of the port. */
  close(): Promise<void>
}

const BODY_LIMIT = 1_000_000
const CLOSE_DEADLINE_MS = 10_000
/** A reader who takes nothing for so long has gone. */
const STALLED_MS = 120_000

/** Listens, or rejects with a sentence that an operator can act on. Faults are answered 500 with a short id. */
export async function openServer(parts: ServerParts): Promise<OpenServer> {
  const server = restify.createServer({ name: '', log: restify.logger({ level: 'silent' }) })
  // What restify itself refuses (no such page, wrong method) has the same shape as our own refusals.
  server.on('restifyError', (_request, _response, refused, next) => {
    Object.assign(refused, { toJSON: () => ({ error: { code: refused.body?.code ?? 'Refused' } }) })
    next()
  })
  setTimeouts(server)
  for (const page of [...ownPages(parts), ...(parts.pages ?? [])]) addPage(server, page, parts.log)
  await listen(server, parts)
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : parts.port
  return {
    url: `http://${parts.host.includes(':') ? `[${parts.host}]` : parts.host}:${port}`,
    close: () => close(server),
  }
}

function ownPages({ messages, ready, readyWithinMs = 3_000 }: ServerParts): Page[] {
  return [
    {
      method: 'POST',
      path: '/api/messages',
      handle: async ({ authorization, body }) =>
        isObject(body)
          ? messages(authorization, body)
          : { status: 400, body: { error: { code: 'NotAnObject' } } },
    },
    { method: 'GET', path: '/health', handle: async () => ({ status: 200, body: { ok: true } }) },
    {
      method: 'GET',
      path: '/ready',
      handle: async () => {
        const state = await withinDeadline(ready(), readyWithinMs)
        return { status: state.ok ? 200 : 503, body: state }
      },
    },
  ]
}

function addPage(server: Server, page: Page | RawPage, log: Log): void {
  const { method, path } = page
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    if ('take' in page) return page.take(request)
    const body = await readBody(request, page)
    if ('code' in body) return { status: body.status, body: { error: { code: body.code } }, last: true }
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams
    const { authorization, host, origin } = request.headers
    return page.handle({ authorization, host, origin, query, body: body.value })
  }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const reply = await answer(request).catch((fault: unknown) => {
      const id = randomBytes(4).toString('hex')
      log.error('request failed', { id, key: path }, fault)
      return { status: 500, body: { error: { code: 'Fault', id } } }
    })
    await send(response, server.server.listening ? reply : { ...reply, last: true }, (fault) =>
      log.error('answer broken off', { key: path }, fault),
    )
  }
  if (method === 'POST') server.post(path, serve)
  else server.get(path, serve)
}

async function readBody(request: IncomingMessage, { method, takesForms }: Page): Promise<Body> {
  if (method !== 'POST') return { value: undefined }
  return takesForms && isForm(request) ? readFormBody(request, BODY_LIMIT) : readJsonBody(request, BODY_LIMIT)
}

async function send(response: ServerResponse, reply: Reply, broken: (fault: unknown) => void): Promise<void> {
  const { status, body, type, headers = {}, last } = reply
  if (response.headersSent || response.destroyed) return
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'no-store')
  if (last) response.setHeader('connection', 'close')
  const kind = type ?? 'application/json; charset=utf-8'
  if (isMadeOnTheWay(body)) {
    response.setHeader('content-type', kind)
    return stream(response, body, broken)
  }
  const content = body instanceof Uint8Array ? body : textOf(body, type)
  response.setHeader('content-length', Buffer.byteLength(content))
  if (content.length > 0) response.setHeader('content-type', kind)
  response.end(content)
}

const isMadeOnTheWay = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body

/** A fault half-way resets the connection: a file that merely ended early would be taken for a whole one. */
async function stream(
  response: ServerResponse,
  chunks: AsyncIterable<Uint8Array>,
  broken: (fault: unknown) => void,
): Promise<void> {
  const { socket } = response
  const guarded = async function* () {
    try {
      yield* chunks
    } catch (fault) {
      // A reader who went away is told of here as well, and is no fault.
      if (!response.destroyed) broken(fault)
      socket?.resetAndDestroy()
      throw fault
    }
  }
  response.setTimeout(STALLED_MS, () => socket?.destroy())
  await pipeline(Readable.from(guarded(), { objectMode: false }), response).catch(() => undefined)
}

const textOf = (body: unknown, type: string | undefined): string =>
  body === undefined ? '' : type === undefined ? JSON.stringify(body) : String(body)

type Readiness = Awaited<ReturnType<ServerParts['ready']>>

/** A check that hangs must not hang the platform's probe; a check that throws is a no. */
async function withinDeadline(asked: Promise<Readiness>, deadlineMs: number): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<Readiness>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, { ok: false, checks: { answeredInTime: false } })
  })
  const failed = (): Readiness => ({ ok: false, checks: { answered: false } })
  return Promise.race([asked.catch(failed), tooLate]).finally(() => clearTimeout(timer))
}

/** Idle connections outlive those of a load balancer in front, so that it never picks one that is closing. */
function setTimeouts({ server }: Server): void {
  server.headersTimeout = 10_000
  server.requestTimeout = 20_000
  server.keepAliveTimeout = 75_000
}

function listen(server: Server, { host, port }: ServerParts): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', (fault) => reject(new Error(sentenceFor(fault, host, port))))
    server.server.listen(port, host, resolve)
  })
}

function sentenceFor(fault: NodeJS.ErrnoException, host: string, port: number): string {
  if (fault.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is already in use. Stop the program that has it, or set PORT to another number.`
  if (fault.code === 'EACCES')
    return `Port ${port} may not be opened by this user. Set PORT to a number above 1023.`
  if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'ENOTFOUND')
    return `${host} is not an address of this machine. Set HOST to one that is, such as 127.0.0.1.`
  return `The server could not listen on ${host}, port ${port} (${fault.code ?? fault.name}).`
}

function close({ server }: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), CLOSE_DEADLINE_MS)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
