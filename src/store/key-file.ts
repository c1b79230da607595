/** The keys of local mode and of tests, in a file beside the embedded store. A council has a setting instead. */
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DataKey, newDataKey, readDataKeys, sayDataKeys } from '../data-keys.ts'

const FILE = 'data-keys'

/** Made where there is none and `mayMake`. Whoever has the folder has both: this keeps nothing from them. */
export function keysInFolder(folder: string, mayMake: boolean): readonly DataKey[] {
  const path = join(folder, FILE)
  const text = readIfThere(path) ?? (mayMake ? make(folder, path) : undefined)
  if (text === undefined)
    throw new Error('DATA_KEYS is missing: the store on a server is opened with the keys it is sealed with.')
  const keys = readDataKeys(text)
  if ('fault' in keys) throw new Error(`The file ${path} ${keys.fault}. See docs/runbook.md.`)
  return keys
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fault
  }
}

/** Written whole under another name first: nobody ever reads half of it, and of two that make it at once one wins. */
function make(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = `${path}.new-${process.pid}-${Date.now()}`
  writeFileSync(unfinished, `${sayDataKeys([newDataKey('local')])}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(unfinished, path)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    unlinkSync(unfinished)
  }
  return readFileSync(path, 'utf8')
}
