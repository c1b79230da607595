/** The ring of keys: for each key of the setting one derived key for each use, and a fingerprint that gives nothing away. */
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { DataKey } from '../data-keys.ts'

/** What is sealed under a key of its own: words and JSON; pages and papers; the secrets of the index and of figures. */
export type Purpose = 'rows' | 'bytes' | 'index' | 'figures'

export type KeyRing = {
  /** The id of the key that writes. */
  readonly writer: string
  readonly ids: readonly string[]
  /** Undefined where the ring has no such key. */
  key(id: string, purpose: Purpose): KeyObject | undefined
  fingerprint(id: string): string
}

const PURPOSES: readonly Purpose[] = ['rows', 'bytes', 'index', 'figures']

export function keyRing(keys: readonly DataKey[]): KeyRing {
  const [writer] = keys
  if (writer === undefined) throw new Error('There is no key to seal personal fields with.')
  const derived = new Map<string, KeyObject>()
  for (const { id, secret } of keys)
    for (const purpose of PURPOSES)
      derived.set(`${purpose} ${id}`, createSecretKey(derive(secret, `sealing ${purpose}`)))
  const prints = new Map(
    keys.map(({ id, secret }) => [id, derive(secret, 'fingerprint').toString('hex').slice(0, 32)]),
  )
  return {
    writer: writer.id,
    ids: keys.map(({ id }) => id),
    key: (id, purpose) => derived.get(`${purpose} ${id}`),
    fingerprint: (id) => prints.get(id) ?? '',
  }
}

/** HKDF with SHA-256: what is derived for one use says nothing of what is derived for another. */
export const derive = (secret: Uint8Array, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `prison-contact ${use}`, 32))
