/**
 * What is personal is sealed as it is written and opened as it is read, here in the store and nowhere else. The keys go
 * with the open database and with each transaction of it.
 */
import {
  keyIdOfBytes,
  keyIdOfText,
  NotOpened,
  openBytes,
  openText,
  type Place,
  sealBytes,
  sealText,
} from './envelope.ts'
import { type KeyRing, keyRing } from './key-ring.ts'

export { at } from './sealed-columns.ts'
export { keyRing }

declare const sealed: unique symbol
/** A column that holds a `T`: nothing can be done with it but to open it, and nothing else can be written there. */
export type Sealed<T> = string & { readonly [sealed]: T }
export type SealedBytes = Buffer & { readonly [sealed]: 'bytes' }

/** A database, or a transaction of it. */
type AnyDb = { getExecutor(): { readonly adapter: object } }

/** By the adapter: a database and all its transactions share one, and no other database does. */
const RINGS = new WeakMap<object, KeyRing>()

/** From now on whatever is written by this database is sealed with the first key of the ring. */
export function sealWith(db: AnyDb, ring: KeyRing): void {
  RINGS.set(db.getExecutor().adapter, ring)
}

/** Databases that are written plainly for now: an instance of a release without keys may share the store. */
const PLAIN = new WeakSet<object>()

/** See `rollout.ts`. Reading opens both, whatever is written. */
export function writeSealed(db: AnyDb, sealed: boolean): void {
  const { adapter } = db.getExecutor()
  if (sealed) PLAIN.delete(adapter)
  else PLAIN.add(adapter)
}

/** Databases in which everything is sealed: what stands there clear was written by somebody who went past us. */
const WHOLE = new WeakSet<object>()

/** See `rollout.ts`. Of a whole one nothing clear is believed: reading it throws `NotOpened`. */
export function readSealedAlone(db: AnyDb, whole: boolean): void {
  const { adapter } = db.getExecutor()
  if (whole) WHOLE.add(adapter)
  else WHOLE.delete(adapter)
}

export const isWhole = (db: AnyDb): boolean => WHOLE.has(db.getExecutor().adapter)

/** What stands there clear, where that can be: from before there were keys, or of an older release. */
function asItStands<T>(db: AnyDb, place: Place, value: T): T {
  if (isWhole(db)) throw new NotOpened(place, 'it is not sealed, and everything here was')
  return value
}

/** The key of the index is new with the keys: no older release looks for it. */
const isPlain = (db: AnyDb, { purpose }: Place): boolean =>
  purpose !== 'index' && PLAIN.has(db.getExecutor().adapter)

export function ringOf(db: AnyDb): KeyRing {
  const ring = RINGS.get(db.getExecutor().adapter)
  if (ring === undefined) throw new Error('This database was opened without the keys of its sealed fields.')
  return ring
}

/** For a column of JSON: the envelope is a JSON string. */
export const sealJson = <T>(db: AnyDb, place: Place, value: T): Sealed<T> =>
  (isPlain(db, place)
    ? JSON.stringify(value)
    : JSON.stringify(sealText(ringOf(db), place, JSON.stringify(value)))) as Sealed<T>

/** What stood there before there were keys is read as it is. */
export function openJson<T>(db: AnyDb, place: Place, stored: Sealed<T>): T {
  const value: unknown = stored
  if (typeof value === 'string') return JSON.parse(openText(ringOf(db), place, value)) as T
  return (isEmptied(place, value) ? value : asItStands(db, place, value)) as T
}

/** A mail that was dealt with has no words left. */
const isEmptied = ({ column }: Place, value: unknown): boolean =>
  column === 'mail_item.body' && Object.keys(Object(value)).length === 0

/** No words are no secret: an empty text stays one. */
export const sealWords = (db: AnyDb, place: Place, words: string): Sealed<string> =>
  (words === '' || isPlain(db, place) ? words : sealText(ringOf(db), place, words)) as Sealed<string>

export const openWords = (db: AnyDb, place: Place, stored: Sealed<string>): string =>
  keyIdOfText(stored) !== undefined
    ? openText(ringOf(db), place, stored)
    : stored === ''
      ? ''
      : asItStands(db, place, stored)

export const sealPages = (db: AnyDb, place: Place, bytes: Uint8Array): SealedBytes =>
  (isPlain(db, place) ? Buffer.from(bytes) : sealBytes(ringOf(db), place, bytes)) as SealedBytes

export const openPages = (db: AnyDb, place: Place, stored: SealedBytes): Uint8Array =>
  new Uint8Array(
    keyIdOfBytes(stored) === undefined ? asItStands(db, place, stored) : openBytes(ringOf(db), place, stored),
  )

/** What may be empty: with nothing in it there is nothing to seal. */
export const ifAny = <From, To>(value: From | null | undefined, work: (value: From) => To): To | null =>
  value === null || value === undefined ? null : work(value)
