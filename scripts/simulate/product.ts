/** The product as it runs in a council, with Teams, Entra and Graph on this machine and a clock that is moved. */
import { compose, type Product } from '../../src/compose.ts'
import { readSettings, type Settings } from '../../src/config.ts'
import type { Directory } from '../../src/domain/directory.ts'
import type { Moment } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import { connectors } from '../../src/gateways/connector.ts'
import type { TeamsGateway } from '../../src/gateways/ports.ts'
import { type PersonConversation, teamsGateway } from '../../src/gateways/teams.ts'
import { openTokens } from '../../src/gateways/tokens.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { openLog } from '../../src/log.ts'
import { freshDatabase } from '../../tests/support/database.ts'
import { type LoopbackTeams, openTeams } from '../../tests/support/teams-client.ts'

export type Running = {
  readonly teams: LoopbackTeams
  readonly outlook: Outlook
  readonly product: Product
  readonly clock: { now(): Moment; set(moment: Moment): void }
  readonly logged: string[]
  readonly directory: Directory
  chat(person: Person): ReturnType<LoopbackTeams['person']>
  channel(person: Person, channelId: string): ReturnType<ReturnType<LoopbackTeams['person']>['in']>
  sweep(): Promise<void>
  /** The process ends; what is in the store stays. */
  stop(): Promise<void>
  /** A new process on the same store. */
  start(directory: Directory): Promise<void>
  close(): Promise<void>
}

export async function openRunning(first: Directory, at: Moment): Promise<Running> {
  const teams = await openTeams()
  const fresh = await freshDatabase()
  await fresh.close()
  let now = Date.parse(at)
  const clock = {
    now: () => new Date(now).toISOString(),
    set: (moment: Moment) => {
      now = Date.parse(moment)
    },
  }
  const outlook = await startOutlook({ folder: undefined, now: () => now })
  const logged: string[] = []
  const log = openLog('debug', { write: (line: string) => void logged.push(line) })
  const settings = settingsFor(teams, outlook, fresh.where)
  const unpaced = unpacedTeams(settings, teams)
  let running: { readonly product: Product; readonly directory: Directory } | undefined
  let sweep = async (): Promise<void> => undefined
  const there = () => {
    if (running === undefined) throw new Error('Nothing runs just now')
    return running
  }
  const start = async (directory: Directory): Promise<void> => {
    const product = await compose(settings, log, {
      ...{ clock, directory },
      teams: () => unpaced.gateway,
      pages: (parts) => {
        sweep = parts.sweep
        return []
      },
    })
    running = { product, directory }
    teams.botAt(product.url)
  }
  const stop = async (): Promise<void> => {
    await running?.product.stop()
    running = undefined
  }
  await start(first)
  return {
    ...{ teams, outlook, clock, logged, start, stop },
    get product() {
      return there().product
    },
    get directory() {
      return there().directory
    },
    chat: (person) => teams.person(person),
    channel: (person, channelId) => teams.person(person).in({ id: channelId, teamId: channelId }),
    sweep: () => sweep(),
    async close() {
      await stop()
      unpaced.close()
      await outlook.close()
      await teams.close()
      await fresh.drop()
    },
  }
}

/**
 * The product's own gateway without its pace: Teams' limits count seconds on the wall, and here half a year passes in
 * minutes.
 */
function unpacedTeams(settings: Settings, teams: LoopbackTeams): { gateway: TeamsGateway; close(): void } {
  const links = connectors({ tokens: openTokens(settings), trusts: () => true })
  const places = new Map<string, PersonConversation>()
  const gateway = teamsGateway({
    connectors: links,
    ...{ appId: settings.appId, tenantId: settings.tenantId },
    addresses: {
      channelServiceUrl: async () => teams.serviceUrl,
      personConversation: async (personId) => places.get(personId),
      savePersonConversation: async (personId, place) => void places.set(personId, place),
    },
  })
  return { gateway, close: links.close }
}

type Where = { readonly dataDir: string; readonly databaseUrl: string | undefined }

function settingsFor(teams: LoopbackTeams, outlook: Outlook, where: Where): Settings {
  const settings = readSettings({
    ...teams.envFor(),
    ...{ PORT: '0', HOST: '127.0.0.1', MAILBOX: 'prison.contact@council.example' },
    ...{ AUTHORITY_FILE: './not-read.json', GRAPH_BASE_URL: outlook.baseUrl, OUTLOOK_AWAY: 'on' },
    DATA_DIR: where.dataDir,
    ...(where.databaseUrl === undefined ? {} : { DATABASE_URL: where.databaseUrl }),
  })
  if ('faults' in settings) throw new Error(settings.faults.join('\n'))
  return settings
}
