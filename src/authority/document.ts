/** Reads JSON with comments, and knows on which line everything stands. */
import { createScanner, findNodeAtLocation, type Node, type ParseError, parseTree } from 'jsonc-parser'
import { type Fault, type Path, sayPath } from '../domain/council-fault.ts'
import { isHarmless, saySyntax } from './syntax.ts'

/** A sentence and the place in the text that it is about. */
type Placed = { readonly offset: number; readonly text: string }

export type Document = {
  /** The plain value, or undefined where the text cannot be read well enough to look at it. */
  readonly value: unknown
  /** What is wrong with the writing itself. */
  readonly faults: readonly Placed[]
  /** Whether a value stands at the path. */
  has(path: Path): boolean
  /** Where a fault stands: its own key, else what should have held it. */
  place(fault: Fault): Placed
  /** The sentences in the order of the file, each beginning with its line, none twice. */
  say(faults: readonly Placed[]): readonly string[]
}

/** Deeper than any authority file, and shallow enough for a parser that calls itself. */
const DEEPEST = 32
const END_OF_FILE = 17

/** Comments and a comma after the last item are allowed. A key that is there twice is a fault. Never throws. */
export function readDocument(written: string): Document {
  const text = written.replace(/^\uFEFF/, '')
  const errors: ParseError[] = []
  const tooDeep = tooDeepAt(text)
  const root = tooDeep === undefined ? parseTree(text, errors, { allowTrailingComma: true }) : undefined
  const faults = [
    ...errors.map(({ error, offset }) => ({ offset, text: saySyntax(error) })),
    ...(tooDeep === undefined ? [] : [{ offset: tooDeep, text: 'brackets stand too deep inside brackets' }]),
    ...(root === undefined ? [] : keysThereTwice(root, [])),
  ]
  const readable = root !== undefined && errors.every(isHarmless)
  return {
    value: readable ? plainValue(root) : undefined,
    faults: text.trim() === '' ? [{ offset: 0, text: 'the file is empty' }] : faults,
    has: (path) => root !== undefined && findNodeAtLocation(root, [...path]) !== undefined,
    place: ({ path, text: what }) => ({ offset: offsetOf(root, path), text: `${sayPath(path)} ${what}` }),
    say: (placed) => [
      ...new Set(placed.toSorted((a, b) => a.offset - b.offset).map((each) => sayLine(text, each))),
    ],
  }
}

const sayLine = (text: string, { offset, text: what }: Placed): string =>
  `line ${text.slice(0, offset).split(/\r\n|\r|\n/).length}: ${what}`

function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true)
  let depth = 0
  while (scanner.scan() !== END_OF_FILE) {
    const sign = text[scanner.getTokenOffset()]
    if (sign === '{' || sign === '[') depth += 1
    if (sign === '}' || sign === ']') depth -= 1
    if (depth > DEEPEST) return scanner.getTokenOffset()
  }
  return undefined
}

/** `Object.fromEntries`, so that a key `__proto__` is a key like any other, and is then refused as unknown. */
function plainValue(node: Node): unknown {
  const children = node.children ?? []
  if (node.type === 'array') return children.map(plainValue)
  if (node.type === 'object') return Object.fromEntries(children.flatMap(entryOf))
  return node.value
}

function entryOf({ children = [] }: Node): (readonly [string, unknown])[] {
  const [key, value] = children
  return key === undefined || value === undefined ? [] : [[String(key.value), plainValue(value)]]
}

function keysThereTwice(node: Node, path: Path): Placed[] {
  const seen = new Set<string>()
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type === 'array') return keysThereTwice(child, [...path, index])
    const [key, value] = child.children ?? []
    if (key === undefined || value === undefined) return []
    const here = [...path, String(key.value)]
    const twice = seen.has(String(key.value))
    seen.add(String(key.value))
    const fault = { offset: key.offset, text: `${sayPath(here)} is there twice` }
    return [...(twice ? [fault] : []), ...keysThereTwice(value, here)]
  })
}

function offsetOf(root: Node | undefined, path: Path): number {
  if (root === undefined || path.length === 0) return root?.offset ?? 0
  const node = findNodeAtLocation(root, [...path])
  if (node === undefined) return offsetOf(root, path.slice(0, -1))
  return node.parent?.type === 'property' ? node.parent.offset : node.offset
}
