/** A morning's messages sent through the real jobs to a Connector that enforces Teams' limits. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { connectors } from '../../src/gateways/connector.ts'
import { graphGateway } from '../../src/gateways/graph.ts'
import { openPace } from '../../src/gateways/pace.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { teamsGateway } from '../../src/gateways/teams.ts'
import { jobHandlers } from '../../src/jobs/handlers.ts'
import type { JobWorld, Ledger } from '../../src/jobs/ports.ts'
import { conversationOf, newestServiceUrl } from '../../src/store/conversations.ts'
import type { Database } from '../../src/store/database.ts'
import { openLedger } from '../../src/store/ledger.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { startConnectorProcess } from './connector-process.ts'
import { LARGE_COUNCIL } from './sweep-council.ts'
import { fill } from './sweep-fill.ts'
import { NOW } from './sweep-referrals.ts'
import { type Bench, newPlace, openBench } from './sweep-store.ts'

/** What Teams allows an app, and what the bot takes of it by default (`TEAMS_REQUESTS_PER_SECOND`). */
const ALLOWED_PER_SECOND = 50
const OWN_PER_SECOND = 50
const LATENCY_MS = 80

export type Sent = {
  readonly engine: Database['engine']
  readonly messages: number
  readonly seconds: number
  /** Of what is allowed, between the first call and the last. */
  readonly share: number
  readonly refused: number
  readonly twice: number
  readonly putOff: number
}

/** Sends what so many referrals have to say this morning. Throws when a message was lost, or said twice. */
export async function measureSending(server: string | undefined, referrals: number): Promise<Sent> {
  const { where, remove } = await newPlace(server)
  const connector = await startConnectorProcess({ latencyMs: LATENCY_MS, perSecond: ALLOWED_PER_SECOND })
  const links = connectors({ tokens: { tokenFor: async () => 'bench' }, trusts: () => true })
  const bench = await openBench(where)
  try {
    await fill(bench, { open: referrals, comingUp: referrals })
    await introduce(bench.database, connector.url)
    await decideNudges(bench.world)
    await sayNudges(bench.world)
    const messages = await counted(bench.database, sql`way <> 'feed'`)
    const done = Promise.withResolvers<void>()
    let left = messages
    let putOff = 0
    const settled = () => {
      left -= 1
      if (left === 0) done.resolve()
    }
    const world = jobWorld(bench, {
      connectors: links,
      settled,
      hear: () => {
        putOff += 1
      },
    })
    const start = performance.now()
    await bench.queue.work(jobHandlers(world))
    bench.queue.wake()
    await done.promise
    const seconds = (performance.now() - start) / 1_000
    const { taken, refused, first, last } = await connector.counts()
    const accepted = await counted(bench.database, sql`status = 'accepted' and way <> 'feed'`)
    if (accepted !== messages)
      throw new Error(`${messages} messages were promised, and ${accepted} were accepted.`)
    if (taken !== messages) throw new Error(`${messages} messages were promised, and ${taken} were said.`)
    return {
      ...{ engine: bench.database.engine, messages, seconds, refused, twice: taken - accepted, putOff },
      share: (taken - 1) / ((last - first) / 1_000) / ALLOWED_PER_SECOND,
    }
  } finally {
    await bench.close()
    links.close()
    await connector.close()
    await remove()
  }
}

/** Everybody has spoken with the bot before, so that each message is one call. */
async function introduce({ kysely }: Database, serviceUrl: string): Promise<void> {
  const people = LARGE_COUNCIL.people.map(({ id }) => id)
  await sql`
    insert into conversation (owner, conversation_id, service_url, seen_at)
    select owner, 'a:' || owner, ${serviceUrl}, ${NOW}::timestamptz
    from jsonb_array_elements_text(${JSON.stringify(people)}::jsonb) as owner`.execute(kysely)
}

async function counted({ kysely }: Database, which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from notice where ${which}`.execute(
    kysely,
  )
  return rows[0]?.count ?? 0
}

type Parts = {
  readonly connectors: ReturnType<typeof connectors>
  readonly settled: () => void
  readonly hear: JobWorld['hear']
}

/** As `compose.ts` joins it; the clock goes on from this morning. */
function jobWorld({ database, world }: Bench, { connectors: links, settled, hear }: Parts): JobWorld {
  const start = performance.now()
  const ledger = openLedger(database)
  const heard: Ledger = {
    ...ledger,
    settle: async (key, end) => {
      await ledger.settle(key, end)
      if (!key.startsWith('feed/')) settled()
    },
  }
  return {
    ...{ ...world, newId: randomUUID, ledger: heard, hear, pdf: pdfGateway() },
    clock: { now: () => new Date(Date.parse(NOW) + performance.now() - start).toISOString() },
    // Lines in the feed go by Graph, which is not measured here.
    graph: {
      ...graphGateway({
        baseUrl: 'http://127.0.0.1:9',
        mailbox: '',
        botId: '',
        tokens: { tokenFor: async () => '' },
      }),
      notify: async () => undefined,
    },
    teams: teamsGateway({
      ...{ connectors: links, pace: openPace({ perSecond: OWN_PER_SECOND }), appId: '', tenantId: '' },
      addresses: {
        channelServiceUrl: () => newestServiceUrl(database.kysely),
        personConversation: (personId) => conversationOf(database.kysely, personId),
        savePersonConversation: async () => undefined,
      },
    }),
  }
}
