/** Turns a table of rules into tests: one change of the small council, and exactly the faults it makes. */
import assert from 'node:assert/strict'
import { readAuthorityFile } from '../../src/authority/authority-file.ts'
import { changed } from './small-council.ts'

type Row = {
  readonly rule: string
  /** What is put in place of what, and of which of several. */
  readonly change: readonly [from: string, to: string, nth?: number]
  readonly says: readonly string[]
}

export function eachFault(rows: readonly Row[]): void {
  for (const { rule, change, says } of rows)
    it(rule, () => assert.deepEqual(faultsOf(changed(...change)), says))
}

export function faultsOf(text: string): readonly string[] {
  const result = readAuthorityFile(text)
  return 'faults' in result ? result.faults : []
}
