/** What was asked for on the command line. */
import { parseArgs } from 'node:util'
import { isDay } from '../../src/domain/moment.ts'

export type Asked = {
  readonly now: boolean
  readonly certificate: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
}

export const USAGE = [
  'npm run retention -- --dry-run',
  'npm run retention -- --now [--certificate file.pdf]',
  'npm run retention -- --certificate file.pdf|file.csv|file.json --from 2027-01-01 --to 2027-03-31',
]

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  now: { type: 'boolean' },
  certificate: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const

/** Undefined for what cannot be meant: then nothing is done. Without a word it is a dry run. */
export function readWords(words: readonly string[]): Asked | undefined {
  try {
    const { values } = parseArgs({ args: [...words], options: OPTIONS, strict: true })
    const { certificate, from, to, now = false } = values
    const isOdd =
      (now && values['dry-run'] === true) ||
      (certificate !== undefined && !/\.(pdf|csv|json)$/i.test(certificate)) ||
      (certificate !== undefined && !now && (from === undefined || to === undefined)) ||
      (certificate === undefined && (from ?? to) !== undefined) ||
      [from, to].some((day) => day !== undefined && !isDay(day))
    return isOdd ? undefined : { now, certificate, from, to }
  } catch {
    return undefined
  }
}
