/** One sealed value: AES-256-GCM, with what it belongs to as associated data. Text and bytes have the same layout. */
import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'
import type { KeyRing, Purpose } from './key-ring.ts'

/** `v1.<key id>.` in front, then nonce, what is sealed and tag: in base64url for a text, as they are for bytes. */
const VERSION = 'v1.'
const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const LONGEST_HEAD = VERSION.length + 32 + 1
const HEAD = /^v1\.([a-z0-9-]{1,32})\./

/** Where a value stands: it opens nowhere else. */
export type Place = { readonly purpose: Purpose; readonly column: string; readonly row: string }

export function sealText(ring: KeyRing, place: Place, text: string): string {
  const sealed = seal(ring, place, Buffer.from(text, 'utf8'))
  return `${headOf(ring)}${sealed.toString('base64url')}`
}

export function openText(ring: KeyRing, place: Place, sealed: string): string {
  const id = keyIdOfText(sealed) ?? ''
  const written = sealed.slice(VERSION.length + id.length + 1)
  const bytes = Buffer.from(written, 'base64url')
  // Signs that are none of base64url would be passed over.
  if (bytes.toString('base64url') !== written) throw new NotOpened(place, CHANGED)
  return open({ ring, place, id }, bytes).toString('utf8')
}

export function sealBytes(ring: KeyRing, place: Place, bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(headOf(ring), 'latin1'), seal(ring, place, bytes)])
}

export function openBytes(ring: KeyRing, place: Place, sealed: Uint8Array): Buffer {
  const id = keyIdOfBytes(sealed) ?? ''
  return open({ ring, place, id }, sealed.subarray(VERSION.length + id.length + 1))
}

/** The key that it was sealed with; undefined for what stands there as it was before there were keys. */
export const keyIdOfText = (text: string): string | undefined =>
  text.startsWith(VERSION) ? HEAD.exec(text.slice(0, LONGEST_HEAD))?.[1] : undefined

export const keyIdOfBytes = (bytes: Uint8Array): string | undefined =>
  keyIdOfText(Buffer.from(bytes.subarray(0, LONGEST_HEAD)).toString('latin1'))

/** What each value that is sealed with this key begins with. */
export const headFor = (id: string): string => `${VERSION}${id}.`

const headOf = ({ writer }: KeyRing): string => headFor(writer)

// The name of a column has no blank, so no two places are written alike.
const aboutOf = ({ column, row }: Place): Buffer => Buffer.from(`v1 ${column} ${row}`, 'utf8')

function seal(ring: KeyRing, place: Place, bytes: Uint8Array): Buffer {
  const nonce = nextNonce()
  const key = ring.key(ring.writer, place.purpose)
  if (key === undefined) throw new Error('The ring lacks its own first key.')
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG })
  cipher.setAAD(aboutOf(place))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

type Sought = { readonly ring: KeyRing; readonly place: Place; readonly id: string }

function open({ ring, place, id }: Sought, sealed: Uint8Array): Buffer {
  const key = ring.key(id, place.purpose)
  if (key === undefined) throw new NotOpened(place, `DATA_KEYS lacks the key “${id}”`)
  const opened = sealed.length < NONCE + TAG ? undefined : deciphered(key, place, sealed)
  if (opened === undefined) throw new NotOpened(place, CHANGED)
  return opened
}

function deciphered(key: KeyObject, place: Place, sealed: Uint8Array): Buffer | undefined {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(aboutOf(place))
  decipher.setAuthTag(sealed.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
  } catch {
    return undefined
  }
}

const CHANGED = 'it was changed, or belongs to another row'

/** Names the place by its codes, and nothing of what stands there. */
export class NotOpened extends Error {
  constructor({ column, row }: Place, why: string) {
    super(`A sealed field does not open: ${column} of ${row}; ${why}. See docs/runbook.md.`)
    this.name = 'NotOpened'
  }
}

// Asked for many at once: a nonce by itself costs as much as the sealing.
const pool = Buffer.alloc(NONCE * 256)
let used = pool.length

function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += NONCE
  return Buffer.from(pool.subarray(used - NONCE, used))
}
