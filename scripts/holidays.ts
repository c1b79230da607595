/**
 * Brings src/domain/bank-holidays.json up to date with gov.uk, or with a file or another address that is named.
 * `--check` only says what would change.
 */
import { fileURLToPath } from 'node:url'
import { bringUpToDate } from './holidays/bring-up-to-date.ts'
import { Unusable } from './holidays/unusable.ts'

const GOV_UK = 'https://www.gov.uk/bank-holidays.json'
const KEPT = fileURLToPath(new URL('../src/domain/bank-holidays.json', import.meta.url))

const words = process.argv.slice(2)
const check = words.includes('--check')
const [where = GOV_UK, ...more] = words.filter((word) => word !== '--check')

try {
  if (more.length > 0 || where.startsWith('-'))
    throw new Unusable(
      'Use it without a word, or with one file or address, and with --check to be told only.',
    )
  console.log((await bringUpToDate({ where, kept: KEPT, check })).join('\n'))
} catch (fault) {
  if (!(fault instanceof Unusable)) throw fault
  console.error(`${fault.message}\nNothing was written.`)
  process.exitCode = 1
}
