/** Tokens while time goes by: one request for a renewal, clocks that jump, and an endpoint in trouble. */
import assert from 'node:assert/strict'
import { GRAPH_SCOPE, openTokens } from '../../src/gateways/tokens.ts'
import { type Loopback, startLoopback, type Told } from './loopback.ts'

const MINUTE = 60_000

describe('a token that is renewed', () => {
  let server: Loopback
  let now: number
  let tell: () => Promise<Told | undefined> | Told | undefined
  const granted = (): Told => ({
    status: 200,
    body: JSON.stringify({ expires_in: 3600, access_token: `t${server.asked.length}` }),
  })
  const open = () =>
    openTokens(
      {
        ...{ local: false, appId: 'app-1', appPassword: 'secret', tenantId: 'tenant-1' },
        ...{ appType: 'SingleTenant', tokenEndpointUrl: `${server.url}/token` },
      },
      () => now,
    )
  const many = (tokens: ReturnType<typeof open>) =>
    Promise.all(Array.from({ length: 40 }, () => tokens.tokenFor(GRAPH_SCOPE)))

  beforeEach(async () => {
    now = Date.parse('2026-11-21T09:00:00Z')
    tell = granted
    server = await startLoopback(() => tell())
  })
  afterEach(() => server.close())

  it('is asked for once however many wait, before it ends', async () => {
    const tokens = open()
    await tokens.tokenFor(GRAPH_SCOPE)
    now += 56 * MINUTE
    assert.deepEqual([...new Set(await many(tokens))], ['t2'])
    assert.equal(server.asked.length, 2)
  })

  it('is asked for once however many were refused with the old one', async () => {
    const tokens = open()
    const old = await tokens.tokenFor(GRAPH_SCOPE)
    const anew = Array.from({ length: 20 }, async () => {
      tokens.forget?.(GRAPH_SCOPE, old)
      return tokens.tokenFor(GRAPH_SCOPE)
    })
    assert.deepEqual([...new Set(await Promise.all(anew))], ['t2'])
    // One who was slow to hear of the old one does no harm to the new one.
    tokens.forget?.(GRAPH_SCOPE, old)
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
    assert.equal(server.asked.length, 2)
  })

  it('is refused to all who wait by one answer, and asked for again by the next', async () => {
    const tokens = open()
    tell = () => ({ status: 500 })
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => tokens.tokenFor(GRAPH_SCOPE)))
    assert.ok(ends.every(({ status }) => status === 'rejected'))
    assert.equal(server.asked.length, 1)
    tell = granted
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
  })

  it('is not asked for with every call while the endpoint is in trouble and the old one holds', async () => {
    const tokens = open()
    await tokens.tokenFor(GRAPH_SCOPE)
    tell = () => undefined
    now += 56 * MINUTE
    for (let call = 0; call < 10; call++) assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't1')
    assert.equal(server.asked.length, 2)
    tell = granted
    now += 30_000
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't3')
  })

  it('is never used after its end by our clock, not even after a renewal that failed just before', async () => {
    const tokens = open()
    await tokens.tokenFor(GRAPH_SCOPE)
    tell = () => ({ status: 503 })
    now += 60 * MINUTE - 1
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't1')
    now += 1
    await assert.rejects(tokens.tokenFor(GRAPH_SCOPE), { advice: 'try again' })
  })

  for (const hours of [-3, 3])
    it(`is had again when our clock has jumped by ${hours} hours and Graph refuses the old one`, async () => {
      const tokens = open()
      const old = await tokens.tokenFor(GRAPH_SCOPE)
      now += hours * 60 * MINUTE
      tokens.forget?.(GRAPH_SCOPE, old)
      assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
      assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 't2')
      assert.equal(server.asked.length, 2)
    })
})
