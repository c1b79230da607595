/** The two faces of type a report is set in, read once, and which characters each of them can show. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type Weight = 'regular' | 'bold'
export type Face = { readonly bytes: Buffer; readonly has: (codePoint: number) => boolean }
export type Faces = Readonly<Record<Weight, Face>>

/** Reads both font files. They are embedded in each report, so that a prison's reader needs no font of its own. */
export function readFaces(): Faces {
  return { regular: readFace('DejaVuSansCondensed'), bold: readFace('DejaVuSansCondensed-Bold') }
}

function readFace(name: string): Face {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
  const known = codePoints(bytes)
  return { bytes, has: (codePoint) => known.has(codePoint) }
}

/** The code points of a TrueType file's character map: subtable for platform 3, encoding 10, format 12 (OpenType `cmap`). */
function codePoints(bytes: Buffer): ReadonlySet<number> {
  const at = subtable(bytes, tableOffset(bytes, 'cmap'))
  const known = new Set<number>()
  for (let group = 0; group < bytes.readUInt32BE(at + 12); group++) {
    const record = at + 16 + group * 12
    const last = bytes.readUInt32BE(record + 4)
    for (let point = bytes.readUInt32BE(record); point <= last; point++) known.add(point)
  }
  return known
}

function tableOffset(bytes: Buffer, tag: string): number {
  for (let table = 0; table < bytes.readUInt16BE(4); table++) {
    const record = 12 + table * 16
    if (bytes.toString('latin1', record, record + 4) === tag) return bytes.readUInt32BE(record + 8)
  }
  throw new Error(`font without a ${tag} table`)
}

function subtable(bytes: Buffer, cmap: number): number {
  for (let index = 0; index < bytes.readUInt16BE(cmap + 2); index++) {
    const record = cmap + 4 + index * 8
    const at = cmap + bytes.readUInt32BE(record + 4)
    const full = bytes.readUInt16BE(record) === 3 && bytes.readUInt16BE(record + 2) === 10
    if (full && bytes.readUInt16BE(at) === 12) return at
  }
  throw new Error('font without a full character map')
}
