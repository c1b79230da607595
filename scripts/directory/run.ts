/** The import of addresses from its words and settings to its sentences and its exit code. */
import { randomUUID } from 'node:crypto'
import { administrator, readCouncil } from './council.ts'
import { readLines } from './lines.ts'
import { readList } from './list-file.ts'
import { sayStore, withBook } from './open-book.ts'
import { sayFaults, sayPlan } from './say-plan.ts'
import { takeIn } from './take-in.ts'
import { Unusable } from './unusable.ts'
import { type Asked, readWords, USAGE } from './words.ts'

export type Ended = {
  /** 0: done, or a dry run without a fault. 1: faults. 2: other words than these. */
  readonly code: 0 | 1 | 2
  readonly out: readonly string[]
  readonly err: readonly string[]
}

type Environment = Readonly<Record<string, string | undefined>>

export async function runImport(words: readonly string[], env: Environment): Promise<Ended> {
  const asked = readWords(words)
  if (asked === undefined) return { code: 2, out: [], err: USAGE }
  try {
    return await importList(asked, env)
  } catch (fault) {
    if (!(fault instanceof Unusable)) throw fault
    return { code: 1, out: [], err: [fault.message, 'Nothing was written.'] }
  }
}

async function importList({ file, by, write }: Asked, env: Environment): Promise<Ended> {
  const { settings, directory, clock } = await readCouncil(env)
  const person = administrator(directory, by)
  const list = readLines(readList(file))
  const plan = await withBook(settings, (store) =>
    takeIn({ store, clock, directory, newId: randomUUID }, person, { list, write }),
  )
  if (plan.faults.length > 0) return { code: 1, out: [], err: sayFaults(plan.faults) }
  const where = `${directory.council.name}, ${sayStore(settings)}. Entered by ${person.name}.`
  return { code: 0, out: [where, ...sayPlan(plan, write)], err: [] }
}
