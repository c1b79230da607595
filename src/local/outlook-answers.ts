/** How the Graph stand-in finds the answer to a call, and the shape in which Graph says no. */
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'

export type GraphRequest = {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** `body`: JSON, or bytes as they are. */
export type GraphAnswer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export type Route = {
  readonly method: string
  /** Of the whole path; its groups are the parts, decoded before they are given to `answer`. */
  readonly path: RegExp
  readonly answer: (call: GraphRequest, parts: readonly string[]) => GraphAnswer | Promise<GraphAnswer>
}

const JSON_HEADERS = { 'content-type': 'application/json' } as const

export const json = (status: number, body: unknown): GraphAnswer => ({ status, headers: JSON_HEADERS, body })

export const header = (call: GraphRequest, name: string): string | undefined => {
  const value = call.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** Graph's error body. */
export function graphError(status: number, code: string, message = code): GraphAnswer {
  const id = randomUUID()
  const innerError = {
    date: new Date().toISOString().slice(0, 19),
    'request-id': id,
    'client-request-id': id,
  }
  return json(status, { error: { code, message, innerError } })
}

export async function answerCall(routes: readonly Route[], call: GraphRequest): Promise<GraphAnswer> {
  const here = routes.filter((route) => route.path.test(call.url.pathname))
  if (here.length === 0) return graphError(400, 'BadRequest', 'Resource not found for the segment.')
  const route = here.find((one) => one.method === call.method)
  if (route === undefined)
    return graphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.')
  try {
    const parts = (route.path.exec(call.url.pathname) ?? []).slice(1).map((part) => decodeURIComponent(part))
    return await route.answer(call, parts)
  } catch (fault) {
    if (fault instanceof GraphNo) return graphError(fault.status, fault.code, fault.message)
    if (fault instanceof URIError) return graphError(400, 'BadRequest', 'The path is not well encoded.')
    throw fault
  }
}

/** A refusal from within an answer. */
export class GraphNo extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const MOST_JSON_BYTES = 4 * 1024 * 1024

/** The JSON body in its shape. Graph refuses another content type, over 4 MB, unknown properties and wrong types. */
export function jsonBody<T>(call: GraphRequest, shape: z.ZodType<T>): T {
  if (call.body.length > MOST_JSON_BYTES) throw new GraphNo(413, 'RequestBodyTooLarge', 'Over 4 MB.')
  if (!/^application\/json\b/.test(header(call, 'content-type') ?? ''))
    throw new GraphNo(400, 'BadRequest', 'Write requests must have the content type application/json.')
  let value: unknown
  try {
    value = JSON.parse(call.body.toString())
  } catch {
    throw new GraphNo(400, 'BadRequest', 'Unable to read JSON request payload.')
  }
  const read = shape.safeParse(value)
  if (!read.success) throw new GraphNo(400, 'BadRequest', z.prettifyError(read.error))
  return read.data
}

/** The query's options; each must be one of those the call knows. */
export function queryOf(call: GraphRequest, known: readonly string[]): Map<string, string> {
  const query = new Map<string, string>()
  for (const [name, value] of call.url.searchParams) {
    if (!known.includes(name))
      throw new GraphNo(400, 'BadRequest', `The query option ${name} is not supported.`)
    query.set(name, value)
  }
  return query
}

/** The properties asked for by `$select`; each must be one that the thing has. */
export function selected(query: Map<string, string>, known: readonly string[]): readonly string[] {
  const names =
    query
      .get('$select')
      ?.split(',')
      .map((name) => name.trim()) ?? []
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new GraphNo(400, 'BadRequest', `Could not find a property named ${unknown}.`)
  return names
}
