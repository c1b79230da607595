/** Builds the real things and joins them; `compose-local.ts` does the same for local mode. It decides nothing. */
import { randomUUID } from 'node:crypto'
import { loadAuthorityFile } from './authority/authority-file.ts'
import { BotAdapter } from './bot/adapter.ts'
import { openDoor } from './bot/authentication.ts'
import { onTurn } from './bot/bot.ts'
import { openIdKeys } from './bot/openid-keys.ts'
import { clockOf } from './compose-clock.ts'
import { intakePages } from './compose-intake.ts'
import { dataKeysOf } from './compose-keys.ts'
import { keepMemberships } from './compose-membership.ts'
import { type Instead, openOutside } from './compose-outside.ts'
import { paperPages, paperWays } from './compose-papers.ts'
import { readiness } from './compose-ready.ts'
import { openRollout } from './compose-rollout.ts'
import { serveFigures, telemetryFor, watchedPages, watchedTurns } from './compose-telemetry.ts'
import { postNow, soon, tenantLines } from './compose-turn.ts'
import type { Settings } from './config.ts'
import type { Directory } from './domain/directory.ts'
import { pdfLater } from './gateways/pdf-later.ts'
import { teamsMembership } from './gateways/teams-membership.ts'
import { BOT_SCOPE, GRAPH_SCOPE, openTokens, usesSecret } from './gateways/tokens.ts'
import { jobHandlers, QUEUE_FOR, releaseKey } from './jobs/handlers.ts'
import { awayBy } from './jobs/outlook-away.ts'
import type { Failure, JobWorld } from './jobs/ports.ts'
import { openQueue } from './jobs/queue.ts'
import { openGate } from './jobs/restored.ts'
import { startSweep } from './jobs/sweep.ts'
import type { Log } from './log.ts'
import { openServer } from './server.ts'
import { type Database, migrate, openDatabase } from './store/database.ts'
import { openLedger } from './store/ledger.ts'
import { openStore } from './store/store.ts'
import { whereaboutsOf } from './store/whereabouts.ts'
import { keepDirectory } from './workflow/kept-directory.ts'

export type Product = {
  readonly url: string
  /** Where /metrics is; undefined where it is off. */
  readonly figuresUrl: string | undefined
  readonly world: JobWorld
  readonly database: Database
  /** Looks now for what is due, or joins the look that is under way. */
  sweep(): Promise<void>
  stop(): Promise<void>
}

