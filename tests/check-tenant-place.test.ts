/** What `npm run check:tenant` says of the place that the bot runs in: addresses, clock, certificate, database. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPlace, PLACE_ROWS, type PlaceRowName } from '../scripts/check-tenant/place.ts'
import { readSettings, type Settings } from '../src/config.ts'
import { type Loopback, startLoopback, type Told } from './gateways/loopback.ts'
import { makeCertificate } from './support/certificate.ts'
import { COUNCIL } from './support/council.ts'
import { freshDatabase } from './support/database.ts'
import { TEST_KEYS } from './support/keys.ts'

const DAY_MS = 24 * 60 * 60 * 1000

describe('the place that the bot runs in', () => {
  let folder: string
  let server: Loopback
  let told: Record<string, Told>
  const WELL: Readonly<Record<string, Told>> = {
    'GET /openid': { status: 200, body: '{}' },
    'GET /health': { status: 200, body: '{}' },
    'POST /api/messages': { status: 401 },
    'GET /metrics': { status: 404 },
  }
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'check-place-'))
    server = await startLoopback(({ method, url }) => told[`${method} ${url}`])
  })
  beforeEach(() => {
    told = { ...WELL }
    server.asked.length = 0
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  const settings = (more: Record<string, string> = {}): Settings => {
    const read = readSettings({
      MicrosoftAppId: '00000000-0000-4000-8000-00000000b071',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-0000000000aa',
      DATA_KEYS: TEST_KEYS,
      MicrosoftAppPassword: 'quetzalcoatl',
      BOT_OPENID_METADATA_URL: `${server.url}/openid`,
      PUBLIC_URL: server.url,
      MAILBOX: 'prison.contact@council.example',
      AUTHORITY_FILE: './not-read.json',
      ...more,
    })
    if ('faults' in read) throw new Error(read.faults.join('\n'))
    return read
  }
  const rows = (more: Record<string, string> = {}) => checkPlace(settings(more), COUNCIL)
  const row = async (name: PlaceRowName, more: Record<string, string> = {}) => {
    const found = (await rows(more)).find((one) => one.row === name)
    return `${found?.verdict}: ${found?.say}`
  }

  it('has each row once, in the order of the list', async () => {
    assert.deepEqual(
      (await rows()).map(({ row: name }) => name),
      [...PLACE_ROWS],
    )
  })

  it('finds the public address in order where it is healthy, shut to strangers and shows no figures', async () => {
    for (const name of ['public address', 'door shut at the public address', 'figures not public'] as const)
      assert.match(await row(name), /^ok/)
    assert.equal(
      server.asked.every(({ headers }) => headers.authorization === undefined),
      true,
    )
  })

  it('says so where somebody without a token is let in, or the figures are public', async () => {
    told = { ...WELL, 'POST /api/messages': { status: 200 }, 'GET /metrics': { status: 200, body: '' } }
    assert.match(await row('door shut at the public address'), /^WRONG: .*answered 200/)
    assert.match(await row('figures not public'), /^WRONG/)
    told = { ...WELL, 'GET /health': { status: 502 } }
    assert.match(await row('public address'), /^WRONG: .*\(502\)/)
  })

  it('says so where the keys cannot be fetched, and where the clocks are apart', async () => {
    assert.match(await row('clock'), /^ok/)
    const date = new Date(Date.now() + 10 * 60_000).toUTCString()
    told = { ...WELL, 'GET /openid': { status: 200, body: '{}', headers: { date } } }
    assert.match(await row('clock'), /^WRONG: This machine is (59\d|60\d) seconds/)
    told = { ...WELL, 'GET /openid': { status: 503 } }
    assert.match(await row('keys of the Bot Connector'), /^WRONG: .*\(503\)/)
    assert.match(await row('clock'), /^left out/)
  })

  it('says in good time that a certificate ends, and what it cannot know of a secret', async () => {
    assert.match(await row('certificate'), /^not proved: There is a client secret/)
    for (const [days, said] of [
      [90, /^ok: It holds for (89|90) days/],
      [9, /^WRONG: It ends in [89] days/],
    ] as const) {
      const path = join(folder, `${days}.pem`)
      writeFileSync(path, makeCertificate(new Date(Date.now() + days * DAY_MS)))
      assert.match(await row('certificate', { MicrosoftAppCertificatePath: path }), said)
    }
  })

  it('leaves the embedded store alone, which the bot has open', async () => {
    assert.match(await row('database'), /^left out: The embedded store/)
  })

  it('says with a code alone that a database does not answer', async () => {
    const said = await row('database', { DATABASE_URL: 'postgres://bot:quetzalcoatl@127.0.0.1:9/none' })
    assert.match(said, /^WRONG: No answer \(ECONNREFUSED\)/)
    assert.doesNotMatch(said, /quetzalcoatl/)
  })

  it('sees whether the database may be used, and which channels were heard from', async function () {
    const fresh = await freshDatabase()
    const url = fresh.where.databaseUrl
    if (url === undefined) {
      await fresh.drop()
      return this.skip()
    }
    const north = COUNCIL.teams[0]?.channelId ?? ''
    const seen = {
      owner: north,
      conversation_id: north,
      service_url: 'https://x',
      seen_at: new Date().toISOString(),
    }
    await fresh.kysely.insertInto('conversation').values(seen).execute()
    await fresh.close()
    assert.match(await row('database', { DATABASE_URL: url }), /^ok: PostgreSQL \d+/)
    assert.match(await row('database, over TLS', { DATABASE_URL: url }), /^left out: It is on this machine/)
    assert.match(await row('database, may make tables', { DATABASE_URL: url }), /^ok/)
    const channels = await row('channels', { DATABASE_URL: url })
    assert.match(channels, /^not proved: Not heard from yet: /)
    assert.equal(channels.includes(COUNCIL.teams[0]?.name ?? 'none'), false)
    await fresh.drop()
  })
})
