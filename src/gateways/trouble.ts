/** What went wrong outside, as advice to the job that asked. The text holds codes and counts, never a person. */

/**
 * - `try again`: throttled, unreachable or broken on their side; nothing was accepted.
 * - `not known`: the request may have been accepted (time-out or reset after the body was sent): look before trying again.
 * - `not there`: the thing addressed does not exist any more (404).
 * - `refused`: they said no and will say no again (400, 401, 403, 413 ...): a person must act.
 */
export type Advice = 'try again' | 'not known' | 'not there' | 'refused'

export class Trouble extends Error {
  readonly advice: Advice
  readonly code: string
  readonly status: number | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(advice: Advice, code: string, more: { status?: number; retryAfterSeconds?: number } = {}) {
    super(`${advice}: ${code}${more.status === undefined ? '' : ` (${more.status})`}`)
    this.name = 'Trouble'
    this.advice = advice
    this.code = code
    this.status = more.status
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}
