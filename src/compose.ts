/** Builds the real things and joins them; `compose-local.ts` does the same for local mode. It decides nothing. */
import { randomUUID } from 'node:crypto'
import { loadAuthorityFile } from './authority/authority-file.ts'
import { BotAdapter } from './bot/adapter.ts'
import { openDoor } from './bot/authentication.ts'
import { onTurn } from './bot/bot.ts'
import { openIdKeys } from './bot/openid-keys.ts'
import { isLoopbackUrl, isTrustedServiceUrl } from './bot/service-url.ts'
import type { Settings } from './config.ts'
import type { Directory } from './domain/directory.ts'
import { connectors } from './gateways/connector.ts'
import { graphGateway } from './gateways/graph.ts'
import { type GraphPace, openGraphPace } from './gateways/graph-pace.ts'
import { openPace } from './gateways/pace.ts'
import { pdfGateway } from './gateways/pdf.ts'
import type { Post, TeamsGateway } from './gateways/ports.ts'
import { teamsGateway } from './gateways/teams.ts'
import { checkTenant } from './gateways/tenant-check.ts'
import { sayShortly } from './gateways/tenant-report.ts'
import { BOT_SCOPE, GRAPH_SCOPE, openTokens, type Tokens, usesSecret } from './gateways/tokens.ts'
import { Trouble } from './gateways/trouble.ts'
import { jobHandlers, QUEUE_FOR, releaseKey } from './jobs/handlers.ts'
import { awayBy } from './jobs/outlook-away.ts'
import type { Failure, JobWorld } from './jobs/ports.ts'
import { openQueue } from './jobs/queue.ts'
import { type Sweep, startSweep } from './jobs/sweep.ts'
import { tenantFrom } from './jobs/tenant-to-check.ts'
import type { Log } from './log.ts'
import { openServer, type Page } from './server.ts'
import { conversationOf, newestServiceUrl } from './store/conversations.ts'
import { type Database, migrate, openDatabase } from './store/database.ts'
import { openLedger } from './store/ledger.ts'
import { placesMemory } from './store/memory-of-places.ts'
import { openStore } from './store/store.ts'
import { keepDirectory } from './workflow/kept-directory.ts'
import type { Clock } from './workflow/ports.ts'

/** What local mode puts in the place of the real thing; all of it is left out in a council. */
export type Instead = {
  readonly clock?: Clock
  readonly directory?: Directory
  readonly graphBaseUrl?: string
  /** Where a Graph on this machine is told to enforce Outlook's limits; otherwise it takes calls as fast as they come. */
  readonly graphPace?: GraphPace
  readonly teams?: (one: TeamsGateway, forServiceUrl: (serviceUrl: string) => TeamsGateway) => TeamsGateway
  /** Where a person's own chat is, where that is known before they have said anything. */
  readonly chatOf?: (personId: string) => { conversationId: string; serviceUrl: string } | undefined
  /** Hears when a channel that the bot is in is opened; Teams itself keeps its posts and needs nothing. */
  readonly channelOpened?: (world: JobWorld, channelId: string, serviceUrl: string) => Promise<void>
  readonly pages?: (parts: {
    readonly database: Database
    readonly sweep: () => Promise<void>
  }) => readonly Page[]
}

export type Product = {
  readonly url: string
  readonly world: JobWorld
  readonly database: Database
  stop(): Promise<void>
}

