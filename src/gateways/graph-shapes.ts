/** Reading Graph's answers and writing its addresses without trusting either. */
import { Trouble } from './trouble.ts'

export type Loose = Readonly<Record<string, unknown>>

/** An object, or an empty one in place of anything else. */
export const record = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** One part of an address, encoded. Refuses what would change the address: nothing, `.` and `..`. */
export function pathPart(value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new Trouble('refused', 'bad-id')
  return encodeURIComponent(value)
}
