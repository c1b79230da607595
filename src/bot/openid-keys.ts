/** The keys that the Bot Connector signs with, fetched once, kept ready to use, and renewed every day. */
import { type CryptoKey, importJWK } from 'jose'

/** `endorsements` are the channels this key may sign for; a key that names none may sign for none. */
export type SigningKey = { readonly key: CryptoKey; readonly endorsements: ReadonlySet<string> }

export type OpenIdKeys = {
  /** The key of that id, or undefined when the published list does not have it. Throws when no list can be had. */
  find(kid: string): Promise<SigningKey | undefined>
}

const DAY = 24 * 60 * 60_000
const MINUTE = 60_000
/** An outage of the key page must not stop the bot at once, and must not keep a withdrawn key for ever. */
const OLDEST_LIST = 3 * DAY
const PAUSE_AFTER_FAULT = 5_000

/**
 * `metadataUrl` is the OpenID document whose `jwks_uri` names the list of keys. An unknown id renews the list at
 * once, then at most once a minute, so that made-up ids cannot make the bot fetch without end.
 */
export function openIdKeys(metadataUrl: string, now: () => number = Date.now): OpenIdKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map()
  let fetchedAt = Number.NEGATIVE_INFINITY
  let renewedForUnknownAt = Number.NEGATIVE_INFINITY
  let failed: { at: number; fault: unknown } | undefined
  let underWay: Promise<void> | undefined

  const renew = (): Promise<void> => {
    if (failed && now() - failed.at < PAUSE_AFTER_FAULT) return Promise.reject(failed.fault)
    underWay ??= fetchKeys(metadataUrl)
      .then(
        (fetched) => {
          keys = fetched
          fetchedAt = now()
          failed = undefined
        },
        (fault: unknown) => {
          failed = { at: now(), fault }
          throw fault
        },
      )
      .finally(() => {
        underWay = undefined
      })
    return underWay
  }

  return {
    async find(kid) {
      const age = now() - fetchedAt
      if (age > DAY)
        await renew().catch((fault) => {
          if (age > OLDEST_LIST) throw fault
        })
      const known = keys.get(kid)
      if (known || age > DAY || now() - renewedForUnknownAt < MINUTE) return known
      renewedForUnknownAt = now()
      await renew()
      return keys.get(kid)
    },
  }
}

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: listUrl } = await fetchObject(metadataUrl)
  if (typeof listUrl !== 'string' || !isSafe(listUrl)) throw new KeysUnavailable('no safe jwks_uri')
  const { keys } = await fetchObject(listUrl)
  if (!Array.isArray(keys)) throw new KeysUnavailable('no list of keys')
  const imported = await Promise.all(keys.map(importKey))
  return new Map(imported.flatMap((entry) => (entry ? [entry] : [])))
}

/** A key of another kind, or one that cannot be read, is left out; the others still serve. */
async function importKey(jwk: unknown): Promise<readonly [string, SigningKey] | undefined> {
  if (!isRecord(jwk) || typeof jwk.kid !== 'string' || jwk.kty !== 'RSA') return undefined
  if (jwk.use !== undefined && jwk.use !== 'sig') return undefined
  try {
    const key = await importJWK({ kty: 'RSA', n: String(jwk.n), e: String(jwk.e) }, 'RS256')
    if (key instanceof Uint8Array) return undefined
    const endorsements = Array.isArray(jwk.endorsements) ? jwk.endorsements.map(String) : []
    return [jwk.kid, { key, endorsements: new Set(endorsements) }]
  } catch {
    return undefined
  }
}

async function fetchObject(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
  if (!response.ok) throw new KeysUnavailable(`status ${response.status}`)
  const body: unknown = await response.json()
  if (!isRecord(body)) throw new KeysUnavailable('not an object')
  return body
}

class KeysUnavailable extends Error {
  override name = 'KeysUnavailable'
  readonly code = 'KeysUnavailable'
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSafe = (url: string): boolean =>
  URL.canParse(url) &&
  (url.startsWith('https://') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url))
