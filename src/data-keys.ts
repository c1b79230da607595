/** The keys that personal fields are sealed with, as the text of a setting and as bytes. The first one writes. */
import { randomBytes } from 'node:crypto'

/** `id` stands clear in each field that is sealed with it; `secret` is 32 random bytes. */
export type DataKey = { readonly id: string; readonly secret: Uint8Array }

/** In `.env.example`, for everybody to read: no council starts with it. */
export const EXAMPLE_KEYS = `2026-11:${Buffer.from('an example, never used for real!').toString('base64')}`

export const isExample = (keys: readonly DataKey[]): boolean =>
  sayDataKeys(keys).includes(EXAMPLE_KEYS.slice(8))

const BYTES = 32
const ID = /^[a-z0-9-]{1,32}$/

/** JSON (`[{"id":"2026-11","key":"base64"}]`) or `2026-11:base64,2025-04:base64`; or why it is neither, without a value. */
export function readDataKeys(text: string): readonly DataKey[] | { readonly fault: string } {
  const pairs = text.trim().startsWith('[') ? pairsOfJson(text) : pairsOfText(text)
  if (pairs === undefined || pairs.length === 0)
    return { fault: 'must be keys as npm run keys:new prints them: id:key, separated by commas' }
  if (pairs.some(([id]) => !ID.test(id)))
    return { fault: 'must name each key with 1 to 32 small letters, digits or hyphens' }
  if (new Set(pairs.map(([id]) => id)).size < pairs.length) return { fault: 'must name each key once' }
  const keys = pairs.map(([id, key]) => ({ id, secret: bytesIn(key) }))
  if (!keys.every(isWhole)) return { fault: `must have ${BYTES} bytes in base64 for each key` }
  return keys
}

/** As text that `readDataKeys` reads. */
export const sayDataKeys = (keys: readonly DataKey[]): string =>
  keys.map(({ id, secret }) => `${id}:${Buffer.from(secret).toString('base64')}`).join(',')

export const newDataKey = (id: string): DataKey => ({ id, secret: randomBytes(BYTES) })

const pairsOfText = (text: string): readonly (readonly [string, string])[] =>
  text
    .split(',')
    .filter((pair) => pair.trim() !== '')
    .map((pair) => {
      const [id = '', key = ''] = pair.trim().split(':')
      return [id, key]
    })

function pairsOfJson(text: string): readonly (readonly [string, string])[] | undefined {
  try {
    const read: unknown = JSON.parse(text)
    if (!Array.isArray(read)) return undefined
    return read.map((one: unknown) => {
      const { id, key } = Object(one) as { id?: unknown; key?: unknown }
      return [typeof id === 'string' ? id : '', typeof key === 'string' ? key : '']
    })
  } catch {
    return undefined
  }
}

/** Both alphabets of base64. What is written otherwise than it is read was cut off or mistyped. */
function bytesIn(key: string): Uint8Array | undefined {
  const bytes = Buffer.from(key, 'base64')
  const plain = (text: string) => text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')
  return bytes.length === BYTES && plain(bytes.toString('base64')) === plain(key) ? bytes : undefined
}

const isWhole = (key: { id: string; secret: Uint8Array | undefined }): key is DataKey =>
  key.secret !== undefined
