/** What a fault of Graph means for the job: an answer with a bad status, or no answer at all. */
import { retryAfterSeconds } from './retry-after.ts'
import { Trouble } from './trouble.ts'

/** `sendMail` is the one call that must not be made twice, so a doubtful answer to it is never "try again". */
export type Care = 'once' | 'repeatable'

const BUSY = new Set([429, 500, 502, 503, 504, 509])
const DOUBTFUL = new Set([500, 502, 504])

/** From a status of 300 or more and the body's text. Of Graph's error only its code is kept. */
export function troubleOfAnswer(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  text: string,
  care: Care,
): Trouble {
  const code = errorCode(text) ?? `status-${status}`
  const more = { status, ...retryAfterSeconds(headers) }
  if (care === 'once' && DOUBTFUL.has(status)) return new Trouble('not known', code, more)
  if (BUSY.has(status)) return new Trouble('try again', code, more)
  if (status === 404) return new Trouble('not there', code, { status })
  return new Trouble(status > 500 ? 'try again' : 'refused', code, { status })
}

/** From a fault of `fetch`. Nothing was accepted when no connection was made, or when there was nothing to accept. */
export function troubleOfFault(fault: unknown, request: { hasBody: boolean }): Trouble {
  const nothingSent = !request.hasBody || neverConnected(fault)
  return new Trouble(nothingSent ? 'try again' : 'not known', faultCode(fault))
}

/** Name not found, no connection in time, or a certificate that was refused before anything was said. */
const BEFORE_SPEAKING =
  /^(ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_\w+|ERR_SSL_WRONG_VERSION_NUMBER|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/

/** EHOSTUNREACH and its like also end a connection that was in use, so what the system was doing must be `connect`. */
function neverConnected(fault: unknown): boolean {
  const cause = fault instanceof Error ? fault.cause : undefined
  // Node gives one of these when it tried several addresses and none took the connection.
  if (cause instanceof AggregateError) return true
  if (!(cause instanceof Error)) return false
  const { syscall } = cause as NodeJS.ErrnoException
  return syscall === 'connect' || BEFORE_SPEAKING.test(faultCode(fault))
}

function faultCode(fault: unknown): string {
  if (!(fault instanceof Error)) return 'no-answer'
  const cause = fault.cause
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (typeof code === 'string' && /^\w{1,60}$/.test(code)) return code
  return fault.name === 'TimeoutError' ? 'time-limit' : 'no-answer'
}

function errorCode(text: string): string | undefined {
  try {
    const code: unknown = JSON.parse(text)?.error?.code
    return typeof code === 'string' && /^[A-Za-z][\w.-]{0,79}$/.test(code) ? code : undefined
  } catch {
    return undefined
  }
}
