/** Reads the objects of a PDF file, as far as the report's tests need them, with nothing but Node. */
import { inflateSync } from 'node:zlib'

export type Name = { readonly name: string }
export type Ref = { readonly ref: number }
export type Dict = ReadonlyMap<string, Value>
/** A PDF string is a JavaScript string with one character for each byte. */
export type Value = null | boolean | number | string | Name | Ref | Dict | readonly Value[]
export type Operation = { readonly operator: string; readonly operands: readonly Value[] }
export type PdfObjects = {
  readonly trailer: Dict
  /** Follows a reference; any other value is given back. */
  follow(value: Value | undefined): Value | undefined
  dict(value: Value | undefined): Dict
  list(value: Value | undefined): readonly Value[]
  /** The inflated bytes of a stream, one character each. */
  stream(value: Value | undefined): string
}

type Cursor = { readonly text: string; at: number }

/** Opens a file by its cross-reference table, as a strict reader does. */
export function pdfObjects(bytes: Uint8Array): PdfObjects {
  const text = Buffer.from(bytes).toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(text)?.[1])
  const table = /^xref\n0 (\d+)\n/.exec(text.slice(start, start + 40))
  if (!table) throw new Error('no cross-reference table')
  const entries = start + table[0].length
  const offset = (id: number) => Number(text.slice(entries + id * 20, entries + id * 20 + 10))
  const open = (id: number): Cursor => {
    const head = `${id} 0 obj\n`
    if (!text.startsWith(head, offset(id))) throw new Error(`object ${id} is not where the table says`)
    return { text, at: offset(id) + head.length }
  }
  const follow = (value: Value | undefined): Value | undefined =>
    isRef(value) ? follow(parse(open(value.ref))) : value
  const dict = (value: Value | undefined): Dict => {
    const found = follow(value)
    if (!(found instanceof Map)) throw new Error('not a dictionary')
    return found
  }
  const trailer = parse({ text, at: text.indexOf('trailer\n', start) + 8 })
  return {
    trailer: dict(trailer),
    follow,
    dict,
    list: (value) => {
      const found = follow(value)
      return Array.isArray(found) ? found : []
    },
    stream: (value) => {
      if (!isRef(value)) throw new Error('a stream is always a reference')
      const cursor = open(value.ref)
      const head = dict(parse(cursor))
      const from = text.indexOf('stream\n', cursor.at) + 7
      const raw = bytes.subarray(from, from + Number(head.get('Length')))
      return (head.has('Filter') ? inflateSync(raw) : Buffer.from(raw)).toString('latin1')
    },
  }
}

/** The operations of a content stream, in order. */
export function operations(content: string): Operation[] {
  const cursor: Cursor = { text: content, at: 0 }
  const found: Operation[] = []
  let operands: Value[] = []
  for (skip(cursor); cursor.at < content.length; skip(cursor)) {
    const word = /[A-Za-z*']+/y
    word.lastIndex = cursor.at
    const operator = word.exec(content)?.[0]
    if (operator === undefined || operator === 'true' || operator === 'false') {
      operands.push(parse(cursor))
      continue
    }
    cursor.at += operator.length
    found.push({ operator, operands })
    operands = []
  }
  return found
}

export const isRef = (value: Value | undefined): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value

export const nameOf = (value: Value | undefined): string =>
  typeof value === 'object' && value !== null && 'name' in value ? value.name : ''

/** A PDF text string: UTF-16 with a byte order mark, else one byte for a letter. */
export function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') return ''
  if (!value.startsWith('\xfe\xff')) return value
  return Buffer.from(value.slice(2), 'latin1').swap16().toString('utf16le')
}

function skip(cursor: Cursor): void {
  while (/\s/.test(cursor.text.charAt(cursor.at))) cursor.at++
}

function parse(cursor: Cursor): Value {
  skip(cursor)
  if (cursor.text.startsWith('<<', cursor.at)) return parseDict(cursor)
  const sign = cursor.text.charAt(cursor.at)
  if (sign === '[') return parseList(cursor)
  if (sign === '(') return parseString(cursor)
  if (sign === '<') return parseHex(cursor)
  const token = /\/[^\s/<>[\]()]*|(\d+) \d+ R|[-+.\w]+/y
  token.lastIndex = cursor.at
  const match = token.exec(cursor.text)
  if (!match) throw new Error(`cannot read at ${cursor.at}`)
  cursor.at += match[0].length
  if (match[1]) return { ref: Number(match[1]) }
  if (match[0].startsWith('/')) return { name: match[0].slice(1) }
  const words: Record<string, Value> = { true: true, false: false, null: null }
  return match[0] in words ? (words[match[0]] ?? null) : Number(match[0])
}

function parseDict(cursor: Cursor): Dict {
  const dict = new Map<string, Value>()
  cursor.at += 2
  for (skip(cursor); !cursor.text.startsWith('>>', cursor.at); skip(cursor)) {
    dict.set(nameOf(parse(cursor)), parse(cursor))
  }
  cursor.at += 2
  return dict
}

function parseList(cursor: Cursor): Value[] {
  const list: Value[] = []
  cursor.at += 1
  for (skip(cursor); cursor.text.charAt(cursor.at) !== ']'; skip(cursor)) list.push(parse(cursor))
  cursor.at += 1
  return list
}

function parseString(cursor: Cursor): string {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  let found = ''
  for (cursor.at += 1; cursor.text.charAt(cursor.at) !== ')'; cursor.at++) {
    const char = cursor.text.charAt(cursor.at)
    if (char === '') throw new Error('a string without an end')
    const next = char === '\\' ? cursor.text.charAt(++cursor.at) : char
    found += char === '\\' ? (escapes[next] ?? next) : char
  }
  cursor.at += 1
  return found
}

function parseHex(cursor: Cursor): string {
  const end = cursor.text.indexOf('>', cursor.at)
  const hex = cursor.text.slice(cursor.at + 1, end).replace(/\s/g, '')
  cursor.at = end + 1
  return Buffer.from(hex, 'hex').toString('latin1')
}
