/** Faults that a test puts into the Graph stand-in: a status, a lost connection, a late answer. */
import { type GraphAnswer, type GraphRequest, graphError } from './outlook-answers.ts'

export type FaultRule = {
  /** Any method and any path when left out; `path` is looked for in the path of the address. */
  readonly method?: string
  readonly path?: RegExp
  /** How many calls it meets: one, unless told otherwise. */
  readonly times?: number
  readonly status?: number
  /** Graph's error code that goes with `status`. */
  readonly code?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The call is carried out before `status` is answered, as when a gateway gives up on a server that did its work. */
  readonly accepted?: boolean
  /** The connection is cut before the call is carried out, or after. */
  readonly drop?: 'before' | 'after'
  /** The answer, whatever it is, comes this much later. */
  readonly delayMs?: number
  /** In place of the true answer, to see what a surprising one does. */
  readonly answer?: GraphAnswer
}

export type Faults = {
  add(rule: FaultRule): void
  /** `null`: cut the connection. */
  around(call: GraphRequest, carryOut: () => Promise<GraphAnswer>): Promise<GraphAnswer | null>
  /** Forgets all rules and lets go of answers that wait. */
  clear(): void
}

export function faultsOf(): Faults {
  const rules: { rule: FaultRule; left: number }[] = []
  const waiting = new Set<() => void>()
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      waiting.add(done)
    })
  const take = (call: GraphRequest): FaultRule | undefined => {
    const hit = rules.find(({ rule, left }) => left > 0 && meets(rule, call))
    if (hit !== undefined) hit.left -= 1
    return hit?.rule
  }
  return {
    add: (rule) => void rules.push({ rule, left: rule.times ?? 1 }),
    around: async (call, carryOut) => {
      const rule = take(call)
      if (rule === undefined) return carryOut()
      const answer = await answerUnder(rule, carryOut)
      if (rule.delayMs !== undefined) await wait(rule.delayMs)
      return answer
    },
    clear: () => {
      rules.length = 0
      for (const done of [...waiting]) done()
    },
  }
}

function meets(rule: FaultRule, call: GraphRequest): boolean {
  if (rule.method !== undefined && rule.method !== call.method) return false
  return rule.path === undefined || rule.path.test(call.url.pathname)
}

async function answerUnder(
  rule: FaultRule,
  carryOut: () => Promise<GraphAnswer>,
): Promise<GraphAnswer | null> {
  if (rule.drop === 'before') return null
  if (rule.drop === 'after') {
    await carryOut()
    return null
  }
  if (rule.answer !== undefined) return rule.answer
  if (rule.status === undefined) return carryOut()
  if (rule.accepted) await carryOut()
  const answer = graphError(rule.status, rule.code ?? 'UnknownError', 'This fault was asked for.')
  return { ...answer, headers: { ...answer.headers, ...rule.headers } }
}
