/** No secret, token or private key reaches an error or the log, whatever goes wrong with it in hand. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectors } from '../../src/gateways/connector.ts'
import { graphGateway } from '../../src/gateways/graph.ts'
import { GRAPH_SCOPE, openTokens, usesSecret } from '../../src/gateways/tokens.ts'
import { entraSource } from '../../src/gateways/tokens-entra.ts'
import { openWorld } from '../support/outside-world.ts'
import { startLoopback, type Told } from './loopback.ts'
import { faultOf, keepsQuiet, pemOf, settings, WORD } from './rare-word.ts'

describe('a secret', () => {
  const answers: [why: string, told: Told | undefined][] = [
    [
      'is refused',
      { status: 401, body: JSON.stringify({ error: 'invalid_client', error_description: WORD }) },
    ],
    ['is said back as the error', { status: 400, body: JSON.stringify({ error: `${WORD} ${WORD}` }) }],
    ['is said back as if it were an error word', { status: 400, body: JSON.stringify({ error: WORD }) }],
    ['is said back in no JSON', { status: 500, body: `<html>${WORD}` }],
    ['is answered with a redirect', { status: 302, headers: { location: `http://127.0.0.1:1/${WORD}` } }],
    [
      'is answered with a token that is none',
      { status: 200, body: JSON.stringify({ access_token: `${WORD}\n` }) },
    ],
    ['meets a cut connection', undefined],
  ]
  for (const [why, answer] of answers)
    it(`stays out of errors and the log where it ${why}`, async () => {
      const server = await startLoopback(() => answer)
      const tokens = openTokens(settings({ tokenEndpointUrl: `${server.url}/token` }))
      keepsQuiet(await faultOf(tokens.tokenFor(GRAPH_SCOPE)))
      assert.match(server.asked[0]?.body ?? '', new RegExp(WORD))
      await server.close()
    })

  it('stays out of them where nobody listens, and where the address may not have it', async () => {
    const server = await startLoopback(() => undefined)
    await server.close()
    keepsQuiet(await faultOf(openTokens(settings({ tokenEndpointUrl: server.url })).tokenFor(GRAPH_SCOPE)))
    const open = async () => openTokens(settings({ tokenEndpointUrl: `http://${WORD}.example/` }))
    keepsQuiet(await faultOf(open()))
  })

  it('is warned of in a council, and not where there is an identity, a certificate or local mode', () => {
    assert.equal(usesSecret(settings()), true)
    assert.equal(
      usesSecret(settings({ tokenEndpointUrl: 'https://a.example', appCertificatePath: 'a' })),
      true,
    )
    assert.equal(usesSecret(settings({ appCertificatePath: './bot.pem' })), false)
    assert.equal(usesSecret(settings({ appType: 'UserAssignedMSI' })), false)
    assert.equal(usesSecret(settings({ appPassword: undefined })), false)
    assert.equal(usesSecret(settings({ local: true })), false)
  })

  it('is warned of in the log at each start, and not told', async () => {
    const world = await openWorld()
    await world.close()
    const warned = world.logged.filter((line) => line.includes('client secret in use'))
    assert.equal(warned.length, 1)
    assert.equal(world.logged.join('').includes(world.teams.envFor().MicrosoftAppPassword ?? ''), false)
  })
})

describe('what the identity library throws', () => {
  class Throws {
    async getToken(): Promise<never> {
      const fault = new Error(`AADSTS700027: ${WORD}`, { cause: new Error(WORD) })
      throw Object.assign(fault, {
        statusCode: 401,
        errorResponse: { error: WORD.toUpperCase(), detail: WORD },
      })
    }
  }
  const library = async () => ({
    ClientSecretCredential: Throws,
    ClientCertificateCredential: Throws,
    ManagedIdentityCredential: Throws,
  })

  it('goes no further, whichever way the bot proves who it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pem-'))
    const path = join(folder, 'bot.pem')
    writeFileSync(path, pemOf(`${WORD}`, WORD))
    for (const more of [{}, { appCertificatePath: path }, { appType: 'UserAssignedMSI' }] as const) {
      const source = entraSource(settings(more), library as unknown as Parameters<typeof entraSource>[1])
      keepsQuiet(await faultOf(source.ask(GRAPH_SCOPE)))
    }
    rmSync(folder, { recursive: true })
  })
})

describe('a token', () => {
  const tokens = { tokenFor: async () => WORD }

  it('stays out of errors and the log, whatever Graph says', async () => {
    for (const answer of [
      { status: 401, body: WORD },
      { status: 500, body: `{"error":{"code":"${WORD} x"}}` },
      undefined,
    ]) {
      const server = await startLoopback(() => answer)
      const graph = graphGateway({ baseUrl: `${server.url}/v1.0`, mailbox: 'bot@council.example', tokens })
      keepsQuiet(await faultOf(graph.findSent('d', '2026-11-24T10:00:00Z')))
      assert.equal(server.asked[0]?.headers.authorization, `Bearer ${WORD}`)
      await server.close()
    }
  })

  it('stays out of them, whatever the Connector says', async () => {
    for (const answer of [
      { status: 403, body: WORD },
      { status: 502, body: `{"error":{"code":"${WORD} x"}}` },
      undefined,
    ]) {
      const server = await startLoopback(() => answer)
      const links = connectors({ tokens, trusts: () => true })
      const { conversations } = links.to(`${server.url}/`)
      keepsQuiet(await faultOf(conversations.sendToConversation('c', { type: 'message' })))
      assert.equal(server.asked[0]?.headers.authorization, `Bearer ${WORD}`)
      links.close()
      await server.close()
    }
  })
})
