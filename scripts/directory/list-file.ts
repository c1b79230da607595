/** Reads the list as text. */
import { readFileSync, statSync } from 'node:fs'
import { shown } from './shown.ts'
import { Unusable } from './unusable.ts'

/** Far more than every prison and council of the country. */
const MOST_BYTES = 5_000_000

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'you are not allowed to read it',
  EPERM: 'you are not allowed to read it',
}

/** The text of a file in UTF-8, with or without a mark at its beginning. Throws `Unusable`. */
export function readList(path: string): string {
  const bytes = readBytes(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Unusable(
      `${shown(path)} is not text in UTF-8. In Excel, save it as “CSV UTF-8 (Comma delimited)”.`,
    )
  }
}

function readBytes(path: string): Uint8Array {
  try {
    const about = statSync(path)
    if (!about.isFile()) throw new Unusable(`${shown(path)} is not a file.`)
    if (about.size > MOST_BYTES)
      throw new Unusable(`${shown(path)} is larger than 5 MB. That is no list of addresses of one council.`)
    return readFileSync(path)
  } catch (fault) {
    if (fault instanceof Unusable) throw fault
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'
    throw new Unusable(`${shown(path)} cannot be read: ${REASONS[code] ?? `fault ${code}`}.`)
  }
}
