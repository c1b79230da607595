/** Reads the list of parts of a zip, and small parts of it, without trusting what it says of their sizes. */
import { inflateRawSync } from 'node:zlib'
import { lettersOf } from './paper-flaw.ts'

export type ZipPart = {
  readonly name: string
  /** As the zip says, in bytes: packed, and unpacked. */
  readonly packed: number
  readonly size: number
  readonly isStored: boolean
  /** Where it begins, and where its bytes do. */
  readonly at: number
  readonly start: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DEFLATED = 8
const IS_LOCKED = 1
const NAME_IS_UTF8 = 0x0800
/** Some programs write the sizes once more behind a part. */
const MOST_BEHIND = 24

/**
 * Every part, or undefined where it is no plain zip: something before, between or behind its parts, a list that does not
 * agree with them, parts that overlap, a name twice, one that leads out of it, a password, or more than `most`.
 */
export function partsOfZip(bytes: Uint8Array, most: number): readonly ZipPart[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = bytes.length - 22
  // No comment is allowed: whatever stands behind the end could be another file.
  if (end < 0 || view.getUint32(end, true) !== END || view.getUint16(end + 20, true) !== 0) return undefined
  const count = view.getUint16(end + 10, true)
  const list = view.getUint32(end + 16, true)
  if (count > most || view.getUint16(end + 8, true) !== count) return undefined
  if (list + view.getUint32(end + 12, true) !== end) return undefined
  const parts: ZipPart[] = []
  let at = list
  for (let index = 0; index < count; index += 1) {
    const read = entryAt(bytes, view, { at, end, list })
    if (read === undefined) return undefined
    parts.push(read.part)
    at = read.next
  }
  return at === end && followEachOther(parts, list) ? parts : undefined
}

type Where = { readonly at: number; readonly end: number; readonly list: number }

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  { at, end, list }: Where,
): { part: ZipPart; next: number } | undefined {
  if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const [nameSize, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
  const next = at + 46 + (nameSize ?? 0) + (extra ?? 0) + (comment ?? 0)
  const local = view.getUint32(at + 42, true)
  if ((flags & IS_LOCKED) !== 0 || (method !== 0 && method !== DEFLATED) || next > end) return undefined
  if (local + 30 > list || view.getUint32(local, true) !== LOCAL) return undefined
  const name = bytes.subarray(at + 46, at + 46 + (nameSize ?? 0))
  const sameName = bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true))
  // Programs that read the parts and programs that read the list must find the same.
  if (Buffer.compare(name, sameName) !== 0 || view.getUint16(local + 8, true) !== method) return undefined
  const start = local + 30 + sameName.length + view.getUint16(local + 28, true)
  const packed = view.getUint32(at + 20, true)
  if (start + packed > list) return undefined
  const part = {
    ...{ name: nameOf(name, flags), packed, size: view.getUint32(at + 24, true) },
    ...{ isStored: method === 0, at: local, start },
  }
  return isInside(part.name) && (!part.isStored || part.size === packed) ? { part, next } : undefined
}

const nameOf = (name: Uint8Array, flags: number): string =>
  (flags & NAME_IS_UTF8) !== 0 ? new TextDecoder().decode(name) : lettersOf(name)

const isInside = (name: string): boolean =>
  name !== '' && !/^[/\\]|[\\:\0]/.test(name) && !name.split('/').includes('..')

function followEachOther(parts: readonly ZipPart[], list: number): boolean {
  const names = new Set(parts.map(({ name }) => name.toLowerCase()))
  if (names.size !== parts.length) return false
  let end = 0
  for (const part of parts.toSorted((one, other) => one.at - other.at)) {
    if (part.at < end || part.at > end + (end === 0 ? 0 : MOST_BEHIND)) return false
    end = part.start + part.packed
  }
  return end <= list && list <= end + MOST_BEHIND
}

/** What a part holds, as text; undefined where it is not as large as the list says. No more than that is unpacked. */
export function textOfPart(bytes: Uint8Array, part: ZipPart): string | undefined {
  const packed = bytes.subarray(part.start, part.start + part.packed)
  try {
    const unpacked = part.isStored
      ? packed
      : inflateRawSync(packed, { maxOutputLength: Math.max(1, part.size) })
    return unpacked.length === part.size ? new TextDecoder().decode(unpacked) : undefined
  } catch {
    return undefined
  }
}
