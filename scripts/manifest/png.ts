/** The pixels of a PNG with eight bits a colour, with or without transparency. */
import { inflateSync } from 'node:zlib'

export type Picture = {
  readonly width: number
  readonly height: number
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly pixels: Uint8Array
}

const SIGNATURE = '89504e470d0a1a0a'
const TRUE_COLOUR = 2
const WITH_ALPHA = 6

/** Other kinds of PNG (palette, grey, interlaced, sixteen bits) are refused with an error. */
export function readPng(bytes: Buffer): Picture {
  if (bytes.toString('hex', 0, 8) !== SIGNATURE) throw new Error('is no PNG')
  const chunks = chunksOf(bytes)
  const head = chunks.find(({ type }) => type === 'IHDR')?.data
  if (head === undefined) throw new Error('has no header')
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const [bits, kind, , , interlaced] = head.subarray(8)
  if (bits !== 8 || (kind !== TRUE_COLOUR && kind !== WITH_ALPHA) || interlaced !== 0)
    throw new Error('must be a plain PNG with eight bits a colour')
  const channels = kind === WITH_ALPHA ? 4 : 3
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const rows = unfilter(inflateSync(packed), { height, rowLength: width * channels, channels })
  return { width, height, pixels: channels === 4 ? rows : opaque(rows) }
}

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    })
    at += length + 12
  }
  return chunks
}

type Rows = { readonly height: number; readonly rowLength: number; readonly channels: number }

/** Each row is stored as its difference to neighbours (PNG specification, section 9). */
function unfilter(raw: Buffer, { height, rowLength, channels }: Rows): Uint8Array {
  const out = new Uint8Array(height * rowLength)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (rowLength + 1)]
    for (let x = 0; x < rowLength; x++) {
      const at = y * rowLength + x
      const left = x >= channels ? (out[at - channels] ?? 0) : 0
      const above = y > 0 ? (out[at - rowLength] ?? 0) : 0
      const corner = x >= channels && y > 0 ? (out[at - rowLength - channels] ?? 0) : 0
      const stored = raw[y * (rowLength + 1) + 1 + x] ?? 0
      out[at] = stored + guess(filter, { left, above, corner })
    }
  }
  return out
}

function guess(
  filter: number | undefined,
  { left, above, corner }: { left: number; above: number; corner: number },
): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}

function opaque(rows: Uint8Array): Uint8Array {
  const out = new Uint8Array((rows.length / 3) * 4).fill(255)
  for (let at = 0; at < rows.length / 3; at++) out.set(rows.subarray(at * 3, at * 3 + 3), at * 4)
  return out
}
