/** Reads many things of Graph in few calls: JSON batching, at most twenty requests in one call. */
import type { Graph, GraphCall } from './graph-client.ts'
import { list, record, text } from './graph-shapes.ts'
import { troubleOfAnswer } from './graph-trouble.ts'
import { Trouble } from './trouble.ts'

export type Read = { readonly body: unknown } | { readonly fault: Trouble }
export type Get = Pick<GraphCall, 'path' | 'prefer'>

/** Microsoft: "Combine multiple HTTP requests using JSON batching", "Batch size limitations". */
const MOST = 20

/**
 * `POST /$batch`: for each key what its request was answered with, or why there is no answer; never throws a
 * `Trouble`. `getOf` may refuse a key with a `Trouble` of its own. Graph answers in any order, and each answer has a
 * status of its own. An answer that cannot be told to belong to one request, or has no sense, is trouble.
 */
export async function readMany(
  graph: Graph,
  keys: readonly string[],
  getOf: (key: string) => Get,
): Promise<ReadonlyMap<string, Read>> {
  const read = new Map<string, Read>()
  const asked: { readonly key: string; readonly get: Get }[] = []
  for (const key of new Set(keys)) {
    try {
      asked.push({ key, get: getOf(key) })
    } catch (fault) {
      read.set(key, { fault: troubleFrom(fault) })
    }
  }
  // One after another: when Graph asks to be left alone, the next one hears of it.
  for (let first = 0; first < asked.length; first += MOST) {
    const some = asked.slice(first, first + MOST)
    const answers = await answersTo(
      graph,
      some.map(({ get }) => get),
    )
    for (const [index, { key }] of some.entries()) read.set(key, answers[index] ?? notUnderstood())
  }
  return read
}

/** By their places. A fault of the whole call is one and the same `Trouble` for each. */
async function answersTo(graph: Graph, gets: readonly Get[]): Promise<readonly Read[]> {
  const requests = gets.map(({ path, prefer }, index) => ({
    ...{ id: String(index + 1), method: 'GET', url: path },
    ...(prefer !== undefined && { headers: { Prefer: prefer } }),
  }))
  try {
    const whole = record(await graph.call({ method: 'POST', path: '/$batch', body: { requests } }))
    const answers = Map.groupBy(list(whole.responses).map(record), ({ id }) => id)
    return requests.map(({ id }) => {
      const [answer, another] = answers.get(id) ?? []
      return answer === undefined || another !== undefined ? notUnderstood() : readFrom(answer)
    })
  } catch (fault) {
    const trouble = ofTheWhole(troubleFrom(fault))
    return gets.map(() => ({ fault: trouble }))
  }
}

function ofTheWhole(trouble: Trouble): Trouble {
  const { advice, code, status } = trouble
  // Nothing but reading goes this way, so an open fate is no reason to look before asking again.
  if (advice === 'not known') return new Trouble('try again', code)
  // It is the way to ask that is not there, which says nothing of anything that was asked for.
  if (advice === 'not there') return new Trouble('refused', code, status === undefined ? {} : { status })
  return trouble
}

function readFrom({ status, headers, body }: ReturnType<typeof record>): Read {
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599)
    return notUnderstood()
  if (status < 300) return { body }
  const answer = { status, headers: headersFrom(headers) }
  return { fault: troubleOfAnswer(answer, JSON.stringify(body) ?? '', 'repeatable') }
}

/** Those alone that say how long to wait. A value that no header can hold is left out. */
function headersFrom(value: unknown): Headers {
  const headers = new Headers()
  for (const [name, held] of Object.entries(record(value))) {
    const said = text(held) ?? ''
    if (/^(retry-after|date)$/i.test(name) && /^[ -~]+$/.test(said)) headers.set(name, said)
  }
  return headers
}

function troubleFrom(fault: unknown): Trouble {
  if (fault instanceof Trouble) return fault
  throw fault
}

const notUnderstood = (): Read => ({ fault: new Trouble('try again', 'answer-not-understood') })
