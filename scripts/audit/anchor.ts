/** The heads of both chains of the store as lines to be kept elsewhere, from words to an exit code. */
import { appendFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { anchorLine } from '../../src/domain/anchor.ts'
import { shown } from '../directory/shown.ts'
import { Unusable } from '../directory/unusable.ts'
import { inStore } from './verify.ts'

const USAGE = [
  'npm run audit:anchor                          prints how many lines each chain has, and the seal of the last one',
  'npm run audit:anchor -- --write anchors.txt   adds these lines to a file, which is to be kept elsewhere',
]

/** 0: printed or written. 1: the store or the file cannot be used. 2: not understood. */
export async function auditAnchor(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly code: number; readonly out: readonly string[] }> {
  const asked = wordsIn(words)
  if (asked === undefined) return { code: 2, out: USAGE }
  try {
    const at = new Date().toISOString()
    const heads = await inStore(env, (store) => store.chainHeads())
    const lines = heads.map((head) => anchorLine({ ...head, at }))
    if (asked.write === undefined) return { code: 0, out: lines }
    await appendFile(asked.write, lines.map((line) => `${line}\n`).join('')).catch(() => {
      throw new Unusable(`The file ${shown(asked.write ?? '')} cannot be written.`)
    })
    return { code: 0, out: [`${lines.length} lines were added to ${shown(asked.write)}.`] }
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [fault.message] }
  }
}

function wordsIn(words: readonly string[]): { readonly write: string | undefined } | undefined {
  try {
    const { values } = parseArgs({ args: [...words], options: { write: { type: 'string' } } })
    return { write: values.write }
  } catch {
    return undefined
  }
}
