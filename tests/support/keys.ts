/** The one key of all tests and benches: in the setting of a product that is started, and in the folder of its store. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DataKey, readDataKeys } from '../../src/data-keys.ts'

export const TEST_KEYS = `test:${Buffer.from('for tests alone, known to anyone').toString('base64')}`

export function testKeys(): readonly DataKey[] {
  const keys = readDataKeys(TEST_KEYS)
  if ('fault' in keys) throw new Error(keys.fault)
  return keys
}

/** Where a store, on a server too, is opened without a setting. */
export function writeTestKeys(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'data-keys'), `${TEST_KEYS}\n`, { mode: 0o600 })
}
