/** JSON batching in the Graph stand-in: many GETs in one call, each answered as if it had come by itself. */
import { z } from 'zod'
import {
  type GraphAnswer,
  GraphNo,
  type GraphRequest,
  graphError,
  jsonBody,
  type Route,
} from './outlook-answers.ts'

/** `null`: the connection would have been cut. */
type Answering = (call: GraphRequest) => Promise<GraphAnswer | null>

const ONE = z.strictObject({
  id: z.string().min(1),
  method: z.string(),
  url: z.string().regex(/^\//),
  headers: z.record(z.string(), z.string()).optional(),
})
const BATCH = z.strictObject({ requests: z.array(ONE).min(1).max(20) })

/** `POST /$batch`, for GETs alone. Faults and limits meet each of them by its own path. */
export const batchRoute = (answer: Answering): Route => ({
  method: 'POST',
  path: /^\/v1\.0\/\$batch$/,
  answer: async (call) => {
    const { requests } = jsonBody(call, BATCH)
    // Microsoft: not case-sensitive, and unique in the batch.
    if (new Set(requests.map(({ id }) => id.toLowerCase())).size < requests.length)
      throw new GraphNo(400, 'BadRequest', 'The ids of the requests are not unique.')
    const responses: object[] = []
    // Backwards, because Graph answers in any order.
    for (const one of requests.toReversed())
      responses.push({ id: one.id, ...responseOf(await answerTo(call, one, answer)) })
    return { status: 200, headers: { 'content-type': 'application/json' }, body: { responses } }
  },
})

async function answerTo(
  call: GraphRequest,
  one: z.infer<typeof ONE>,
  answer: Answering,
): Promise<GraphAnswer> {
  if (one.method !== 'GET') return graphError(405, 'Request_BadRequest', 'Only GETs are batched here.')
  const { host, authorization } = call.headers
  const own = Object.entries(one.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  const inner: GraphRequest = {
    method: one.method,
    url: new URL(`/v1.0${one.url}`, call.url),
    headers: { ...Object.fromEntries(own), host, authorization },
    body: Buffer.alloc(0),
  }
  return (await answer(inner)) ?? graphError(504, 'UnknownError', 'The service behind did not answer.')
}

/** Graph has bytes as base64. */
const responseOf = ({ status, headers = {}, body }: GraphAnswer): object => ({
  ...{ status, headers },
  body: body instanceof Uint8Array ? Buffer.from(body).toString('base64') : body,
})
