/** A Word document, as far as it can be told without showing it: what it is made of, and whether it runs anything. */
import { type Flaw, hasSecondBeginning } from './paper-flaw.ts'
import { partsOfZip, textOfPart, type ZipPart } from './paper-zip.ts'

const MOST_PARTS = 5_000
/** Unpacked, all parts together; a program that opens it has to hold that much. */
const MOST_UNPACKED = 200 * 1024 * 1024
/** Nothing that people write packs to less; what does is made to fill a memory. */
const MOST_TIMES_LARGER = 200
const SMALL_ENOUGH = 10 * 1024 * 1024
/** The list of content and all lists of relations together: what is unpacked here. */
const MOST_READ = 2 * 1024 * 1024

const CONTENT = '[Content_Types].xml'
const DOCUMENT = 'word/document.xml'
const IS_DOCUMENT = /wordprocessingml\.document\.main\+xml/
const RUNS = /macroEnabled|vbaProject|activeX|oleObject/i
const RUNNING_PARTS = /(^|\/)(vba[^/]*\.(bin|xml)|activeX\/.*)$/i
const HELD_FILES =
  /^(word\/embeddings\/.*\.(bin|docm|dotm|xlsm|xlsb|xltm|pptm)|.*\.(exe|dll|js|jse|vbs|hta|lnk|bat|cmd|ps1|scr))$/i
const RUNNING_RELATIONS = /vbaProject|oleObject|\/control$|aFChunk/i

export function faultOfDocx(bytes: Uint8Array): Flaw | undefined {
  const parts = partsOfZip(bytes, MOST_PARTS)
  if (parts === undefined || hasSecondBeginning(bytes) || isBomb(parts)) return 'damaged'
  if (!parts.some(({ name }) => name === DOCUMENT)) return 'damaged'
  const content = parts.filter(({ name }) => name === CONTENT)
  const relations = parts.filter(({ name }) => /\.rels$/i.test(name))
  if (content.length === 0 || sum([...content, ...relations]) > MOST_READ) return 'damaged'
  const types = xmlOf(bytes, content)
  if (types === undefined) return 'damaged'
  if (RUNS.test(types) || parts.some(({ name }) => RUNNING_PARTS.test(name))) return 'runs something'
  if (!IS_DOCUMENT.test(types)) return 'damaged'
  if (parts.some(({ name }) => HELD_FILES.test(name))) return 'holds files'
  return faultOfRelations(xmlOf(bytes, relations))
}

const sum = (parts: readonly ZipPart[]): number => parts.reduce((all, { size }) => all + size, 0)

const isBomb = (parts: readonly ZipPart[]): boolean =>
  sum(parts) > MOST_UNPACKED ||
  parts.some(({ size, packed }) => size > SMALL_ENOUGH && size > packed * MOST_TIMES_LARGER)

/** Undefined where one of them is not what the list says, is written in other letters, or brings its own short forms. */
function xmlOf(bytes: Uint8Array, parts: readonly ZipPart[]): string | undefined {
  const texts: string[] = []
  for (const part of parts) {
    const text = textOfPart(bytes, part)
    if (text === undefined || /\0|<!(DOCTYPE|ENTITY)/i.test(text)) return undefined
    texts.push(plain(text))
  }
  return texts.join('\n')
}

type Attributes = ReadonlyMap<string, string>

const LONGEST_RELATION = 10_000
const IS_RELATION = /^[\w:.-]*Relationship\s/i
const TO_ITS_END = /^(?:[^>"']|"[^"]*"|'[^']*')*/
const ATTRIBUTE = /\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function faultOfRelations(xml: string | undefined): Flaw | undefined {
  // XML has this sign nowhere but where an element begins or ends.
  const written = xml?.split('<').filter((one) => IS_RELATION.test(one))
  if (written?.some(({ length }) => length > LONGEST_RELATION) !== false) return 'damaged'
  const all = written.map(attributesOf)
  if (all.some((one) => RUNNING_RELATIONS.test(one.get('type') ?? ''))) return 'runs something'
  return all.some(fetches) ? 'reaches out' : undefined
}

function attributesOf(written: string): Attributes {
  const element = TO_ITS_END.exec(written)?.[0] ?? ''
  return new Map(
    [...element.matchAll(ATTRIBUTE)].map(([, name, a, b]) => [(name ?? '').toLowerCase(), a ?? b ?? '']),
  )
}

/** From elsewhere, when it is opened. A link that is followed by a press is none of it. */
function fetches(relation: Attributes): boolean {
  if (!/external/i.test(relation.get('targetmode') ?? '')) return false
  if (/\/hyperlink$/.test(relation.get('type') ?? '')) return false
  // Word notes on which disc its template was; such a file is not fetched from another machine.
  return !/^(file:\/\/\/)?[a-z]:[\\/]/i.test(relation.get('target') ?? '')
}

/** Without the other ways in which XML writes a letter. A quotation mark stays written so: it ends nothing. */
const plain = (xml: string): string =>
  xml
    .replaceAll(/&#(\d{1,7});/g, (all, code: string) => letter(Number(code), all))
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (all, code: string) => letter(Number.parseInt(code, 16), all))

const letter = (code: number, written: string): string =>
  code > 0x10ffff || /["'<>]/.test(String.fromCodePoint(code)) ? written : String.fromCodePoint(code)
