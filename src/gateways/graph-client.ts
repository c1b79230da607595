/** One call to Graph: the token goes to Graph's own address alone, each request has a time limit, nothing is repeated. */
import {
  Client,
  type Context,
  GraphClientError,
  HTTPMessageHandler,
  type Middleware,
  ResponseType,
} from '@microsoft/microsoft-graph-client'
import { type AroundCall, unwatched } from './around-call.ts'
import type { GraphPace } from './graph-pace.ts'
import { type Care, troubleOfAnswer, troubleOfFault } from './graph-trouble.ts'
import type { Before } from './ports.ts'
import { GRAPH_SCOPE, type Tokens } from './tokens.ts'
import { Trouble } from './trouble.ts'
import { isTrustedAddress } from './trusted-address.ts'

export type GraphCall = {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** After the base address, each part encoded, with the query. */
  readonly path: string
  /** An object goes as JSON, bytes as they are. */
  readonly body?: object | Buffer
  readonly contentType?: string
  /** Wishes about the answer, as the header `Prefer` has them. */
  readonly prefer?: string
  readonly care?: Care
  /** Asked when it has its turn and its token, right before it goes. What it throws comes through: nothing went then. */
  readonly before?: Before | undefined
}

export type Graph = {
  /** The JSON of the answer, `undefined` when it is empty. */
  call(call: GraphCall): Promise<unknown>
  /** What stands at a path, as it is: `Trouble` "refused" with code `too-large` once it is more than `most` bytes. */
  bytesOf(path: string, most: number): Promise<Uint8Array>
  /** A link of Graph's own (a next page) as a path for `call`; refused when it leads to any other address. */
  pathOf(link: string): string
}

export type GraphOptions = {
  readonly baseUrl: string
  readonly tokens: Tokens
  readonly timeLimitMs: number
  /** Without one, each call is made at once. */
  readonly pace?: GraphPace | undefined
  readonly around?: AroundCall | undefined
}

/** The SDK's request builder and message handler with a token step of ours between; none of its retry handlers. */
export function openGraph(options: GraphOptions): Graph {
  if (!isTrustedAddress(options.baseUrl)) throw new Trouble('refused', 'graph-address-not-https')
  const base = options.baseUrl.replace(/\/+$/, '')
  const { around = unwatched } = options
  const client = Client.initWithMiddleware({
    baseUrl: base,
    defaultVersion: '',
    middleware: [tokenStep(new URL(base).origin, options), new HTTPMessageHandler()],
  })
  return {
    call: (call) => around(call.method, call.path, () => inTurn(options, call, () => answerTo(client, call))),
    bytesOf: (path, most) =>
      around('GET', path, () => inTurn(options, { path }, () => bytesOf(client, path, most))),
    pathOf: (link) => {
      if (!link.startsWith(`${base}/`)) throw new Trouble('refused', 'link-to-another-address')
      return link.slice(base.length)
    },
  }
}

async function inTurn<T>(
  { pace, tokens }: GraphOptions,
  { path, before }: Pick<GraphCall, 'path' | 'before'>,
  call: () => Promise<T>,
): Promise<T> {
  if (pace === undefined && before === undefined) return call()
  // Calls that had their turns and then waited for one token together would arrive together.
  await tokens.tokenFor(GRAPH_SCOPE)
  const go = async (): Promise<T> => {
    await before?.()
    return call()
  }
  return pace === undefined ? go() : pace.inTurn(path, go)
}

async function answerTo(client: Client, call: GraphCall): Promise<unknown> {
  const request = client.api(call.path).responseType(ResponseType.RAW)
  if (call.contentType !== undefined) request.header('Content-Type', call.contentType)
  if (call.prefer !== undefined) request.header('Prefer', call.prefer)
  if (call.care === 'once') request.middlewareOptions([new OnlyOnce()])
  let response: Response
  try {
    if (call.method === 'GET') response = await request.get()
    else response = await (call.method === 'PUT' ? request.put(call.body) : request.post(call.body))
  } catch (fault) {
    // Anything the SDK threw before the token step was never sent.
    throw troubleIn(fault) ?? new Trouble('refused', 'request-not-made')
  }
  if (!response.ok) throw troubleOfAnswer(response, await textOf(response), call.care ?? 'repeatable')
  // Something on the road that answers 200 with a page of its own took no mail, or did: nobody knows.
  if (call.care === 'once' && response.status !== 202)
    throw new Trouble('not known', 'answer-not-understood', { status: response.status })
  return jsonOf(await textOf(response))
}

async function bytesOf(client: Client, path: string, most: number): Promise<Uint8Array> {
  let response: Response
  try {
    response = await client.api(path).responseType(ResponseType.RAW).get()
  } catch (fault) {
    throw troubleIn(fault) ?? new Trouble('refused', 'request-not-made')
  }
  if (!response.ok) throw troubleOfAnswer(response, await textOf(response), 'repeatable')
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of response.body ?? []) {
      length += part.length
      if (length > most) throw new Trouble('refused', 'too-large')
      parts.push(part)
    }
  } catch (fault) {
    throw fault instanceof Trouble ? fault : new Trouble('try again', 'answer-cut-off')
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Travels with a request that is not to be made twice, whatever comes back. */
class OnlyOnce {}

/** The SDK wraps every fault but its own kind, so a `Trouble` travels inside one of those. */
function tokenStep(origin: string, options: GraphOptions): Middleware {
  let next: Middleware
  const send = async (context: Context): Promise<string> => {
    const token = await options.tokens.tokenFor(GRAPH_SCOPE)
    context.options = {
      ...context.options,
      headers: { ...context.options?.headers, Authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeLimitMs),
    }
    try {
      await next.execute(context)
    } catch (fault) {
      throw troubleOfFault(fault, { hasBody: context.options.body !== undefined })
    }
    return token
  }
  const execute = async (context: Context): Promise<void> => {
    const url = typeof context.request === 'string' ? context.request : context.request.url
    if (new URL(url).origin !== origin) throw new Trouble('refused', 'link-to-another-address')
    const token = await send(context)
    if (context.response?.status !== 401 || options.tokens.forget === undefined) return
    options.tokens.forget(GRAPH_SCOPE, token)
    if (context.middlewareControl?.getMiddlewareOptions(OnlyOnce) !== undefined) return
    if ((await options.tokens.tokenFor(GRAPH_SCOPE)) === token) return
    await context.response.body?.cancel()
    await send(context)
  }
  return {
    execute: (context) =>
      execute(context).catch((fault: unknown) => {
        throw carrying(fault instanceof Trouble ? fault : new Trouble('refused', 'request-not-made'))
      }),
    setNext: (step) => {
      next = step
    },
  }
}

function carrying(trouble: Trouble): GraphClientError {
  const error = new GraphClientError()
  error.customError = trouble
  return error
}

function troubleIn(fault: unknown): Trouble | undefined {
  const inside = fault instanceof GraphClientError ? fault.customError : undefined
  return inside instanceof Trouble ? inside : undefined
}

/** The status alone decides; a body that breaks off must not turn an accepted call into a doubtful one. */
async function textOf(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch {
    return ''
  }
}

function jsonOf(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
