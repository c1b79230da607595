/** The whole product with only the outside replaced: loopback Teams, Entra and Graph, each an HTTP server. */
import { compose, type Product } from '../../src/compose.ts'
import { readSettings, type Settings } from '../../src/config.ts'
import type { Directory } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { openLog } from '../../src/log.ts'
import { COUNCIL } from './council.ts'
import { type FreshDatabase, freshDatabase, type Where } from './database.ts'
import { type LoopbackTeams, openTeams } from './teams-client.ts'

export type TestWorld = {
  readonly teams: LoopbackTeams
  readonly outlook: Outlook
  readonly product: Product
  readonly clock: { now(): string; set(moment: string): void; add(seconds: number): void }
  /** Lines that were logged, as text. */
  readonly logged: string[]
  /** Of the store that the product works on. */
  readonly where: Where
  /** Stops the product and starts it on another store, with settings beside those that it had. */
  moveTo(where: Where, env?: Readonly<Record<string, string>>): Promise<void>
  /** Starts a second one beside it on the same store, for whoever asks to stop; people still talk to the first. */
  beside(env?: Readonly<Record<string, string>>): Promise<Product>
  /** Stops the product, does something and starts it again. */
  rest(work: () => Promise<void> | void): Promise<void>
  chat(person: Person): ReturnType<LoopbackTeams['person']>
  channel(person: Person, channelId: string): ReturnType<ReturnType<LoopbackTeams['person']>['in']>
  close(): Promise<void>
}

export const START = '2026-11-24T10:00:00.000Z'

export async function openWorld(
  options: {
    undoSeconds?: number
    directory?: Directory
    mashMailbox?: string
    /** Settings beside those of every test. */
    env?: Readonly<Record<string, string>>
  } = {},
): Promise<TestWorld> {
  const teams = await openTeams()
  const fresh: FreshDatabase = await freshDatabase()
  await fresh.close()
  let now = Date.parse(START)
  const clock = {
    now: () => new Date(now).toISOString(),
    set: (moment: string) => {
      now = Date.parse(moment)
    },
    add: (seconds: number) => {
      now += seconds * 1000
    },
  }
  const outlook = await startOutlook({ folder: undefined, now: () => now })
  const logged: string[] = []
  const log = openLog('debug', { write: (line: string) => void logged.push(line) })
  const start = (where: Where, env: Readonly<Record<string, string>>): Promise<Product> =>
    compose(
      settingsFor(teams, outlook, {
        ...where,
        undoSeconds: options.undoSeconds ?? 600,
        mashMailbox: options.mashMailbox,
        env,
      }),
      log,
      {
        clock,
        directory: options.directory ?? COUNCIL,
      },
    )
  let where = fresh.where
  let product = await start(where, options.env ?? {})
  teams.botAt(product.url)
  const moveTo: TestWorld['moveTo'] = async (to, env = {}) => {
    await product.stop()
    where = to
    product = await start(where, { ...options.env, ...env })
    teams.botAt(product.url)
  }
  return {
    ...{ teams, outlook, clock, logged, moveTo },
    get product() {
      return product
    },
    get where() {
      return where
    },
    beside: (env = {}) => start(where, { ...options.env, ...env }),
    async rest(work) {
      await product.stop()
      await work()
      product = await start(where, options.env ?? {})
      teams.botAt(product.url)
    },
    chat: (person) => teams.person(person),
    channel: (person, channelId) => teams.person(person).in({ id: channelId, teamId: channelId }),
    async close() {
      await product.stop()
      await outlook.close()
      await teams.close()
      await fresh.drop()
    },
  }
}

type More = {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly undoSeconds: number
  readonly mashMailbox: string | undefined
  readonly env: Readonly<Record<string, string>>
}

function settingsFor(teams: LoopbackTeams, outlook: Outlook, more: More): Settings {
  const settings = readSettings({
    ...teams.envFor(),
    PORT: '0',
    HOST: '127.0.0.1',
    MAILBOX: 'prison.contact@council.example',
    PUBLIC_URL: 'https://prison-contact.council.example',
    AUTHORITY_FILE: './not-read.json',
    GRAPH_BASE_URL: outlook.baseUrl,
    UNDO_SECONDS: String(more.undoSeconds),
    DATA_DIR: more.dataDir,
    ...(more.mashMailbox === undefined ? {} : { MASH_MAILBOX: more.mashMailbox }),
    ...(more.databaseUrl === undefined ? {} : { DATABASE_URL: more.databaseUrl }),
    ...more.env,
  })
  if ('faults' in settings) throw new Error(settings.faults.join('\n'))
  return settings
}
