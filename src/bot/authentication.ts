/** Who may speak to the bot: the Bot Connector, for this bot, from Teams, about this council's tenant. */
import { hash } from 'node:crypto'
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import type { OpenIdKeys, SigningKey } from './openid-keys.ts'
import { isLoopbackUrl, isSameServiceUrl, isTrustedServiceUrl } from './service-url.ts'

/** Why the door stays shut. The caller is told the code and no more; every refusal is a 401. */
export type DoorRefusal = { readonly code: DoorRefusalCode }

export type DoorRefusalCode =
  | 'NoToken'
  | 'NotBearer'
  | 'BadToken'
  | 'WrongAlgorithm'
  | 'UnknownKey'
  | 'BadSignature'
  | 'WrongIssuer'
  | 'WrongAudience'
  | 'NoExpiry'
  | 'Expired'
  | 'NotYetValid'
  | 'NoChannel'
  | 'WrongChannel'
  | 'NotEndorsed'
  | 'NoServiceUrl'
  | 'ServiceUrlNotClaimed'
  | 'ServiceUrlNotTrusted'
  | 'NoTenant'
  | 'WrongTenant'

export type DoorSettings = {
  /** Empty in local mode: then no token is asked, and only callers that want their answers on this machine pass. */
  readonly appId: string
  readonly tenantId: string
  readonly tokenIssuer: string
  readonly serviceUrlHosts: readonly string[]
}

/** What is read of an activity before it is trusted: nothing is taken to have the right shape. */
export type Unchecked = Readonly<Record<string, unknown>>

export type Door = {
  /** Undefined when the activity may come in. Throws only when the signing keys cannot be had. */
  refuse(authorization: string | undefined, activity: Unchecked): Promise<DoorRefusal | undefined>
}

const LEEWAY_SECONDS = 300
const TOKENS_KEPT = 1000
const LOCAL_CHANNELS = new Set<unknown>(['msteams', 'emulator'])

/**
 * The order is: the token itself, then what the activity says against what the token says. A verified token is
 * remembered by its digest until it expires, so its signature is checked once; the activity is checked every time.
 */
export function openDoor(settings: DoorSettings, keys: OpenIdKeys, now: () => number = Date.now): Door {
  if (settings.appId === '') return { refuse: async (_authorization, activity) => refuseLocally(activity) }
  const verify = tokenVerifier(settings, keys, now)
  return {
    async refuse(authorization, activity) {
      const token = bearerToken(authorization)
      if (typeof token !== 'string') return token
      const verified = await verify(token)
      return 'code' in verified ? verified : refuseActivity(activity, verified, settings)
    },
  }
}

function refuseLocally(activity: Unchecked): DoorRefusal | undefined {
  if (!LOCAL_CHANNELS.has(activity.channelId)) return { code: 'WrongChannel' }
  if (typeof activity.serviceUrl !== 'string') return { code: 'NoServiceUrl' }
  return isLoopbackUrl(activity.serviceUrl) ? undefined : { code: 'ServiceUrlNotTrusted' }
}

function bearerToken(authorization: string | undefined): string | DoorRefusal {
  if (!authorization?.trim()) return { code: 'NoToken' }
  const [scheme, token, ...rest] = authorization.trim().split(' ')
  if (scheme?.toLowerCase() !== 'bearer') return { code: 'NotBearer' }
  return token && rest.length === 0 ? token : { code: 'BadToken' }
}

type Verified = { readonly claims: JWTPayload; readonly signedBy: SigningKey }

