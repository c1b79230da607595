/** Asks a client-credentials endpoint (RFC 6749, section 4.4) for a token. */
import { retryAfterSeconds } from './retry-after.ts'
import { Trouble } from './trouble.ts'
import { isTrustedAddress } from './trusted-address.ts'

/** `endsAt` in milliseconds since 1970. */
export type FreshToken = { readonly token: string; readonly endsAt: number }
export type TokenSource = {
  ask(scope: string): Promise<FreshToken>
  /** Throws away what the source itself remembers. */
  forget?(): void
}

type Endpoint = {
  readonly url: string
  readonly appId: string
  readonly appPassword: string | undefined
}

const TIME_LIMIT_MS = 20_000

/** Only an https address, or http on this machine, is given the secret; it is never sent on to another address. */
export function endpointSource(endpoint: Endpoint, now: () => number): TokenSource {
  if (!isTrustedAddress(endpoint.url)) throw new Trouble('refused', 'token-endpoint-not-https')
  return {
    ask: async (scope) => {
      const askedAt = now()
      const { token, lifeMs } = await askEndpoint(endpoint, scope)
      return { token, endsAt: askedAt + lifeMs }
    },
  }
}

async function askEndpoint(endpoint: Endpoint, scope: string): Promise<{ token: string; lifeMs: number }> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: endpoint.appId, scope })
  if (endpoint.appPassword !== undefined) form.set('client_secret', endpoint.appPassword)
  let response: Response
  let answer: Record<string, unknown>
  try {
    response = await fetch(endpoint.url, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    })
    answer = objectIn(await response.text())
  } catch {
    throw new Trouble('try again', 'token-endpoint-unreachable')
  }
  if (response.status !== 200) throw troubleOf(response, answer)
  const { access_token: token, expires_in: seconds } = answer
  const life = Number(seconds)
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || !(life > 0))
    throw new Trouble('refused', 'token-answer-not-understood', { status: 200 })
  return { token, lifeMs: life * 1000 }
}

function troubleOf(response: Response, answer: Record<string, unknown>): Trouble {
  const { status } = response
  if (status === 429 || status >= 500)
    return new Trouble('try again', 'token-endpoint-busy', { status, ...retryAfterSeconds(response.headers) })
  return new Trouble('refused', tokenErrorCode(answer.error), { status })
}

/** The error words of RFC 6749, and those that Entra adds. */
const WORDS = new Set([
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type'],
  ...['invalid_scope', 'access_denied', 'server_error', 'temporarily_unavailable', 'invalid_resource'],
  ...['interaction_required', 'consent_required', 'login_required'],
])

/** The OAuth error word, when it is a known one; nothing else of the answer is repeated. */
export const tokenErrorCode = (error: unknown): string =>
  typeof error === 'string' && WORDS.has(error) ? `token-${error}` : 'token-refused'

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
