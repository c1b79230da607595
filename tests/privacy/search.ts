/** Finds seeds in whatever leaves the product: in any case, encoding or way of writing a day, in PDFs and packed files. */
import { gunzipSync, inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { readPdf } from '../gateways/pdf-reader.ts'
import type { Seed } from './seeds.ts'

const DEEPEST = 3

export type Search = (content: string | Uint8Array) => readonly Seed[]

/** A search for these seeds; `inRawBytes` looks for them as they are, and in UTF-16, and opens nothing. */
export function searchFor(
  seeds: readonly Seed[],
  how: 'in all clothes' | 'in raw bytes' = 'in all clothes',
): Search {
  const plain = new Map<string, Seed>()
  const days: { readonly seed: Seed; readonly pattern: RegExp }[] = []
  for (const seed of seeds)
    if (/^\d{4}-\d\d-\d\d$/.test(seed.value)) days.push({ seed, pattern: dayPattern(seed.value) })
    else plain.set(bare(seed.value), seed)
  const words = new RegExp([...plain.keys()].join('|'), 'g')
  return (content) => {
    const found = new Set<Seed>()
    for (const text of how === 'in raw bytes' ? rawViews(content) : viewsOf(content)) {
      for (const [word] of plain.size === 0 ? [] : bare(text).matchAll(words)) {
        const seed = plain.get(word)
        if (seed !== undefined) found.add(seed)
      }
      const low = text.toLowerCase()
      for (const { seed, pattern } of days) if (pattern.test(low)) found.add(seed)
    }
    return [...found]
  }
}

/** Without case, accents, spaces, hyphens and all else between letters and digits. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const LONG = 'uary ruary ch il  e y ust tember ober ember ember'.split(' ')

/** `2013-10-19`, `20131019`, `19/10/2013`, `19.10.13`, `19 Oct 2013`, `19th October 2013`, `October 19, 2013`, milliseconds. */
function dayPattern(day: string): RegExp {
  const [year = '', month = '', date = ''] = day.split('-')
  const at = Number(month) - 1
  const name = `${MONTHS[at]}(?:${LONG[at]})?`
  const m = `0?${Number(month)}`
  const d = `0?${Number(date)}`
  const gap = '[^a-z0-9]{1,8}'
  const forms = [
    `${year}[-/. ]?${month}[-/. ]?${date}`,
    `${year}[-/.]${m}[-/.]${d}`,
    `${d}[-/. ]${m}[-/. ](?:${year.slice(0, 2)})?${year.slice(2)}`,
    `${date}${month}${year}`,
    `${d}(?:st|nd|rd|th)?(?:${gap}of)?${gap}${name}${gap}${year}`,
    `${name}${gap}${d}(?:st|nd|rd|th)?${gap}${year}`,
    String(Date.parse(day)),
    String(Date.parse(day) / 1000),
  ]
  return new RegExp(`(?<![0-9])(?:${forms.join('|')})(?![0-9])`)
}

function rawViews(content: string | Uint8Array): readonly string[] {
  const text = Buffer.from(content).toString('latin1')
  return [text, text.replaceAll('\0', '')]
}

/** The content itself and what it holds in other clothes: JSON, addresses, base64, UTF-16, packed bytes, PDF. */
export function viewsOf(content: string | Uint8Array): ReadonlySet<string> {
  const views = new Set<string>()
  const look = (piece: string | Uint8Array, depth: number): void => {
    if (depth > DEEPEST || piece.length === 0) return
    if (typeof piece !== 'string') {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      for (const inner of unpacked(bytes, depth === 0)) look(inner, depth + 1)
      const text = bytes.toString('latin1')
      look(text, depth)
      if (text.includes('\0')) look(text.replaceAll('\0', ''), depth)
      const utf8 = bytes.toString('utf8')
      if (utf8 !== text && !utf8.includes('\uFFFD')) look(utf8, depth)
      return
    }
    if (views.has(piece)) return
    views.add(piece)
    for (const other of [unescaped(piece), unquoted(piece)]) if (other !== piece) look(other, depth)
    for (const inner of encoded(piece)) look(inner, depth + 1)
  }
  look(content, 0)
  return views
}

const unescaped = (text: string): string =>
  text
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\[nrt]/g, ' ')

const unquoted = (text: string): string =>
  text
    .replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1'),
    )
    .replaceAll(/&#(\d{2,4});/g, (_, code: string) => String.fromCharCode(Number(code)))

/** What may be base64 or hexadecimal digits, from wherever in the run it begins. */
function* encoded(text: string): Iterable<Uint8Array> {
  // A stored file of random pages is one long run: nothing in it is base64 of base64.
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}={0,2}/g)) {
    if (/[0-9a-f]{24,}/i.test(run)) for (const [hex] of run.matchAll(/[0-9a-f]{24,}/gi)) yield fromHex(hex)
    if (/^[a-z]+$/.test(run) || /^[\d-]+$/.test(run)) continue
    for (let at = 0; at < 4; at += 1) yield Buffer.from(run.slice(at), 'base64')
  }
}

const fromHex = (run: string): Buffer => Buffer.from(run.slice(0, run.length & ~1), 'hex')

function* unpacked(bytes: Buffer, isWhole: boolean): Iterable<string | Uint8Array> {
  const starts = bytes.toString('latin1', 0, 5)
  // A PDF of ours that cannot be read is no PDF without seeds: it fails. A paper from outside is read as it is.
  const isOurs = starts === '%PDF-' && bytes.includes('/StructTreeRoot')
  if (isOurs && isWhole) return yield wordsOfPdf(bytes)
  try {
    if (isOurs) yield wordsOfPdf(bytes)
    if (starts.startsWith('PK\x03\x04'))
      for (const [name, file] of Object.entries(unzipSync(bytes))) {
        yield name
        yield file
      }
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) yield gunzipSync(bytes)
    if (bytes[0] === 0x78 && bytes.length > 16) yield inflateSync(bytes)
  } catch {
    // It only looked like one: it is searched as it is.
  }
}

/** A line may break inside a name: the words of the tree come in reading order. */
function wordsOfPdf(bytes: Buffer): string {
  const pdf = readPdf(bytes)
  const info = [...pdf.info.values()].map((value) => JSON.stringify(value))
  const furniture = pdf.pages.flatMap((page) => page.furniture)
  return [pdf.tree.words, ...furniture, ...pdf.bookmarks, ...info].join('\n')
}
