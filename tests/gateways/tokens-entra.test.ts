/** Tokens from Entra by managed identity, with the identity endpoint of App Service on this machine. */
import assert from 'node:assert/strict'
import { BOT_SCOPE, GRAPH_SCOPE, openTokens, type TokenSettings } from '../../src/gateways/tokens.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { startLoopback, type Told } from './loopback.ts'

describe('tokens from a managed identity', () => {
  const managed: TokenSettings = {
    local: false,
    appId: '00000000-0000-4000-8000-000000000001',
    appPassword: undefined,
    tenantId: '00000000-0000-4000-8000-000000000002',
    appType: 'UserAssignedMSI',
    tokenEndpointUrl: undefined,
  }
  const names = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'IDENTITY_SERVER_THUMBPRINT'] as const
  const before = names.map((name) => [name, process.env[name]] as const)
  afterEach(() => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  })
  const startIdentity = async (told: Told) => {
    const server = await startLoopback(() => told)
    delete process.env.IDENTITY_SERVER_THUMBPRINT
    process.env.IDENTITY_ENDPOINT = `${server.url}/msi/token`
    process.env.IDENTITY_HEADER = 'word'
    return server
  }

  it("are asked for with the bot's own id, without a secret", async () => {
    const endsAt = Math.floor(Date.now() / 1000) + 3600
    const body = JSON.stringify({
      access_token: 'managed',
      expires_on: String(endsAt),
      resource: 'r',
      token_type: 'Bearer',
    })
    const server = await startIdentity({ status: 200, headers: { 'content-type': 'application/json' }, body })
    const tokens = openTokens(managed)
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 'managed')
    assert.equal(await tokens.tokenFor(GRAPH_SCOPE), 'managed')
    assert.equal(server.asked.length, 1)
    const query = new URL(server.asked[0]?.url ?? '', server.url).searchParams
    assert.equal(query.get('client_id'), managed.appId)
    assert.equal(query.get('resource'), 'https://graph.microsoft.com')
    await server.close()
  })

  it('that are refused are trouble without the texts of the library', async () => {
    const body = JSON.stringify({ statusCode: 400, message: `no identity ${managed.appId}` })
    const server = await startIdentity({ status: 400, headers: { 'content-type': 'application/json' }, body })
    const fault = await openTokens(managed)
      .tokenFor(BOT_SCOPE)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      )
    assert.ok(fault instanceof Trouble)
    assert.doesNotMatch(`${fault.message} ${JSON.stringify(fault)}`, /0000-4000|identity/)
    await server.close()
  })
})