export async function compose(settings: Settings, ownLog: Log, instead: Instead = {}): Promise<Product> {
  const telemetry = await telemetryFor(settings)
  const log = telemetry?.log(ownLog) ?? ownLog
  const authority = instead.directory ?? (await directoryFrom(settings.authorityFile))
  const plainTokens = openTokens(settings)
  const tokens = telemetry?.tokens(plainTokens) ?? plainTokens
  // Asked for while the store is opened; whoever needs one asks again, and hears what is wrong.
  for (const scope of [BOT_SCOPE, GRAPH_SCOPE]) void tokens.tokenFor(scope).catch(() => undefined)
  const database = await openDatabase({
    ...settings,
    keys: await dataKeysOf(settings),
    onFault: telemetry?.storeFault,
  })
  await migrate(database)
  const clock = instead.clock ?? (await clockOf(database, log))
  const rollout = openRollout(database, log)
  const queue = await openQueue(database, {
    onFault: (fault) => log.error('job given up or queue in trouble', {}, fault),
    around: telemetry?.job,
    trace: telemetry?.trace,
  })
  const plainStore = openStore(database, {
    notices: (tx, way, jobs) => queue.addAll(tx, QUEUE_FOR[way], jobs),
    release: (tx, reference, startAfterSeconds) =>
      queue.add(tx, 'release-dispatch', { key: releaseKey(reference, randomUUID()) }, { startAfterSeconds }),
  })
  const store = telemetry?.store(plainStore) ?? plainStore
  const directory = keepDirectory(authority, store)
  await directory.refresh()
  if (usesSecret(settings)) log.warn('client secret in use: a managed identity or a certificate is safer')
  const { links, graph, teams, remember } = openOutside({
    settings,
    database,
    tokens,
    clock,
    instead,
    telemetry,
  })
  const world: JobWorld = {
    ...{ store, clock, teams, graph, authority },
    get directory() {
      return directory.now()
    },
    directoryChanged: directory.refresh,
    rollout,
    directoryFresh: directory.fresh,
    newId: randomUUID,
    undoSeconds: settings.undoSeconds,
    keepAfterFilingDays: settings.keepAfterFilingDays,
    keepUntilReview: settings.keepUntilReview,
    managers: {
      managerOf: (person) => soon(graph.managerOf(person).then((found) => found?.id)),
      ...(settings.outlookAway && { awayUntil: (people) => awayBy(graph, people, clock.now()) }),
    },
    wake: () => queue.wake(),
    pdf: pdfLater(),
    ledger: telemetry?.ledger(openLedger(database)) ?? openLedger(database),
    hear: (failure) => logFailure(log, failure),
    anchorMailbox: settings.anchorMailbox,
    held: () => gate.held(),
  }
  const gate = openGate(world, whereaboutsOf(database), settings.restoredFrom)
  await gate.note()
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
      chat: { post: (person, post) => soon(postNow(teams, person, post)) },
      watch: telemetry?.handler,
      restored: gate,
      ...paperWays({ settings, log, ownUrl: () => ownUrl }),
      membershipOf: settings.local
        ? undefined
        : keepMemberships(teamsMembership({ connectors: links, tenantId: settings.tenantId })),
      checkTenant: settings.local ? undefined : () => tenantLines(settings, directory.now(), tokens),
    },
    remember,
    isOvertaken: rollout.isOvertaken,
    fault: (id, fault) => {
      telemetry?.turnFault()
      log.error('turn failed', { id }, fault)
    },
    channelOpened: (channelId, serviceUrl) =>
      void instead
        .channelOpened?.(world, channelId, serviceUrl)
        .catch((fault) => log.error('channel not shown again', {}, fault)),
  })
  const sweep = startSweep(world, (fault) => log.error('sweep failed', {}, fault))
  const intake = await intakePages(settings, world, log)
  const server = await openServer({
    host: settings.host,
    port: settings.port,
    messages: watchedTurns(telemetry, (authorization, activity) =>
      adapter.take(authorization, activity, turn),
    ),
    ready: () => readiness({ queue, tokens, database, sweep, rollout }),
    pages: [
      ...watchedPages(telemetry, [...paperPages(world), ...intake]),
      ...(instead.pages?.({ database, sweep: sweep.run }) ?? []),
    ],
    log,
  }).catch(async (fault: unknown) => {
    await sweep.stop()
    await database.close()
    throw fault
  })
  ownUrl = server.url
  const figuresUrl = await serveFigures(telemetry, {
    queue,
    tokens,
    database,
    sweep,
    rollout,
    clock,
    settings,
  })
  await gate.whenFree({ begin: () => queue.work(jobHandlers(world)), rest: queue.rest })
  rollout.whenOvertaken(queue.stop)
  return {
    ...{ url: server.url, figuresUrl, world, database, sweep: sweep.run },
    async stop() {
      await server.close()
      await sweep.stop()
      await queue.stop()
      links.close()
      await telemetry?.stop()
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
  else if (failure.kind === 'anchor') {
    const { chain, count, head } = failure.anchor
    log.info('audit anchored', { id: chain, count, code: head })
  } else if (failure.kind === 'put back')
    log.error('the store was put back, or moved: nothing is sent until somebody looks', {})
  else if (failure.kind === 'moved store')
    log.warn('the store stands elsewhere, with all that was seen of it')
  else log.warn('release refused', { reference: failure.reference, code: failure.refused })
}
