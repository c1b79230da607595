/** Local mode in one piece: the sample council, a clock that can be moved, a stand-in for Graph, and Playgrounds. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadAuthorityFile } from '../authority/authority-file.ts'
import type { Settings } from '../config.ts'
import { type Directory, socialWorkersOf } from '../domain/directory.ts'
import type { Day } from '../domain/moment.ts'
import { namedTeamManager } from '../domain/people.ts'
import type { Page } from '../server.ts'
import { type MovableClock, openClock } from './clock.ts'
import { openOutlook } from './kept-port.ts'
import type { Outlook } from './outlook.ts'
import { localPages, type NoticeLine } from './page.ts'
import type { NextDue } from './page-clock.ts'
import {
  type PlaygroundPerson,
  type PlaygroundPlaces,
  playgroundPersons,
  playgroundPlaces,
} from './playground-persons.ts'
import { type Playgrounds, startPlaygrounds } from './playgrounds.ts'
import type { UnseenMessage } from './unseen.ts'
import { lastMorning } from './wall-clock.ts'

export type Local = {
  readonly directory: Directory
  readonly clock: MovableClock
  /** `outlook.baseUrl` is for GRAPH_BASE_URL. */
  readonly outlook: Outlook
  readonly persons: readonly PlaygroundPerson[]
  /** For `severalTeams`; known before the Playgrounds run. */
  readonly places: PlaygroundPlaces
  /** Resolves when all three pages answer; rejects with a sentence, and then none is left running. */
  startPlaygrounds(botUrl: string): Promise<Playgrounds>
  pages(parts: LocalPagesParts): readonly Page[]
  /** Ends the Playgrounds, also a start of theirs that is under way, and the Graph stand-in. */
  stop(): Promise<void>
}

export type LocalPagesParts = {
  /** The ledger, in any order. */
  notices(): Promise<readonly NoticeLine[]>
  /** The first due day of an open referral that is later than that day. */
  nextDue(after: Day): Promise<NextDue | undefined>
  /** Runs what is due by the new time. */
  afterMove(): Promise<void>
  /** What was told to people who have no Playground. */
  unseen(): readonly UnseenMessage[]
  /** False with --no-playground: then the page has no links to them. */
  readonly playgrounds: boolean
}

/** Everything is kept below `dataDir`. Rejects with a sentence when the sample council or the clock cannot be read. */
export async function openLocal(
  settings: Pick<Settings, 'dataDir'>,
  print: (line: string) => void,
): Promise<Local> {
  const folder = settings.dataDir
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const directory = await sampleCouncil()
  const persons = playgroundPersons(directory)
  const clock = openClock(folder)
  const outlook = await openOutlook(join(folder, 'outlook'), () => Date.parse(clock.now()))
  setManagers(outlook, directory)
  const ending = new AbortController()
  let started: Promise<Playgrounds> | undefined
  return {
    ...{ directory, clock, outlook, persons, places: playgroundPlaces(persons) },
    startPlaygrounds(botUrl) {
      const others = directory.people
      started = startPlaygrounds({ botUrl, folder, persons, others, print, signal: ending.signal })
      return started
    },
    pages: ({ playgrounds, nextDue, ...parts }) =>
      localPages({
        ...{ ...parts, directory, clock, outlook, persons: playgrounds ? persons : [] },
        nextDue: () => nextDue(lastMorning(clock.now())),
      }),
    async stop() {
      ending.abort()
      const running = await started?.catch(() => undefined)
      await running?.stop()
      await outlook.close()
    },
  }
}

async function sampleCouncil(): Promise<Directory> {
  const read = await loadAuthorityFile(fileURLToPath(new URL('./sample-council.json', import.meta.url)))
  if ('faults' in read) throw new Error(`The sample council cannot be used: ${read.faults.join('; ')}`)
  return read
}

function setManagers(outlook: Outlook, directory: Directory): void {
  for (const team of directory.teams) {
    const manager = namedTeamManager(directory, team)
    if (manager === undefined) continue
    const { id, name, email } = manager
    for (const worker of socialWorkersOf(directory, team.id))
      if (worker.id !== id) outlook.setManager(worker.id, { id, name, mail: email })
  }
}
