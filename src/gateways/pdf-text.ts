/** Words into lines: what may be printed, where a line ends, and the order in which its words are painted. */
import type { Face } from './pdf-faces.ts'

export type Measure = (text: string) => number

/** Stands for a character the face cannot show: a reader must see that something is missing. */
const MISSING = '\uFFFD'
const LONGEST_WORD = 80

/**
 * A text with nothing in it that could break the page: composed letters without ligatures, `\n` as the only line end,
 * single spaces, no control or invisible characters (an override of the writing direction can make a text read as
 * another), and a mark for each character the face lacks.
 */
export function printable(text: string, face: Face): string {
  const tidy = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n\u00a0]+/g, ' ')
    .replace(/(?!\n)\p{Cc}|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/ {2,}/g, ' ')
    .trim()
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
  return tidy.replace(/[^\n]/gu, (char) => (face.has(char.codePointAt(0) ?? 0) ? char : MISSING))
}

/**
 * Breaks a printable text into lines no wider than `width` points; `indent` is what the first line has already used.
 * Lines put together give the text again: a line that ends at a space keeps it, and a word too long for any line is cut.
 */
export function wrap(text: string, room: { width: number; indent?: number }, measure: Measure): string[] {
  const hard = text.split('\n')
  return hard.flatMap((line, index) => {
    const lines = wrapLine(line, { width: room.width, indent: index === 0 ? (room.indent ?? 0) : 0 }, measure)
    const last = lines.pop() ?? ''
    return [...lines, index < hard.length - 1 ? `${last.trimEnd()} ` : last]
  })
}

/** A piece of a line: `words` as they are read, `painted` as they stand from left to right. */
export type Piece = {
  readonly words: string
  readonly painted: readonly string[]
  readonly rightToLeft: boolean
}

/**
 * Divides a line into pieces written from left to right and pieces written from right to left, in which the words change
 * places, brackets turn round and numbers stay as they are. A small part of Unicode's bidirectional algorithm (UAX 9):
 * enough for names and quoted sentences within English.
 */
export function pieces(line: string): Piece[] {
  if (!RTL_TEXT.test(line)) return [{ words: line, painted: [line], rightToLeft: false }]
  const tokens = line.match(RTL_TOKENS) ?? []
  const found: Piece[] = []
  for (let start = 0; start < tokens.length; ) {
    const rightToLeft = RTL_TEXT.test(tokens[start] ?? '')
    const next = tokens.findIndex((token, at) => at > start && RTL_TEXT.test(token))
    const end = rightToLeft ? runEnd(tokens, start) : next < 0 ? tokens.length : next
    const run = tokens.slice(start, end)
    const words = run.join('')
    found.push({ words, painted: rightToLeft ? run.map(turned).reverse() : [words], rightToLeft })
    start = end
  }
  return found
}

/** Hebrew, Arabic and their neighbours. */
const RTL = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFC\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}'
const RTL_TEXT = new RegExp(`[${RTL}]`, 'u')
const RTL_TOKENS = new RegExp(`[${RTL}]+| |[^ ${RTL}]+`, 'gu')
const TURNED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '{': '}',
  '}': '{',
}

const turned = (token: string): string => token.replace(/[()[\]{}]/g, (sign) => TURNED[sign] ?? sign)

/** A run goes on over spaces, numbers and signs, up to its last word written from right to left. */
function runEnd(tokens: readonly string[], start: number): number {
  let end = start + 1
  for (let at = start + 1; at < tokens.length; at++) {
    const token = tokens[at] ?? ''
    if (RTL_TEXT.test(token)) end = at + 1
    else if (/\p{L}/u.test(token)) break
  }
  return end
}

function wrapLine(text: string, room: { width: number; indent: number }, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  let used = room.indent
  for (const word of text.match(/[^ ]* ?/g) ?? []) {
    const bare = word.trimEnd()
    const wide = bare.length > LONGEST_WORD ? Number.POSITIVE_INFINITY : measure(bare)
    if (used > 0 && used + wide > room.width) {
      lines.push(line)
      line = ''
      used = 0
    }
    const parts = wide > room.width ? cut(word, room.width, measure) : [word]
    lines.push(...parts.slice(0, -1))
    line += parts.at(-1) ?? ''
    used += measure(parts.at(-1) ?? '')
  }
  return [...lines, line]
}

/** Cuts one long word, after a sign such as `/` or `@` where there is one; never between a letter and its accent. */
function cut(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  let used = 0
  for (const letter of word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    const wide = letter === ' ' ? 0 : measure(letter)
    if (part !== '' && used + wide > width) {
      const end = lastSign(part)
      parts.push(part.slice(0, end))
      part = part.slice(end)
      used = part === '' ? 0 : measure(part)
    }
    part += letter
    used += wide
  }
  return [...parts, part]
}

function lastSign(part: string): number {
  for (let at = part.length - 1; at > part.length / 2; at--) {
    if ('-/@._&?=,;:+'.includes(part.charAt(at))) return at + 1
  }
  return part.length
}
