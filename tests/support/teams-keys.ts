/** Keys and tokens of the loopback Teams: signed like the Bot Connector's, with the channels each key may sign for. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export type TestKey = {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
  /** As published: null leaves the field out. */
  readonly endorsements: readonly string[] | null
}

export type TokenParts = Readonly<Record<string, unknown>>

export function newKey(kid: string, endorsements: readonly string[] | null = ['msteams']): TestKey {
  return { kid, endorsements, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) }
}

/** The key as it stands in the published list. */
export function publishedKey({ kid, publicKey, endorsements }: TestKey): TokenParts {
  const more = endorsements === null ? {} : { endorsements }
  return { ...publicKey.export({ format: 'jwk' }), use: 'sig', kid, x5t: kid, ...more }
}

/** A claim given as undefined is left out. */
export function signToken(claims: TokenParts, key: TestKey, header: TokenParts = {}): string {
  const input = `${encode({ typ: 'JWT', alg: 'RS256', kid: key.kid, ...header })}.${encode(claims)}`
  return `${input}.${sign('sha256', Buffer.from(input), key.privateKey).toString('base64url')}`
}

/** The well-known trick: HS256 with the public key as the secret. */
export function signWithPublicKey(claims: TokenParts, key: TestKey): string {
  const input = `${encode({ typ: 'JWT', alg: 'HS256', kid: key.kid })}.${encode(claims)}`
  const secret = key.publicKey.export({ format: 'pem', type: 'spki' })
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

export const encode = (part: TokenParts): string => Buffer.from(JSON.stringify(part)).toString('base64url')
