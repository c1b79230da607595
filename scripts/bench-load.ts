/**
 * The whole bot under load beside echoes that know nothing: one instance on one core, PostgreSQL, Teams and the load on
 * the other, every token signed and checked. CPU of the subject alone, in blocks that take turns within one run.
 * `npm run bench:load -- [--rounds 9] [--turns 400] [--minutes 1] [--starts 9] [--only blocks|start|memory]`
 */
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { newDataKey, sayDataKeys } from '../src/data-keys.ts'
import { type Bench, blocks } from './bench/load-blocks.ts'
import { startLoadConnector } from './bench/load-connector.ts'
import { startLoadMaker } from './bench/load-maker.ts'
import { memory } from './bench/load-memory.ts'
import { postgresCpu } from './bench/load-postgres.ts'
import { starts } from './bench/load-starts.ts'
import { newPlace } from './bench/sweep-store.ts'
import { startPostgres } from './postgres/server.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    turns: { type: 'string', default: '400' },
    minutes: { type: 'string', default: '1' },
    starts: { type: 'string', default: '9' },
    only: { type: 'string' },
  },
})
const wants = (part: string): boolean => values.only === undefined || values.only === part

const APP = '00000000-0000-4000-8000-00000000b071'
const TENANT = '00000000-0000-4000-8000-0000000000aa'

const core = twoCores() ? 0 : undefined
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const postgres = await startPostgres()
const connector = await startLoadConnector(privateKey, TENANT)
const serviceUrl = `${connector.url}/`
const maker = await startLoadMaker({ appId: APP, tenantId: TENANT, serviceUrl, privateKey })
const env = {
  ...{ TEAMS_URL: connector.url, MicrosoftAppId: APP, MicrosoftAppTenantId: TENANT },
  ...{ MicrosoftAppPassword: 'loopback-only', TOKEN_ENDPOINT_URL: `${connector.url}/token` },
  ...{ BOT_OPENID_METADATA_URL: `${connector.url}/metadata`, SERVICE_URL_HOSTS: new URL(serviceUrl).host },
  ...{ HOST: '127.0.0.1', PORT: '0', MAILBOX: 'prison.contact@council.example' },
  GRAPH_BASE_URL: `${connector.url}/v1.0`,
  AUTHORITY_FILE: new URL('../src/local/sample-council.json', import.meta.url).pathname,
  DATA_KEYS: sayDataKeys([newDataKey('load')]),
}
const cpuOfPostgres = await postgresCpu(postgres.url)

/** Each part has a database of its own: what one saved is not there for the next. */
async function withBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  const { where, remove } = await newPlace(postgres.url)
  try {
    const place = { env: { ...env, DATABASE_URL: where.databaseUrl ?? '' }, core }
    await work({ place, maker, postgresCpu: cpuOfPostgres })
  } finally {
    await remove()
  }
}

try {
  console.log(sayMachine())
  if (wants('blocks'))
    await withBench((bench) => blocks(bench, { rounds: Number(values.rounds), turns: Number(values.turns) }))
  if (wants('memory')) await withBench((bench) => memory(bench, Number(values.minutes)))
  if (wants('start')) await withBench(({ place }) => starts(place, Number(values.starts)))
  console.log(
    `load average at the end: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
} finally {
  await maker.close()
  await connector.close()
  await postgres.stop()
}

/** This process and all it starts go to the second core; a subject is put on the first. False where there is but one. */
function twoCores(): boolean {
  if (process.platform !== 'linux' || availableParallelism() < 2) return false
  execFileSync('taskset', ['-a', '-cp', '1', String(process.pid)], { stdio: 'ignore' })
  return true
}

function sayMachine(): string {
  const where = core === undefined ? 'not pinned to cores' : 'the subject on core 0, all else on core 1'
  const load = loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')
  return `Node ${process.version}, ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown kind'}; ${where}; load average ${load}`
}