function tokenVerifier(settings: DoorSettings, keys: OpenIdKeys, now: () => number) {
  const seen = new Map<string, Verified>()
  return async (token: string): Promise<Verified | DoorRefusal> => {
    const digest = hash('sha256', token, 'base64')
    const header = readHeader(token)
    if ('code' in header) return header
    const key = await keys.find(header.kid)
    if (!key) return { code: 'UnknownKey' }
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

function readHeader(token: string): { readonly kid: string } | DoorRefusal {
  try {
    const { alg, kid } = decodeProtectedHeader(token)
    if (alg !== 'RS256') return { code: 'WrongAlgorithm' }
    return typeof kid === 'string' ? { kid } : { code: 'UnknownKey' }
  } catch {
    return { code: 'BadToken' }
  }
}

async function verifyToken(
  token: string,
  key: SigningKey,
  { settings, now }: { settings: DoorSettings; now: number },
): Promise<Verified | DoorRefusal> {
  try {
    const { payload } = await jwtVerify(token, key.key, {
      algorithms: ['RS256'],
      issuer: settings.tokenIssuer,
      audience: settings.appId,
      requiredClaims: ['exp'],
      clockTolerance: LEEWAY_SECONDS,
      currentDate: new Date(now),
    })
    return { claims: payload, signedBy: key }
  } catch (fault) {
    return { code: tokenRefusal(fault) }
  }
}

function tokenRefusal(fault: unknown): DoorRefusalCode {
  if (fault instanceof errors.JWSSignatureVerificationFailed) return 'BadSignature'
  if (fault instanceof errors.JWTExpired) return 'Expired'
  if (!(fault instanceof errors.JWTClaimValidationFailed)) return 'BadToken'
  if (fault.claim === 'iss') return 'WrongIssuer'
  if (fault.claim === 'aud') return 'WrongAudience'
  if (fault.claim === 'exp') return 'NoExpiry'
  return fault.claim === 'nbf' && fault.reason === 'check_failed' ? 'NotYetValid' : 'BadToken'
}

function refuseActivity(
  activity: Unchecked,
  { claims, signedBy }: Verified,
  settings: DoorSettings,
): DoorRefusal | undefined {
  const { channelId, serviceUrl } = activity
  if (typeof channelId !== 'string' || channelId === '') return { code: 'NoChannel' }
  if (channelId !== 'msteams') return { code: 'WrongChannel' }
  if (!signedBy.endorsements.has(channelId)) return { code: 'NotEndorsed' }
  if (typeof serviceUrl !== 'string' || serviceUrl === '') return { code: 'NoServiceUrl' }
  const claimed = claims.serviceurl
  if (typeof claimed !== 'string' || !isSameServiceUrl(claimed, serviceUrl))
    return { code: 'ServiceUrlNotClaimed' }
  if (!isTrustedServiceUrl(serviceUrl, settings.serviceUrlHosts)) return { code: 'ServiceUrlNotTrusted' }
  return refuseTenant(activity, claims.tid, settings.tenantId)
}

/** The tenant in which the Connector itself lives: the only other one that its tokens may name. */
const CONNECTOR_TENANT = 'd6d49420-f39b-4df7-a1dc-d59a935871db'

/**
 * Teams names the tenant of the conversation in two places and not always in both; each that is there must be the
 * council's. So must that of whoever speaks, where it is named: somebody from elsewhere in a shared channel has another.
 */
function refuseTenant(activity: Unchecked, ofToken: unknown, tenantId: string): DoorRefusal | undefined {
  const { conversation, channelData, from } = activity
  const named = [inside(conversation).tenantId, inside(inside(channelData).tenant).id].filter(isNamed)
  if (named.length === 0) return { code: 'NoTenant' }
  const pinned = tenantId.toLowerCase()
  const all = [...named, inside(from).tenantId].filter(isNamed)
  if (!all.every((id) => String(id).toLowerCase() === pinned)) return { code: 'WrongTenant' }
  if (!isNamed(ofToken)) return undefined
  const issuedIn = String(ofToken).toLowerCase()
  return issuedIn === pinned || issuedIn === CONNECTOR_TENANT ? undefined : { code: 'WrongTenant' }
}

const isNamed = (id: unknown): boolean => id !== undefined && id !== null

const inside = (value: unknown): Unchecked =>
  typeof value === 'object' && value !== null ? { ...value } : {}
