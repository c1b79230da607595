/** The run: everything is started, people walk their roads while the plan goes wrong around them, and all comes to rest. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newDataKey, sayDataKeys } from '../../src/data-keys.ts'
import { startOutlook } from '../../src/local/outlook.ts'
import { openDatabase } from '../../src/store/database.ts'
import { freePort } from '../../tests/support/free-port.ts'
import { openTeams } from '../../tests/support/teams-client.ts'
import { type Server, startPostgres } from '../postgres/server.ts'
import { makeCouncil } from '../simulate/council.ts'
import { openRandom } from '../simulate/random.ts'
import { openCable } from './cable.ts'
import { openClock } from './clock.ts'
import { count, type Town } from './council.ts'
import { openDoor } from './door.ts'
import { drain } from './drain.ts'
import { instance } from './instance.ts'
import { drawPlan, NAMES } from './plan.ts'
import { walk } from './road.ts'
import { storm } from './storm.ts'
import { openWeather } from './weather.ts'

export type Wanted = {
  readonly seed: number
  readonly seconds: number
  /** People who are on a road at the same time. */
  readonly walkers: number
  /** Days that pass at the end. */
  readonly days?: number
}

export type Ran = { readonly town: Town; readonly seconds: number; close(): Promise<void> }

/** A sweep every so often, instead of every half minute. */
const SWEEP_MS = 2_500

export async function run(wanted: Wanted, server?: Server): Promise<Ran> {
  const own = server ?? (await startPostgres())
  const folder = await mkdtemp(join(tmpdir(), 'prison-contact-chaos-'))
  const { town, close } = await open(wanted, own, folder)
  const closeAll = async (): Promise<void> => {
    await close()
    await rm(folder, { recursive: true, force: true })
    if (server === undefined) await own.stop()
  }
  try {
    const begun = performance.now()
    const walkers = walkAll(town, wanted.walkers)
    await storm(town, drawPlan(wanted.seed, wanted.seconds))
    await pause(Math.max(0, wanted.seconds * 1_000 - (performance.now() - begun)))
    town.isOver = true
    await walkers
    await drain(town, wanted.days)
    return { town, seconds: (performance.now() - begun) / 1_000, close: closeAll }
  } catch (fault) {
    await closeAll()
    throw fault
  }
}

/** Each officer records one referral after the other and sees it through; nobody begins a new one once it is over. */
async function walkAll(town: Town, walkers: number): Promise<void> {
  const officers = town.directory.people
    .filter(({ roles }) => roles.includes('mash_officer'))
    .slice(0, walkers)
  let number = 0
  const one = async (officer: (typeof officers)[number]): Promise<void> => {
    while (!town.isOver) {
      number += 1
      try {
        await walk(town, officer, number)
        count(town, 'roads walked to the end')
      } catch (fault) {
        town.found.push(`a road that ended nowhere: ${fault instanceof Error ? fault.message : 'unknown'}`)
        return
      }
    }
  }
  await Promise.all(officers.map(one))
}

async function open(wanted: Wanted, server: Server, folder: string) {
  const random = openRandom(wanted.seed + 1)
  const { directory: council } = makeCouncil(random)
  const officer = council.people.find(({ roles }) => roles.includes('mash_officer'))
  if (officer === undefined) throw new Error('Nobody answers the telephone.')
  const more = Array.from({ length: Math.max(0, wanted.walkers - 3) }, (_, index) => ({
    ...officer,
    id: `00000000-0000-4000-8000-9${String(index).padStart(11, '0')}`,
    email: `mash${index}@council.example`,
  }))
  const directory = { ...council, people: [...council.people, ...more] }
  const authorityFile = join(folder, 'authority.json')
  await writeFile(authorityFile, JSON.stringify(directory))
  const clock = await openClock(folder, NAMES)
  const keys = [newDataKey('2026-11')]
  const teams = await openTeams()
  for (const person of directory.people) teams.person(person)
  const outlook = await startOutlook({ folder: undefined, now: clock.now })
  const weather = {
    teams: await openWeather(teams.url, random),
    graph: await openWeather(new URL(outlook.baseUrl).origin, random),
  }
  const cables = { A: await openCable(server.url), B: await openCable(server.url) }
  const env = (name: (typeof NAMES)[number], port: number): Record<string, string> => ({
    ...teams.envFor(),
    ...{ PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: join(folder, 'compiled') },
    ...{ CHAOS_CLOCK: clock.fileOf(name), CHAOS_SWEEP_MS: String(SWEEP_MS) },
    ...{ HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: cables[name].url },
    SERVICE_URL_HOSTS: new URL(weather.teams.url).host,
    GRAPH_BASE_URL: `${weather.graph.url}/v1.0`,
    ...{ MAILBOX: 'prison.contact@council.example', AUTHORITY_FILE: authorityFile },
    ...{ UNDO_SECONDS: '2', KEEP_AFTER_FILING_DAYS: '1', KEEP_UNTIL_REVIEW: 'off' },
    ...{ TEAMS_REQUESTS_PER_SECOND: '25', LOG_LEVEL: 'warn' },
    DATA_KEYS: sayDataKeys(keys),
  })
  const instances = {
    A: instance({ name: 'A', port: await freePort(), env: {} }),
    B: instance({ name: 'B', port: await freePort(), env: {} }),
  }
  for (const name of NAMES) await instances[name].start(env(name, Number(new URL(instances[name].url).port)))
  const observer = await openDatabase({ dataDir: '', databaseUrl: server.url, keys })
  const town: Town = {
    ...{ directory, random, clock, teams, outlook, weather, instances, cables, server, observer },
    door: openDoor(teams, `${weather.teams.url}/`),
    ...{ stories: [], old: [], found: [], count: new Map(), lives: [], isOver: false },
  }
  const close = async (): Promise<void> => {
    for (const name of NAMES) await instances[name].kill()
    await observer.close()
    for (const name of NAMES) await cables[name].close()
    for (const each of [weather.teams, weather.graph, outlook, teams]) await each.close()
  }
  return { town, close }
}
