/** The app package: what a Teams administrator uploads. */
import { strToU8, zipSync } from 'fflate'

export type Parts = { readonly manifest: unknown; readonly color: Uint8Array; readonly outline: Uint8Array }

/** The same parts give the same bytes, on any day and in any time zone. */
export function packageBytes({ manifest, color, outline }: Parts): Uint8Array {
  const text = strToU8(`${JSON.stringify(manifest, undefined, 2)}\n`)
  return zipSync(
    { 'manifest.json': text, 'color.png': color, 'outline.png': outline },
    { mtime: firstZipDay(), level: 9 },
  )
}

/** A zip has local time in it, so the fixed moment is a local one. */
const firstZipDay = (): Date => new Date(1980, 0, 1, 0, 0, 0)
