/** Calls to the Bot Connector: one client for each service address, connections kept alive, nothing sent twice. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { ConnectorClient } from 'botframework-connector'
import { type AroundCall, unwatched } from './around-call.ts'
import { connectorTrouble, noAnswerTrouble } from './connector-trouble.ts'
import { BOT_SCOPE, type Tokens } from './tokens.ts'
import { Trouble } from './trouble.ts'

export type Connectors = {
  /** The shared client of that address. `Trouble` "refused" when the address is not one the bot may answer to. */
  to(serviceUrl: string): ConnectorClient
  /** A token for the Connector can be had. */
  ready(): Promise<void>
  /** Lets go of the connections that are kept alive. */
  close(): void
}

type Options = {
  readonly tokens: Tokens
  /** The token goes with each call, so the address is checked once more before the first. */
  readonly trusts: (serviceUrl: string) => boolean
  readonly timeoutMs?: number
  readonly around?: AroundCall | undefined
}

/** Shorter than any server keeps an idle connection, so that a post is not lost on one that is about to close. */
const IDLE_MS = 20_000
/** Teams has one address for each region; more than a few means that something is wrong, and memory is bounded. */
const CLIENTS_KEPT = 50

export function connectors({ tokens, trusts, timeoutMs = 12_000, around = unwatched }: Options): Connectors {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, timeout: IDLE_MS }),
    'https:': new HttpsAgent({ keepAlive: true, timeout: IDLE_MS }),
  }
  const clients = new Map<string, ConnectorClient>()
  return {
    to(serviceUrl) {
      const known = clients.get(serviceUrl)
      if (known) return known
      if (!trusts(serviceUrl)) throw new Trouble('refused', 'ServiceUrlNotTrusted')
      const oldest = clients.size < CLIENTS_KEPT ? undefined : clients.keys().next().value
      if (oldest !== undefined) clients.delete(oldest)
      const client = new DirectClient(serviceUrl, { tokens, agents, timeoutMs, around })
      clients.set(serviceUrl, client)
      return client
    },
    async ready() {
      await tokens.tokenFor(BOT_SCOPE)
    },
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

type Wire = {
  readonly tokens: Tokens
  readonly agents: { readonly 'http:': HttpAgent; readonly 'https:': HttpsAgent }
  readonly timeoutMs: number
  readonly around: AroundCall
}

type Operation = Parameters<ConnectorClient['sendOperationRequest']>[1]
type Result = Awaited<ReturnType<ConnectorClient['sendOperationRequest']>>
type Arguments = Readonly<Record<string, unknown>>

/**
 * The library's own way of sending retries a POST after a 5xx or a reset, which can post a message twice, and maps
 * every field of a card on its way out. This one sends what it is given, once, and every fault is a `Trouble`.
 */
class DirectClient extends ConnectorClient {
  readonly #base: URL
  readonly #wire: Wire

  constructor(serviceUrl: string, wire: Wire) {
    const signRequest: ConnectorClient['credentials']['signRequest'] = async (request) => {
      request.headers.set('authorization', `Bearer ${await wire.tokens.tokenFor(BOT_SCOPE)}`)
      return request
    }
    super({ signRequest }, { baseUri: serviceUrl })
    this.#base = new URL(serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`)
    this.#wire = wire
  }

  override sendOperationRequest(args: Arguments, operation: Operation): Promise<Result> {
    return this.#wire.around(operation.httpMethod, operation.path ?? '', () => this.#ask(args, operation))
  }

  async #ask(args: Arguments, operation: Operation): Promise<Result> {
    const url = addressOf(this.#base, args, operation)
    const body = operation.requestBody && JSON.stringify(args[String(operation.requestBody.parameterPath)])
    const first = await this.#send(url, operation.httpMethod, body)
    // A token that is refused means that nothing was done, so this alone is tried once more, with a new token.
    const answer = first.status === 401 ? await this.#send(url, operation.httpMethod, body) : first
    if (answer.status >= 200 && answer.status < 300) return readObject(answer.text) as Result
    throw connectorTrouble(answer)
  }

  async #send(url: URL, method: string, body: string | undefined): Promise<Answer> {
    const { tokens } = this.#wire
    const token = await tokens.tokenFor(BOT_SCOPE)
    const answer = await send(url, { method, body, token, wire: this.#wire })
    if (answer.status === 401) tokens.forget?.(BOT_SCOPE, token)
    return answer
  }
}

function addressOf(base: URL, args: Arguments, operation: Operation): URL {
  const path = (operation.path ?? '').replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(args[name])),
  )
  const url = new URL(path, base)
  for (const { parameterPath, mapper } of operation.queryParameters ?? []) {
    const names = Array.isArray(parameterPath) ? parameterPath : [String(parameterPath)]
    const value = names.reduce<unknown>((at, name) => (at as Arguments | undefined)?.[name], args)
    if (value !== undefined && mapper.serializedName)
      url.searchParams.set(mapper.serializedName, String(value))
  }
  return url
}

export type Answer = {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly text: string
}
type Call = { method: string; body: string | undefined; token: string; wire: Wire }

function send(url: URL, { method, body, token, wire }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:'
    const outgoing = (secure ? httpsRequest : httpRequest)(url, {
      method,
      agent: wire.agents[secure ? 'https:' : 'http:'],
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined
          ? {}
          : { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
      },
    })
    const tooLate = setTimeout(() => outgoing.destroy(new NoAnswer()), wire.timeoutMs)
    const fail = (fault: Error & { code?: string }) => {
      clearTimeout(tooLate)
      reject(noAnswerTrouble(method, fault.code))
    }
    outgoing.on('error', fail)
    outgoing.on('response', (incoming) =>
      readText(incoming).then((text) => {
        clearTimeout(tooLate)
        resolve({ status: incoming.statusCode ?? 0, retryAfter: incoming.headers['retry-after'], text })
      }, fail),
    )
    outgoing.end(body)
  })
}

class NoAnswer extends Error {
  readonly code = 'NoAnswerInTime'
}

function readText(incoming: IncomingMessage): Promise<string> {
  incoming.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let text = ''
    incoming.on('data', (chunk: string) => {
      text += chunk
    })
    incoming.on('end', () => resolve(text))
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('The answer was cut off.')))
  })
}

/** Some calls are answered with nothing, or with a line of text that nobody reads. */
function readObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
