/** What an answer of the Bot Connector, or the lack of one, means to the job that asked. */
import type { Answer } from './connector.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { type Advice, Trouble } from './trouble.ts'

/** Codes that Teams hides inside the text of an error, and that a person can act on. */
const HIDDEN =
  /\b(MessageWritesBlocked|ConversationBlockedByUser|BotNotInConversationRoster|MessageSizeTooBig)\b/

/** These mean that nothing left this machine: no connection was made. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/**
 * Throttling (429, and 412 by the same page) and 5xx are tried again, posts too. A 5xx may come after the post was
 * taken, but the bot has no way to look; a card shown twice does less harm than a nudge that never came.
 */
export function connectorTrouble({ status, retryAfter, text }: Answer): Trouble {
  const headers = new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter })
  return new Trouble(adviceOf(status), codeOf(status, text), { status, ...retryAfterSeconds(headers) })
}

/** After a reset or silence a post may stand or not; reading and replacing can simply be done again. */
export function noAnswerTrouble(method: string, code = 'NoAnswer'): Trouble {
  const advice = method !== 'POST' || NEVER_SENT.has(code) || isTls(code) ? 'try again' : 'not known'
  return new Trouble(advice, code)
}

function adviceOf(status: number): Advice {
  if (status === 404) return 'not there'
  if (status === 408 || status === 412 || status === 429 || status >= 500) return 'try again'
  return 'refused'
}

function codeOf(status: number, text: string): string {
  const hidden = HIDDEN.exec(text)?.[1]
  if (hidden) return hidden
  const code = /"(?:code|errorCode)"\s*:\s*"([A-Za-z]\w{0,60})"/.exec(text)?.[1]
  return code ?? `Status${status}`
}

/** The handshake failed, so the post was not sent; a certificate can be mended without a new version of the bot. */
const isTls = (code: string): boolean =>
  code.startsWith('ERR_TLS') ||
  code.startsWith('CERT_') ||
  code.startsWith('UNABLE_TO_') ||
  code.includes('SELF_SIGNED')
