/** Tokens: who is asked, how often, and what is said when it fails. */
import assert from 'node:assert/strict'
import { BOT_SCOPE, GRAPH_SCOPE, openTokens, type TokenSettings } from '../../src/gateways/tokens.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type Asked, type Loopback, startLoopback, type Told } from './loopback.ts'

const SECRET = 'do-not&tell=anyone'
const MINUTE = 60_000

describe('tokens from an endpoint', () => {
  let server: Loopback
  let now = 0
  let tell: (asked: Asked) => Promise<Told | undefined> | Told | undefined
  const granted = (seconds: number): Told => ({
    status: 200,
    body: JSON.stringify({
      token_type: 'Bearer',
      expires_in: seconds,
      access_token: `t${server.asked.length}`,
    }),
  })
  const settings = (): TokenSettings => ({
    local: false,
    appId: 'app-1',
    appPassword: SECRET,
    tenantId: 'tenant-1',
    appType: 'SingleTenant',
    tokenEndpointUrl: `${server.url}/token`,
  })
  const open = () => openTokens(settings(), () => now)

  beforeEach(async () => {
    now = Date.parse('2026-11-21T09:00:00Z')
    tell = () => granted(3600)
    server = await startLoopback((asked) => tell(asked))
  })
  afterEach(() => server.close())

  it('are asked for with the client credentials form', async () => {
    assert.equal(await open().tokenFor(GRAPH_SCOPE), 't1')
    const [asked] = server.asked
    assert.equal(`${asked?.method} ${asked?.url}`, 'POST /token')
    assert.match(String(asked?.headers['content-type']), /^application\/x-www-form-urlencoded/)
    assert.deepEqual(Object.fromEntries(new URLSearchParams(asked?.body)), {
      grant_type: 'client_credentials',
      client_id: 'app-1',
      client_secret: SECRET,
      scope: GRAPH_SCOPE,
    })
  })

  it('are asked for once however many wait, and once for each scope', async () => {
    const tokens = open()
    const waiting = Array.from({ length: 50 }, () => tokens.tokenFor(GRAPH_SCOPE))
    assert.deepEqual(new Set(await Promise.all(waiting)).size, 1)
    assert.equal(server.asked.length, 1)
    await tokens.tokenFor(BOT_SCOPE)
    assert.deepEqual(
      server.asked.map(({ body }) => new URLSearchParams(body).get('scope')),
      [GRAPH_SCOPE, BOT_SCOPE],
    )
  })

  it('are kept until five minutes before their end', async () => {
    const tokens = open()
    await tokens.tokenFor(GRAPH_SCOPE)
    now += 55 * MINUTE - 1
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't1')
    now += 1
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
  })

  it('that live only minutes are kept for half their life', async () => {
    tell = () => granted(200)
    const tokens = open()
    await tokens.tokenFor(GRAPH_SCOPE)
    now += 99_000
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't1')
    now += 1_000
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
  })

  it('serve on when the renewal fails, but not after their end', async () => {
    const tokens = open()
    await tokens.tokenFor(GRAPH_SCOPE)
    tell = () => ({ status: 503 })
    now += 57 * MINUTE
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't1')
    now += 3 * MINUTE
    await assert.rejects(tokens.tokenFor(GRAPH_SCOPE), { advice: 'try again', status: 503 })
  })

  it('that were refused elsewhere are asked for anew, and only those', async () => {
    const tokens = open()
    const first = await tokens.tokenFor(GRAPH_SCOPE)
    tokens.forget?.(GRAPH_SCOPE, 'another')
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), first)
    tokens.forget?.(GRAPH_SCOPE, first)
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
  })

  it('are asked for again after a failure', async () => {
    const tokens = open()
    tell = () => ({ status: 500 })
    await assert.rejects(tokens.tokenFor(GRAPH_SCOPE))
    tell = () => granted(3600)
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
  })

  const failures: { name: string; told: Told | undefined; advice: string; code: string; wait?: number }[] = [
    {
      name: 'a wrong secret',
      told: oauthError(401, 'invalid_client'),
      advice: 'refused',
      code: 'token-invalid_client',
    },
    { name: 'a bad request', told: oauthError(400, SECRET), advice: 'refused', code: 'token-refused' },
    { name: 'a missing endpoint', told: { status: 404 }, advice: 'refused', code: 'token-refused' },
    { name: 'a lost connection', told: undefined, advice: 'try again', code: 'token-endpoint-unreachable' },
    {
      name: 'throttling',
      told: { status: 429, headers: { 'retry-after': '7' } },
      advice: 'try again',
      code: 'token-endpoint-busy',
      wait: 7,
    },
    {
      name: 'an answer without a token',
      told: { status: 200, body: '{"expires_in":3600}' },
      advice: 'refused',
      code: 'token-answer-not-understood',
    },
    {
      name: 'an answer without an end',
      told: { status: 200, body: '{"access_token":"t"}' },
      advice: 'refused',
      code: 'token-answer-not-understood',
    },
    {
      name: 'a page instead of an answer',
      told: { status: 200, body: '<html>' },
      advice: 'refused',
      code: 'token-answer-not-understood',
    },
  ]
  for (const { name, told, advice, code, wait } of failures)
    it(`${name} is trouble that says "${advice}" and tells no secret`, async () => {
      tell = () => told
      const fault = await open()
        .tokenFor(GRAPH_SCOPE)
        .then(
          () => undefined,
          (reason: unknown) => reason,
        )
      assert.ok(fault instanceof Trouble)
      assert.deepEqual([fault.advice, fault.code, fault.retryAfterSeconds], [advice, code, wait])
      assert.doesNotMatch(`${fault.stack} ${JSON.stringify(fault)}`, /do-not|tell=|app-1|tenant-1/)
    })

  it('do not follow the endpoint to another address with the secret', async () => {
    const elsewhere = await startLoopback(() => granted(3600))
    tell = () => ({ status: 307, headers: { location: `${elsewhere.url}/token` } })
    await assert.rejects(open().tokenFor(GRAPH_SCOPE), { advice: 'refused', status: 307 })
    assert.equal(elsewhere.asked.length, 0)
    await elsewhere.close()
  })

  it('are never asked for over plain http beyond this machine', () => {
    for (const url of [
      'http://tokens.example/token',
      'http://127.0.0.1.evil.example/token',
      'ftp://127.0.0.1/',
    ])
      assert.throws(() => openTokens({ ...settings(), tokenEndpointUrl: url }), {
        code: 'token-endpoint-not-https',
      })
  })
})

describe('tokens in local mode', () => {
  it('are a fixed word, and nobody is asked', async () => {
    const server = await startLoopback(() => ({ status: 500 }))
    const tokens = openTokens({
      local: true,
      appId: '',
      appPassword: undefined,
      tenantId: '',
      appType: 'SingleTenant',
      tokenEndpointUrl: `${server.url}/token`,
    })
    assert.match(await tokens.tokenFor(GRAPH_SCOPE), /^\w+$/)
    assert.equal(server.asked.length, 0)
    await server.close()
  })
})

function oauthError(status: number, error: string): Told {
  return { status, body: JSON.stringify({ error, error_description: `${SECRET} for app-1 of tenant-1` }) }
}
