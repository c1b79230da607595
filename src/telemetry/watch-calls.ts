/** Each call to Graph, the Bot Connector and Entra as a span and a figure: its class, and how it ended. */
import type { AroundCall } from '../gateways/around-call.ts'
import type { Tokens } from '../gateways/tokens.ts'
import { operationOf } from './operations.ts'
import type { Watching } from './watching.ts'

type To = 'graph' | 'connector' | 'entra'

export function watchCalls(watching: Watching, to: To): AroundCall {
  const { figures } = watching
  return (method, path, call) => {
    const operation = operationOf(method, path)
    const begun = performance.now()
    const fields = { 'call.to': to, 'call.operation': operation }
    return watching.within({ name: 'call', fields }, async ({ set }) => {
      try {
        const answer = await call()
        figures.count('calls_total', { to, operation, outcome: 'ok', status: 'none' })
        return answer
      } catch (fault) {
        const { advice, code, status, retryAfterSeconds } = troubleIn(fault)
        const outcome = advice?.replaceAll(' ', '_') ?? 'other'
        figures.count('calls_total', { to, operation, outcome, status })
        if (retryAfterSeconds !== undefined)
          figures.count('asked_to_wait_seconds_total', { to }, retryAfterSeconds)
        set({ 'trouble.advice': advice, 'trouble.code': code, 'http.response.status_code': status })
        throw fault
      } finally {
        figures.took('call_seconds', { to }, (performance.now() - begun) / 1000)
      }
    })
  }
}

/** Nearly every token is one that is held, so only those that could not be had are counted. */
export function watchTokens({ figures }: Watching, tokens: Tokens): Tokens {
  return {
    ...tokens,
    tokenFor: (scope) =>
      tokens.tokenFor(scope).catch((fault: unknown) => {
        const { advice, status } = troubleIn(fault)
        const outcome = advice?.replaceAll(' ', '_') ?? 'other'
        figures.count('calls_total', { to: 'entra', operation: 'token', outcome, status })
        throw fault
      }),
  }
}

type TroubleLike = {
  readonly advice?: string
  readonly code?: string
  readonly status?: number
  readonly retryAfterSeconds?: number
}

const troubleIn = (fault: unknown): TroubleLike =>
  fault instanceof Error && fault.name === 'Trouble' ? (fault as TroubleLike) : {}
