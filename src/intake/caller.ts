/** Who may call the API: an application of the council, by a token of Entra that gives it a role here. */
import { hash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type CryptoKey, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Problem } from './problem.ts'

export type Role = 'Referral.Write' | 'Referral.Read'

export type Caller = {
  /** The application's id in Entra; `local` in local mode. */
  readonly id: string
  readonly roles: readonly string[]
}

export type CallerSettings = {
  /** Empty in local mode: then no token is asked, and only programs of this machine pass. */
  readonly appId: string
  readonly tenantId: string
  /** What the token must be for: the application's id, or its address such as `api://<id>`. */
  readonly audience: string
}

/** The keys that the council's tenant signs with. Throws when they cannot be had. */
export type TenantKeys = { find(kid: string): Promise<{ readonly key: CryptoKey } | undefined> }

export type Callers = {
  /** Throws only when the signing keys cannot be had. */
  check(request: IncomingMessage, oneOf: readonly Role[]): Promise<Caller | Problem>
}

const LEEWAY_SECONDS = 300
const TOKENS_KEPT = 1_000
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i
const LOOPBACK_PEER = /^(127\.|::1$|::ffff:127\.)/

/** A token is looked at from the outside in: its signature, whom it is for, whose it is, what it allows. */
export function openCallers(settings: CallerSettings, keys: TenantKeys, now = Date.now): Callers {
  const verify = openVerifier(settings, keys, now)
  return {
    async check(request, oneOf) {
      if (settings.appId === '') return localCaller(request)
      const token = bearerToken(request.headers.authorization)
      if (typeof token !== 'string') return token
      const verified = await verify(token)
      return 'code' in verified ? verified : callerFrom(verified.claims, settings, oneOf)
    },
  }
}

/** A page of another site, opened in a browser here, must not get in: it would say where it is from. */
function localCaller({ headers, socket }: IncomingMessage): Caller | Problem {
  const isHere = LOOPBACK_PEER.test(socket.remoteAddress ?? '') && LOOPBACK_HOST.test(headers.host ?? '')
  return isHere && headers.origin === undefined
    ? { id: 'local', roles: ['Referral.Write', 'Referral.Read'] }
    : { ...refused('NotThisMachine'), detail: 'In local mode only programs of this machine are let in.' }
}

type Claims = JWTPayload & { readonly [claim: string]: unknown }
type Signing = { readonly key: CryptoKey }
type Verified = { readonly claims: Claims; readonly signedBy: Signing }

function bearerToken(authorization: string | undefined): string | Problem {
  if (!authorization?.trim()) return refused('NoToken')
  const [scheme, token, ...rest] = authorization.trim().split(' ')
  return scheme?.toLowerCase() === 'bearer' && token && rest.length === 0 ? token : refused('NotBearer')
}

/**
 * A verified token is remembered by its digest until it expires, as long as its key is published: an application sends
 * the same one for an hour.
 */
function openVerifier(settings: CallerSettings, keys: TenantKeys, now: () => number) {
  const seen = new Map<string, Verified>()
  return async (token: string): Promise<Verified | Problem> => {
    const kid = keyIdOf(token)
    if (typeof kid !== 'string') return kid
    const key = await keys.find(kid)
    if (key === undefined) return refused('UnknownKey')
    const digest = hash('sha256', token, 'base64')
    const known = seen.get(digest)
    if (known?.signedBy === key && now() / 1000 < (known.claims.exp ?? 0)) return known
    const verified = await verifyToken(token, key, { settings, now: now() })
    if ('code' in verified) return verified
    const oldest = seen.size < TOKENS_KEPT ? undefined : seen.keys().next().value
    if (oldest !== undefined) seen.delete(oldest)
    seen.set(digest, verified)
    return verified
  }
}

async function verifyToken(
  token: string,
  signedBy: Signing,
  { settings, now }: { readonly settings: CallerSettings; readonly now: number },
): Promise<Verified | Problem> {
  try {
    const { payload } = await jwtVerify(token, signedBy.key, {
      algorithms: ['RS256'],
      issuer: issuersOf(settings.tenantId.toLowerCase()),
      audience: audiencesOf(settings),
      requiredClaims: ['exp'],
      clockTolerance: LEEWAY_SECONDS,
      currentDate: new Date(now),
    })
    return { claims: payload, signedBy }
  } catch (fault) {
    return refused(codeOf(fault))
  }
}

function keyIdOf(token: string): string | Problem {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    if (alg !== 'RS256') return refused('WrongAlgorithm')
    return typeof kid === 'string' ? kid : refused('UnknownKey')
  } catch {
    return refused('BadToken')
  }
}

/** Entra's two kinds of token: the first from applications that never asked for the second. */
const issuersOf = (tenantId: string): string[] => [
  `https://login.microsoftonline.com/${tenantId}/v2.0`,
  `https://sts.windows.net/${tenantId}/`,
]

/** An application's id and its address mean the same: which one a token names depends on its kind. */
const audiencesOf = ({ audience }: CallerSettings): string[] => {
  const bare = audience.replace(/^api:\/\//, '')
  return [...new Set([audience, bare, `api://${bare}`])]
}

function codeOf(fault: unknown): string {
  if (fault instanceof errors.JWSSignatureVerificationFailed) return 'BadSignature'
  if (fault instanceof errors.JWTExpired) return 'Expired'
  if (!(fault instanceof errors.JWTClaimValidationFailed)) return 'BadToken'
  const { claim } = fault
  if (claim === 'iss') return 'WrongIssuer'
  if (claim === 'aud') return 'WrongAudience'
  if (claim === 'exp') return 'NoExpiry'
  return claim === 'nbf' ? 'NotYetValid' : 'BadToken'
}

/** A token that a person signed in for is refused whatever it allows: nobody would know which program has it. */
function callerFrom(claims: Claims, settings: CallerSettings, oneOf: readonly Role[]): Caller | Problem {
  if (String(claims.tid).toLowerCase() !== settings.tenantId.toLowerCase()) return refused('WrongTenant')
  if (claims.scp !== undefined || (claims.idtyp !== undefined && claims.idtyp !== 'app'))
    return refused('NotAnApplication')
  const id = claims.azp ?? claims.appid
  if (typeof id !== 'string' || !/^[\da-f-]{36}$/i.test(id)) return refused('NoApplication')
  const roles = Array.isArray(claims.roles) ? claims.roles.map(String) : []
  if (!oneOf.some((role) => roles.includes(role))) return lacking(oneOf)
  return { id: id.toLowerCase(), roles }
}

const refused = (code: string): Problem => ({
  status: 401,
  code,
  detail: 'This needs a valid token of the council’s tenant, made for this API and for an application.',
  headers: { 'www-authenticate': code === 'NoToken' ? 'Bearer' : 'Bearer error="invalid_token"' },
})

const lacking = (oneOf: readonly Role[]): Problem => ({
  status: 403,
  code: 'RoleMissing',
  detail: `The application needs the role ${oneOf.join(' or ')}. An administrator of the tenant gives it.`,
  headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
})
