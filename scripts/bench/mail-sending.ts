/** Report e-mails sent through the real jobs to a Graph that enforces Outlook's limits, with a shortened minute. */
import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'kysely'
import { graphGateway } from '../../src/gateways/graph.ts'
import { openGraphPace } from '../../src/gateways/graph-pace.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import type { JobWorld, Ledger } from '../../src/jobs/ports.ts'
import type { Handler } from '../../src/jobs/queue.ts'
import { openLedger } from '../../src/store/ledger.ts'
import { openStore } from '../../src/store/store.ts'
import { fillReports } from './mail-fill.ts'
import { type GraphCounts, startGraphProcess } from './mail-graph-process.ts'
import { NOW } from './sweep-referrals.ts'
import { type Bench, newPlace, openBench } from './sweep-store.ts'

/** What Outlook allows, its minute being four seconds long; the bot's own margin on the road is not shortened as much. */
export const MAILS_PER_MINUTE = 30
export const MINUTE_MS = 4_000
const ROAD_MS = 130
const LATENCY_MS = 10

export type MailSent = GraphCounts & {
  readonly mails: number
  readonly seconds: number
  /** Of what is allowed, between the first mail and the last. */
  readonly share: number
  readonly putOff: number
  /** Megabytes in use after a collection: when a tenth had gone out, and when all had. */
  readonly heapAtATenth: number
  readonly heapAtTheEnd: number
}

/** Sends so many mails. Throws when one was lost, or its referral is not "sent" in the end. */
export async function measureMail(server: string | undefined, mails: number): Promise<MailSent> {
  const { where, remove } = await newPlace(server)
  const limits = { atOnce: 4, mailsPerMinute: MAILS_PER_MINUTE, minuteMs: MINUTE_MS }
  const graph = await startGraphProcess({ limits, latencyMs: LATENCY_MS })
  const bench = await openBench(where)
  try {
    await fillReports(bench, mails / 2)
    const done = Promise.withResolvers<void>()
    let settled = 0
    let putOff = 0
    let heapAtATenth = Number.NaN
    const world = mailWorld(bench, {
      graphUrl: graph.url,
      settled: () => {
        settled += 1
        if (settled === mails / 10) heapAtATenth = heapInUse()
        if (settled === mails) done.resolve()
      },
      hear: () => {
        putOff += 1
      },
    })
    // The first call is to warm up: it opens the line.
    await world.graph.findSent('none', NOW)
    const start = performance.now()
    await bench.queue.work(onlyMail(deliverEmail(world)))
    bench.queue.wake()
    await done.promise
    const seconds = (performance.now() - start) / 1_000
    const heapAtTheEnd = heapInUse()
    const counts = await graph.counts()
    const accepted = await acceptedMails(bench)
    if (accepted !== mails || counts.kept !== mails + counts.twice)
      throw new Error(`${mails} mails were promised, ${accepted} accepted, and ${counts.kept} came.`)
    const minutes = (counts.last - counts.first) / MINUTE_MS
    const share = (counts.mailsTaken - 1) / minutes / MAILS_PER_MINUTE
    return { ...counts, mails, seconds, share, putOff, heapAtATenth, heapAtTheEnd }
  } finally {
    await bench.close()
    await graph.close()
    await remove()
  }
}

async function acceptedMails({ database }: Bench): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from notice where way = 'email' and status = 'accepted'`.execute(database.kysely)
  return Number(rows[0]?.count ?? 0)
}

type Parts = {
  readonly graphUrl: string
  readonly settled: () => void
  readonly hear: JobWorld['hear']
}

/** As `compose.ts` joins it; the clock goes on from this morning. */
function mailWorld({ database, world }: Bench, { graphUrl, settled, hear }: Parts): JobWorld {
  const start = performance.now()
  const ledger = openLedger(database)
  const heard: Ledger = {
    ...ledger,
    settle: async (key, end) => {
      await ledger.settle(key, end)
      settled()
    },
  }
  const none = async (): Promise<never> => {
    throw new Error('Nothing but mail is sent here.')
  }
  return {
    ...{ ...world, newId: randomUUID, ledger: heard, hear, pdf: pdfGateway() },
    // What else follows from a report that was sent is promised, and left to be.
    store: openStore(database, { notices: async () => undefined, release: async () => undefined }),
    clock: { now: () => new Date(Date.parse(NOW) + performance.now() - start).toISOString() },
    teams: { postToChannel: none, postToPerson: none, update: none, ready: none },
    graph: graphGateway({
      ...{ baseUrl: graphUrl, mailbox: 'prison.contact@council.example' },
      tokens: { tokenFor: async () => 'bench' },
      pace: openGraphPace({ mails: { most: MAILS_PER_MINUTE, ms: MINUTE_MS + ROAD_MS } }),
    }),
  }
}

function onlyMail(email: Handler) {
  const nothing: Handler = async () => undefined
  return {
    ...{ 'deliver-card': nothing, 'file-report': nothing, notify: nothing, 'release-dispatch': nothing },
    'deliver-email': email,
  }
}

/** With everything collected that can be. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed / 1_048_576
}
