/** The words that the import is started with. */
import { parseArgs } from 'node:util'

export type Asked = {
  /** The path of the list. */
  readonly file: string
  /** An id or a work address, as it was typed. */
  readonly by: string
  readonly write: boolean
}

export const USAGE = [
  'Use it with one file and with the administrator who enters the addresses:',
  '  npm run directory:import -- list.csv --by you@council.example',
  'It only says what it would do. To enter the addresses, add --write.',
  'docs/how-to/keep-the-recipient-book.md says what goes into the file.',
] as const

/** Undefined where the words are others than these. */
export function readWords(words: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { by: { type: 'string' }, write: { type: 'boolean', default: false } },
    })
    const [file, ...more] = positionals
    const by = values.by?.trim()
    if (file === undefined || more.length > 0 || !by) return undefined
    return { file, by, write: values.write }
  } catch {
    return undefined
  }
}
