/** A PDF, as far as it can be told without showing it: whole, not locked, and nothing in it that runs. */
import { constants, inflateSync } from 'node:zlib'
import { endsAsZip, type Flaw, hasSecondBeginning, lettersOf } from './paper-flaw.ts'

/** Behind the last mark of its end only blanks are allowed. */
const END = /%%EOF[\s\0]*$/
const LONGEST_END = 4096

/** A name as any reader takes it: each letter as it is, or as the number of it. */
const named = (...names: string[]): string =>
  `/(?:${names.map((name) => [...name].map(letter).join('')).join('|')})(?![A-Za-z0-9])`

function letter(one: string): string {
  const code = one.charCodeAt(0).toString(16)
  const digits = [...code].map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
  return `(?:${one}|#${digits.join('')})`
}

const LOCKED = new RegExp(`${named('Encrypt')}[\\s\\0]{0,20}(?:[\\d%]|<<)`)
/** What an action does follows its name or a blank; in an address there would be a letter before. */
const RUNS = new RegExp(
  `(?:[\\s\\0]|/(?:S|#53))${named('JavaScript', 'Launch')}|${named('RichMedia', 'XFA')}`,
)
const HOLDS = new RegExp(named('EmbeddedFile', 'EmbeddedFiles'))
/** Packed objects, all together; beyond that nothing is looked at any more. */
const MOST_UNPACKED = 64 * 1024 * 1024
const MOST_PACKED = 50_000
/** From the beginning of an object to the stream that it packs. */
const LONGEST_HEAD = 4096
const PACKED = new RegExp(named('ObjStm'), 'g')
const IS_FILTERED = new RegExp(named('Filter', 'F'))
const STREAM = /stream(?:\r\n|\n|\r)/

/** Looks at the file, and into its packed objects: that is where newer PDFs keep what could run. */
export function faultOfPdf(bytes: Uint8Array): Flaw | undefined {
  const all = lettersOf(bytes)
  if (!/^%PDF-[12]\.\d/.test(all) || !END.test(all.slice(-LONGEST_END))) return 'damaged'
  if (endsAsZip(bytes) || hasSecondBeginning(bytes)) return 'damaged'
  if (LOCKED.test(all)) return 'locked'
  return flawIn(all) ?? faultOfPacked(bytes, all)
}

function flawIn(text: string): Flaw | undefined {
  if (RUNS.test(text)) return 'runs something'
  return HOLDS.test(text) ? 'holds files' : undefined
}

/** Objects that are packed in a way that nobody can look into, or unpack to more than anybody writes, are damage. */
function faultOfPacked(bytes: Uint8Array, all: string): Flaw | undefined {
  let left = MOST_UNPACKED
  let count = 0
  for (const { index } of all.matchAll(PACKED)) {
    count += 1
    const stream = STREAM.exec(all.slice(index, index + LONGEST_HEAD))
    if (stream === null || count > MOST_PACKED) return 'damaged'
    const start = Math.max(0, index - LONGEST_HEAD)
    const head = all.slice(start, index + stream.index)
    // Unpacked ones were looked at with everything else.
    if (!IS_FILTERED.test(head.slice(Math.max(0, head.lastIndexOf('obj', index - start))))) continue
    const text = unpacked(bytes.subarray(index + stream.index + stream[0].length), left)
    if (text === undefined) return 'damaged'
    left -= text.length
    const flaw = flawIn(text)
    if (flaw !== undefined) return flaw
  }
  return undefined
}

function unpacked(stream: Uint8Array, most: number): string | undefined {
  try {
    // Some programs leave out the end of what they pack.
    const finishFlush = constants.Z_SYNC_FLUSH
    return inflateSync(stream, { maxOutputLength: Math.max(1, most), finishFlush }).toString('latin1')
  } catch {
    return undefined
  }
}
