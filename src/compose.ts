/** Builds the real things and joins them; `compose-local.ts` does the same for local mode. It decides nothing. */
import { randomUUID } from 'node:crypto'
import { loadAuthorityFile } from './authority/authority-file.ts'
import { BotAdapter } from './bot/adapter.ts'
import { openDoor } from './bot/authentication.ts'
import { onTurn } from './bot/bot.ts'
import { openIdKeys } from './bot/openid-keys.ts'
import { intakePages } from './compose-intake.ts'
import { type Instead, openOutside } from './compose-outside.ts'
import { paperPages, paperWays } from './compose-papers.ts'
import { readiness } from './compose-ready.ts'
import { postNow, soon, tenantLines } from './compose-turn.ts'
import type { Settings } from './config.ts'
import type { Directory } from './domain/directory.ts'
import { pdfGateway } from './gateways/pdf.ts'
import { openTokens, usesSecret } from './gateways/tokens.ts'
import { jobHandlers, QUEUE_FOR, releaseKey } from './jobs/handlers.ts'
import { awayBy } from './jobs/outlook-away.ts'
import type { Failure, JobWorld } from './jobs/ports.ts'
import { openQueue } from './jobs/queue.ts'
import { startSweep } from './jobs/sweep.ts'
import type { Log } from './log.ts'
import { openServer } from './server.ts'
import { type Database, migrate, openDatabase } from './store/database.ts'
import { openLedger } from './store/ledger.ts'
import { openStore } from './store/store.ts'
import { keepDirectory } from './workflow/kept-directory.ts'

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
    notices: (tx, way, jobs) => queue.addAll(tx, QUEUE_FOR[way], jobs),
    release: (tx, reference, startAfterSeconds) =>
      queue.add(tx, 'release-dispatch', { key: releaseKey(reference, randomUUID()) }, { startAfterSeconds }),
  })
  const directory = keepDirectory(authority, store)
  await directory.refresh()
  const tokens = openTokens(settings)
  if (usesSecret(settings)) log.warn('client secret in use: a managed identity or a certificate is safer')
  const { links, graph, teams, remember } = openOutside({ settings, database, tokens, clock, instead })
  const world: JobWorld = {
    ...{ store, clock, teams, graph, authority },
    get directory() {
      return directory.now()
    },
    directoryChanged: directory.refresh,
    newId: randomUUID,
    undoSeconds: settings.undoSeconds,
    keepAfterFilingDays: settings.keepAfterFilingDays,
    keepUntilReview: settings.keepUntilReview,
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
  let ownUrl = ''
  const turn = onTurn({
    world: {
      ...world,
      get directory() {
        return directory.now()
      },
      chat: { post: (person, post) => postNow(teams, person, post) },
      ...paperWays({ settings, log, ownUrl: () => ownUrl }),
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
    pages: [
      ...paperPages(world),
      ...intakePages(settings, world, log),
      ...(instead.pages?.({ database, sweep: sweep.run }) ?? []),
    ],
    log,
  }).catch(async (fault: unknown) => {
    await sweep.stop()
    await database.close()
    throw fault
  })
  ownUrl = server.url
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

function logFailure(log: Log, failure: Failure): void {
  if (failure.kind === 'delivery')
    log.warn('delivery failed', { key: failure.key, attempt: failure.attempt }, failure.fault)
  else log.warn('release refused', { reference: failure.reference, code: failure.refused })
}
