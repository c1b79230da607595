/** Reads a tagged PDF as a screen reader does: its structure with the words in it, and what is marked as page furniture. */
import {
  type Dict,
  nameOf,
  operations,
  type PdfObjects,
  pdfObjects,
  textOf,
  type Value,
} from './pdf-objects.ts'

/** `words` are those of the element and of all within it, in reading order. */
export type Node = {
  readonly type: string
  readonly scope: string
  readonly words: string
  readonly children: readonly Node[]
}
export type Run = {
  readonly words: string
  /** Points; the right edge is that of the last letter, without a space after it. */
  readonly left: number
  readonly right: number
  readonly y: number
  readonly furniture: boolean
}
export type Page = {
  /** Words of each piece of marked content, by its number. */
  readonly marked: ReadonlyMap<number, string>
  /** Words of the page furniture (headers, footers, repeated table headers), in order. */
  readonly furniture: readonly string[]
  /** Painting operations outside all marked content. */
  readonly loose: number
  readonly painted: number
  readonly runs: readonly Run[]
}
export type ReadPdf = {
  readonly objects: PdfObjects
  readonly catalog: Dict
  readonly info: Dict
  readonly pages: readonly Page[]
  readonly tree: Node
  readonly bookmarks: readonly string[]
}

type Font = { readonly letters: ReadonlyMap<number, string>; readonly widths: readonly Value[] }
type Mark = { readonly tag: string; readonly number: number | undefined; readonly actual: string | undefined }

export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = pdfObjects(bytes)
  const catalog = objects.dict(objects.trailer.get('Root'))
  const kids = objects.list(objects.dict(catalog.get('Pages')).get('Kids'))
  const pages = kids.map((kid) => readPage(objects, objects.dict(kid)))
  const numbers = new Map(kids.map((kid, index) => [JSON.stringify(kid), index]))
  const root = objects.list(objects.dict(catalog.get('StructTreeRoot')).get('K'))[0]
  const words = (page: Value | undefined, number: number): string =>
    pages[numbers.get(JSON.stringify(page)) ?? -1]?.marked.get(number) ?? ''
  return {
    objects,
    catalog,
    info: objects.dict(objects.trailer.get('Info')),
    pages,
    tree: readNode(objects, objects.dict(root), words),
    bookmarks: readBookmarks(objects, objects.dict(catalog.get('Outlines'))),
  }
}

/** All elements of a type, in reading order. */
export const nodes = (node: Node, ...types: readonly string[]): Node[] => [
  ...(types.includes(node.type) ? [node] : []),
  ...node.children.flatMap((child) => nodes(child, ...types)),
]

function readNode(
  objects: PdfObjects,
  dict: Dict,
  words: (page: Value | undefined, number: number) => string,
): Node {
  const children: Node[] = []
  let said = ''
  for (const kid of objects.list(dict.get('K'))) {
    const found = objects.follow(kid)
    if (typeof found === 'number') said += words(dict.get('Pg'), found)
    else if (found instanceof Map && nameOf(found.get('Type')) === 'MCR') {
      said += words(found.get('Pg'), Number(found.get('MCID')))
    } else {
      const child = readNode(objects, objects.dict(found), words)
      children.push(child)
      said += child.words
    }
  }
  const attributes = dict.has('A') ? objects.dict(dict.get('A')) : undefined
  return { type: nameOf(dict.get('S')), scope: nameOf(attributes?.get('Scope')), words: said, children }
}

function readBookmarks(objects: PdfObjects, parent: Dict): string[] {
  const found: string[] = []
  for (let at = parent.get('First'); at !== undefined; ) {
    const item = objects.dict(at)
    found.push(textOf(item.get('Title')), ...readBookmarks(objects, item))
    at = item.get('Next')
  }
  return found
}