export async function compose(settings: Settings, log: Log, instead: Instead = {}): Promise<Product> {
  const authority = instead.directory ?? (await directoryFrom(settings.authorityFile))
  const clock = instead.clock ?? { now: () => new Date().toISOString() }
  const database = await openDatabase(settings)
  await migrate(database)
  const queue = await openQueue(database, {
    onFault: (fault) => log.error('job given up or queue in trouble', {}, fault),
  })
  const store = openStore(database, {
    notices: (tx, way, keys) => queue.addAll(tx, QUEUE_FOR[way], keys),
    release: (tx, reference, startAfterSeconds) =>
      queue.add(tx, 'release-dispatch', { key: releaseKey(reference, randomUUID()) }, { startAfterSeconds }),
  })
  const directory = keepDirectory(authority, store.book)
  await directory.refresh()
  const tokens = openTokens(settings)
  if (usesSecret(settings)) log.warn('client secret in use: a managed identity or a certificate is safer')
  const trusts = (url: string): boolean =>
    settings.local ? isLoopbackUrl(url) : isTrustedServiceUrl(url, settings.serviceUrlHosts)
  const links = connectors({ tokens, trusts })
  // The limits are those of Teams: on this machine a Playground takes posts as fast as they come.
  const pace = settings.local ? undefined : openPace({ perSecond: settings.teamsRequestsPerSecond })
  const remember = placesMemory(database, clock.now)
  const graphBaseUrl = instead.graphBaseUrl ?? settings.graphBaseUrl
  const graph = graphGateway({
    baseUrl: graphBaseUrl,
    pace: instead.graphPace ?? (isLoopbackUrl(graphBaseUrl) ? undefined : openGraphPace()),
    mailbox: settings.mailbox,
    tokens,
    botId: settings.appId,
  })
  const teamsAt = (channelServiceUrl: () => Promise<string | undefined>): TeamsGateway =>
    teamsGateway({
      ...{ connectors: links, pace },
      appId: settings.appId,
      tenantId: settings.tenantId,
      addresses: {
        channelServiceUrl,
        personConversation: async (personId) =>
          instead.chatOf?.(personId) ?? conversationOf(database.kysely, personId),
        savePersonConversation: async (person, place) => void (await remember(person, place)),
      },
    })
  const one = teamsAt(() => newestServiceUrl(database.kysely))
  const teams = instead.teams?.(one, (serviceUrl) => teamsAt(async () => serviceUrl)) ?? one
  const world: JobWorld = {
    ...{ store, clock, teams, graph },
    get directory() {
      return directory.now()
    },
    directoryChanged: directory.refresh,
    newId: randomUUID,
    undoSeconds: settings.undoSeconds,
    keepAfterFilingDays: settings.keepAfterFilingDays,
    managers: {
      managerOf: (person) => soon(graph.managerOf(person).then((found) => found?.id)),
      ...(settings.outlookAway && { awayUntil: (people) => awayBy(graph, people, clock.now()) }),
    },
    wake: () => queue.wake(),
    pdf: pdfGateway(),
    ledger: openLedger(database),
    hear: (failure) => logFailure(log, failure),
  }
  const door = openDoor(settings, openIdKeys(settings.openIdMetadataUrl))
  const adapter = new BotAdapter({
    appId: settings.appId,
    door,
    connectorTo: links.to,
    onRefused: (code) => log.warn('refused at the door', { code }),
  })
  adapter.onTurnError = async (_context, fault) => log.error('turn failed', {}, fault)
  const turn = onTurn({
    world: {
      ...world,
      get directory() {
        return directory.now()
      },
      chat: { post: (person, post) => postNow(teams, person, post) },
      checkTenant: settings.local ? undefined : () => tenantLines(settings, directory.now(), tokens),
    },
    remember,
    fault: (id, fault) => log.error('turn failed', { id }, fault),
    channelOpened: (channelId, serviceUrl) =>
      void instead
        .channelOpened?.(world, channelId, serviceUrl)
        .catch((fault) => log.error('channel not shown again', {}, fault)),
  })
  const sweep = startSweep(world, (fault) => log.error('sweep failed', {}, fault))
  const server = await openServer({
    host: settings.host,
    port: settings.port,
    messages: (authorization, activity) => adapter.take(authorization, activity, turn),
    ready: () => readiness({ queue, tokens, database, sweep }),
    pages: instead.pages?.({ database, sweep: sweep.run }) ?? [],
    log,
  }).catch(async (fault: unknown) => {
    await sweep.stop()
    await database.close()
    throw fault
  })
  await queue.work(jobHandlers(world))
  return {
    ...{ url: server.url, world, database },
    async stop() {
      await server.close()
      await sweep.stop()
      await queue.stop()
      links.close()
      await database.close()
    },
  }
}

async function directoryFrom(path: string): Promise<Directory> {
  const read = await loadAuthorityFile(path)
  if ('faults' in read) throw new WrongAuthorityFile(path, read.faults)
  return read
}

/** Stops the start: every fault, each with its line. */
export class WrongAuthorityFile extends Error {
  constructor(path: string, faults: readonly string[]) {
    super(`The authority file ${path} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
    this.name = 'WrongAuthorityFile'
  }
}

type Checked = {
  readonly queue: Awaited<ReturnType<typeof openQueue>>
  readonly tokens: ReturnType<typeof openTokens>
  readonly database: Database
  readonly sweep: Sweep
}

/** Store, jobs, the sweep, and a token for bot and Graph. Each is asked, so that the answer is of now. */
async function readiness({ queue, tokens, database, sweep }: Checked) {
  const holds = (asked: Promise<unknown>): Promise<boolean> =>
    asked.then(
      (answer) => answer !== false,
      () => false,
    )
  const [store, jobs, botToken, graphToken] = await Promise.all([
    holds(database.run('select 1')),
    holds(queue.ready().then(({ ok }) => ok)),
    holds(tokens.tokenFor(BOT_SCOPE)),
    holds(tokens.tokenFor(GRAPH_SCOPE)),
  ])
  const checks = { store, jobs, sweep: sweep.isAlive(), botToken, graphToken }
  return { ok: Object.values(checks).every(Boolean), checks }
}

function logFailure(log: Log, failure: Failure): void {
  if (failure.kind === 'delivery')
    log.warn('delivery failed', { key: failure.key, attempt: failure.attempt }, failure.fault)
  else log.warn('release refused', { reference: failure.reference, code: failure.refused })
}

/** A person whom the bot may not write to is no fault of ours; anything else is. */
async function postNow(teams: TeamsGateway, person: string, post: Post): Promise<boolean> {
  try {
    await teams.postToPerson(person, post)
    return true
  } catch (fault) {
    if (fault instanceof Trouble && fault.advice === 'refused') return false
    throw fault
  }
}

/** Nothing is sent, and each call has its own short limit: an answer that is late is shown as none. */
async function tenantLines(settings: Settings, directory: Directory, tokens: Tokens) {
  const at = new Date().toISOString()
  const asked = { sendToOurselves: false, beginToFile: false, otherMailbox: undefined }
  const tenant = tenantFrom({ settings, directory, baseUrl: settings.graphBaseUrl, tokens, at, ...asked })
  return sayShortly(await checkTenant({ ...tenant, timeLimitMs: TURN_WAITS_MS }))
}

/** Teams gives up on a turn after 10 seconds, so what a turn asks of the outside must answer well before. */
const TURN_WAITS_MS = 4_000

function soon<T>(asked: Promise<T>): Promise<T> {
  const late = new Promise<never>((_answered, refuse) => {
    setTimeout(() => refuse(new Trouble('try again', 'TooSlowForATurn')), TURN_WAITS_MS).unref()
  })
  return Promise.race([asked, late])
}
