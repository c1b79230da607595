/** Which council a list is for: that of the settings, or the sample council of local mode with its own clock. */
import { fileURLToPath } from 'node:url'
import { loadAuthorityFile } from '../../src/authority/authority-file.ts'
import { readSettings, type Settings } from '../../src/config.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { mayKeepBook, type Person } from '../../src/domain/people.ts'
import { openClock } from '../../src/local/clock.ts'
import type { Clock } from '../../src/workflow/ports.ts'
import { shown } from './shown.ts'
import { Unusable } from './unusable.ts'

export type Council = { readonly settings: Settings; readonly directory: Directory; readonly clock: Clock }

const SAMPLE = fileURLToPath(new URL('../../src/local/sample-council.json', import.meta.url))

/** Throws `Unusable` with every fault of the settings or of the authority file. */
export async function readCouncil(env: Readonly<Record<string, string | undefined>>): Promise<Council> {
  const settings = readSettings(env)
  if ('faults' in settings) throw unusable('These settings need your attention (see .env.example):', settings)
  const isSample = settings.authorityFile === ''
  const directory = await loadAuthorityFile(isSample ? SAMPLE : settings.authorityFile)
  if ('faults' in directory) throw unusable('The authority file cannot be used:', directory)
  const clock = isSample ? openClock(settings.dataDir) : { now: () => new Date().toISOString() }
  return { settings, directory, clock }
}

const unusable = (heading: string, { faults }: { readonly faults: readonly string[] }): Unusable =>
  new Unusable([heading, ...faults.map((fault) => `  ${fault}`)].join('\n'))

/** Whoever enters the addresses, by id or by work address. Throws `Unusable` unless they keep the book. */
export function administrator({ people }: Directory, by: string): Person {
  const words = by.toLowerCase()
  const [person] = people.filter(({ id, email }) => [id, email.toLowerCase()].includes(words))
  if (person === undefined)
    throw new Unusable(`The authority file has nobody with the id or the address ${shown(by)}.`)
  if (!mayKeepBook(person))
    throw new Unusable(
      `${person.name} is no administrator of the authority file. Only one of them can enter addresses.`,
    )
  return person
}