const PAINTING = new Set(['TJ', 'Tj', "'", 'f', 'f*', 'F', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh'])

function readPage(objects: PdfObjects, page: Dict): Page {
  const fonts = readFonts(objects, page)
  const marked = new Map<number, string>()
  const furniture: string[] = []
  const runs: Run[] = []
  const stack: Mark[] = []
  let loose = 0
  let painted = 0
  let font: Font | undefined
  let size = 0
  let x = 0
  let y = 0
  const say = (words: string) => {
    const mark = stack.find((open) => open.number !== undefined)
    if (mark?.number !== undefined) marked.set(mark.number, (marked.get(mark.number) ?? '') + words)
    else furniture.push(words)
  }
  for (const { operator, operands } of operations(objects.stream(page.get('Contents')))) {
    if (operator === 'BDC' || operator === 'BMC') {
      const mark = readMark(operands)
      stack.push(mark)
      if (mark.actual !== undefined) say(mark.actual)
    }
    if (operator === 'EMC' && !stack.pop()) throw new Error('an end of marked content without a beginning')
    if (operator === 'Tf') {
      font = fonts.get(nameOf(operands[0]))
      size = Number(operands[1])
    }
    if (operator === 'Tm') {
      x = Number(operands[4])
      y = Number(operands[5])
    }
    if (PAINTING.has(operator)) {
      painted += 1
      if (!stack.some((mark) => mark.tag === 'Artifact' || mark.number !== undefined)) loose += 1
    }
    if (operator === 'TJ' && font) {
      const { words, width, inked } = show(font, operands[0])
      const right = x + (inked * size) / 1000
      runs.push({ words, left: x, right, y, furniture: stack.some((mark) => mark.tag === 'Artifact') })
      x += (width * size) / 1000
      if (!stack.some((mark) => mark.actual !== undefined)) say(words)
    }
  }
  if (stack.length > 0) throw new Error('marked content without an end')
  return { marked, furniture, loose, painted, runs }
}

function readMark(operands: readonly Value[]): Mark {
  const attributes = operands[1] instanceof Map ? operands[1] : new Map<string, Value>()
  const number = attributes.get('MCID')
  const actual = attributes.get('ActualText')
  return {
    tag: nameOf(operands[0]),
    number: typeof number === 'number' ? number : undefined,
    actual: actual === undefined ? undefined : textOf(actual),
  }
}

function show(font: Font, operand: Value | undefined): { words: string; width: number; inked: number } {
  let words = ''
  let width = 0
  let inked = 0
  for (const part of Array.isArray(operand) ? (operand as readonly Value[]) : []) {
    if (typeof part === 'number') width -= part
    if (typeof part !== 'string') continue
    for (let at = 0; at < part.length; at += 2) {
      const glyph = part.charCodeAt(at) * 256 + part.charCodeAt(at + 1)
      const letters = font.letters.get(glyph) ?? '?'
      words += letters
      width += Number(font.widths[glyph] ?? 0)
      if (letters !== ' ') inked = width
    }
  }
  return { words, width, inked }
}

function readFonts(objects: PdfObjects, page: Dict): ReadonlyMap<string, Font> {
  const fonts = objects.dict(objects.dict(page.get('Resources')).get('Font') ?? new Map())
  return new Map(
    [...fonts].map(([name, value]): [string, Font] => {
      const font = objects.dict(value)
      const descendant = objects.dict(objects.list(font.get('DescendantFonts'))[0])
      const file = objects.dict(descendant.get('FontDescriptor')).get('FontFile2')
      if (file === undefined) throw new Error(`font ${name} is not embedded`)
      const widths = objects.list(objects.list(descendant.get('W'))[1])
      return [name, { letters: readLetters(objects.stream(font.get('ToUnicode'))), widths }]
    }),
  )
}

/** The letters of each glyph, from the font's ToUnicode map. */
function readLetters(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>()
  for (const [, first, list] of map.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
    const start = Number.parseInt(first ?? '', 16)
    for (const [index, entry] of [...(list ?? '').matchAll(/<([^>]*)>/g)].entries()) {
      const codes = (entry[1] ?? '').split(' ').map((code) => Number.parseInt(code, 16))
      letters.set(start + index, String.fromCharCode(...codes))
    }
  }
  return letters
}
