/** From words and settings to an exit code: 0 done, 1 not possible, 2 not understood. */
import { readCouncil } from '../directory/council.ts'
import { withDatabase } from '../directory/open-book.ts'
import type { Ended } from '../directory/run.ts'
import { Unusable } from '../directory/unusable.ts'
import { again } from './again.ts'
import { sayGivenUp } from './given-up.ts'

const USAGE = [
  'npm run jobs                   what was given up, and what waits',
  'npm run jobs -- --again KEY    tries one of them again, once the cause is mended',
]

export async function runJobs(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ended> {
  const [word, key, ...more] = words
  const understood = word === undefined || (word === '--again' && key !== undefined && more.length === 0)
  if (!understood) return { code: 2, out: [], err: USAGE }
  try {
    const { settings } = await readCouncil(env)
    const out = await withDatabase(settings, (database) =>
      key === undefined ? sayGivenUp(database) : again(database, key),
    )
    return { code: 0, out, err: [] }
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [], err: [fault.message] }
  }
}
