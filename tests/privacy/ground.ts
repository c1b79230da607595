/** The product with everything that leaves it written down: its spans and figures, its log, and each call to Graph. */
import { type Loopback, startLoopback } from '../gateways/loopback.ts'
import { openTenant, type Tenant } from '../intake/tenant.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { TEST_APP, TEST_TENANT } from '../support/teams-client.ts'
import { type Collector, startCollector } from '../telemetry/collector.ts'
import { openWalker, type Walker } from './filling.ts'
import { type GraphLine, openGraphLine } from './graph-line.ts'
import { openSeeds, type Seeds } from './seeds.ts'

/** What was answered, headers first. */
export type HttpAnswer = { readonly status: number; readonly head: string; readonly bytes: Buffer }

export type Ground = {
  readonly world: TestWorld
  readonly seeds: Seeds
  readonly walker: Walker
  readonly collector: Collector
  readonly tenant: Tenant
  /** Where a paper that was sent in a chat is fetched from. */
  readonly files: Loopback
  /** Every call to Graph, its address with the query. */
  readonly graph: GraphLine
  /** From now on Graph answers calls to such a path with 500 and quotes what it was sent; `undefined` ends it. */
  quoteBack(path: RegExp | undefined, code: string): void
  /** Answers to presses, dialogs and words in a channel, as whole bodies. */
  readonly inChannel: unknown[]
  /** Answers of the bot's own server to anybody who is not let in, or asks badly. */
  readonly errors: HttpAnswer[]
  /** What the case system is told of its own bad requests. */
  readonly problems: HttpAnswer[]
  /** Files fetched by a link, by what they are. */
  readonly downloads: { readonly what: string; readonly answer: HttpAnswer }[]
  /** Answers to presses in somebody's own chat, by their id. */
  readonly answers: Map<string, unknown[]>
  /** Jobs as they stood at several moments: they are deleted once they are done. */
  readonly jobs: unknown[]
  /** Calls the bot's own server. */
  http(path: string, how?: Parameters<typeof fetch>[1]): Promise<HttpAnswer>
  close(): Promise<void>
}

export const ANCHOR = 'internal.audit@council.example'

export async function openGround(): Promise<Ground> {
  const seeds = openSeeds()
  const [collector, tenant, graph] = await Promise.all([startCollector(), openTenant(), openGraphLine()])
  const paper = `/X (${seeds.word('papers', 'paper.in it')})`
  const files = await startLoopback(() => ({
    status: 200,
    body: Buffer.from(samplePdf({ trailer: paper })).toString('latin1'),
  }))
  const plain = await openWorld({
    mashMailbox: 'mash@council.example',
    env: {
      ...{ METRICS_PORT: '0', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, LOG_LEVEL: 'debug' },
      ...{ GRAPH_BASE_URL: `${graph.url}/v1.0`, AUDIT_ANCHOR_MAILBOX: ANCHOR },
      ...{ API_REFERRALS: 'on', API_OPENID_METADATA_URL: tenant.metadataUrl, API_AUDIENCE: TEST_APP },
    },
  })
  const answers: Ground['answers'] = new Map()
  const world = keepingAnswers(plain, answers)
  graph.leadTo(new URL(world.outlook.baseUrl).origin)
  world.clock.set('2026-12-03T10:00:00.000Z')
  const http: Ground['http'] = async (path, how = {}) => {
    const answer = await fetch(`${world.product.url}${path}`, how)
    const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    return { status: answer.status, head, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  return {
    ...{ world, seeds, collector, tenant, files, graph, http, answers },
    ...{ walker: openWalker(world, seeds), inChannel: [], errors: [], problems: [], downloads: [], jobs: [] },
    quoteBack: (path, code) => {
      const words = () =>
        seeds
          .all()
          .map(({ value }) => value)
          .join(' ')
      graph.quote(path === undefined ? undefined : { path, code, words })
    },
    async close() {
      await world.close()
      await Promise.all([collector.close(), tenant.close(), files.close(), graph.close()])
    },
  }
}

/** A token of the case system of this council. */
export const tokenOf = (tenant: Tenant): string =>
  tenant.token({
    aud: TEST_APP,
    tid: TEST_TENANT,
    iss: `https://login.microsoftonline.com/${TEST_TENANT}/v2.0`,
  })

export async function keepJobs({ world, jobs }: Ground): Promise<void> {
  const { rows } = await world.product.database.run('select * from pgboss.job')
  jobs.push(...rows)
}

/** The same world, which writes down what each press in an own chat is answered. */
function keepingAnswers(world: TestWorld, answers: Ground['answers']): TestWorld {
  const chat: TestWorld['chat'] = (person) => {
    const deeds = world.chat(person)
    const kept: typeof deeds = {
      ...deeds,
      presses: async (...press) => {
        const answer = await deeds.presses(...press)
        answers.set(person.id, [...(answers.get(person.id) ?? []), answer.body])
        return answer
      },
    }
    return kept
  }
  return Object.create(world, { chat: { value: chat } })
}
