/** The keys in an Azure Key Vault: read over real HTTP with the token of that scope, and never told in a fault. */
import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dataKeysOf } from '../../src/compose-keys.ts'
import { readSettings, type Settings } from '../../src/config.ts'
import { EXAMPLE_KEYS } from '../../src/data-keys.ts'
import { readVaultSecret, VAULT_SCOPE } from '../../src/gateways/key-vault.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { TEST_KEYS, testKeys } from '../support/keys.ts'

describe('the secret of a Key Vault', () => {
  let server: Server
  let url: string
  let answers: { status: number; body: string; headers?: Record<string, string> }[] = []
  const asked: { path: string | undefined; authorization: string | undefined }[] = []
  const scopes: string[] = []
  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/token') {
        let text = ''
        request.on('data', (part) => {
          text += part
        })
        request.on('end', () => {
          scopes.push(new URLSearchParams(text).get('scope') ?? '')
          response.setHeader('content-type', 'application/json')
          response.end(JSON.stringify({ access_token: 'a-token', token_type: 'Bearer', expires_in: 3600 }))
        })
        return
      }
      asked.push({ path: request.url, authorization: request.headers.authorization })
      const { status, body, headers = {} } = answers.shift() ?? { status: 500, body: '' }
      response.writeHead(status, headers)
      response.end(body)
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => server.close())
  beforeEach(() => {
    answers = []
    asked.length = 0
    scopes.length = 0
  })

  const tokens = {
    tokenFor: async (scope: string) => {
      scopes.push(scope)
      return 'a-token'
    },
  }
  const read = () => readVaultSecret(`${url}/secrets/data-keys`, tokens, [1, 1])
  const troubleOf = (work: () => Promise<unknown>): Promise<string> =>
    work().then(
      () => 'none',
      (fault) => {
        assert.ok(fault instanceof Trouble)
        return fault.message
      },
    )
  const council = (more: Record<string, string>): Settings => {
    const settings = readSettings({
      MicrosoftAppId: '00000000-0000-4000-8000-00000000b071',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-0000000000aa',
      MicrosoftAppPassword: 'loopback-only',
      TOKEN_ENDPOINT_URL: `${url}/token`,
      ...{ MAILBOX: 'prison.contact@council.example', AUTHORITY_FILE: './not-read.json', ...more },
    })
    if ('faults' in settings) throw new Error(settings.faults.join('\n'))
    return settings
  }

  it('is asked for with its version of the interface and the token of the vault', async () => {
    answers = [{ status: 200, body: JSON.stringify({ value: TEST_KEYS, id: 'x' }) }]
    assert.equal(await read(), TEST_KEYS)
    assert.deepEqual(asked, [{ path: '/secrets/data-keys?api-version=7.4', authorization: 'Bearer a-token' }])
    assert.deepEqual(scopes, [VAULT_SCOPE])
  })

  it('is asked for again where the vault is slow or broken, and not where it says no', async () => {
    const well = { status: 200, body: JSON.stringify({ value: 'x' }) }
    answers = [{ status: 503, body: '' }, { status: 429, body: '' }, well]
    assert.equal(await read(), 'x')
    answers = [{ status: 503, body: '' }, { status: 503, body: '' }, { status: 503, body: '' }, well]
    assert.equal(await troubleOf(read), 'try again: vault (503)')
    for (const [status, said] of [
      [403, 'refused: vault (403)'],
      [401, 'refused: vault (401)'],
      [404, 'not there: no-such-secret (404)'],
    ] as const) {
      answers = [{ status, body: TEST_KEYS }, well]
      assert.equal(await troubleOf(read), said)
    }
  })

  it('is not fetched from anywhere else, and nothing else is taken for it', async () => {
    answers = [{ status: 302, body: '', headers: { location: `${url}/elsewhere` } }]
    assert.equal(
      await troubleOf(() => readVaultSecret(`${url}/secrets/x`, tokens, [])),
      'try again: vault-unavailable',
    )
    assert.equal(asked.length, 1)
    assert.equal(
      await troubleOf(() => readVaultSecret('http://vault.example/secrets/x', tokens, [])),
      'refused: address-not-trusted',
    )
    for (const body of ['not json', '{}', '{"value":7}', JSON.stringify({ value: 'x'.repeat(30_000) })]) {
      answers = [{ status: 200, body }]
      assert.equal(await troubleOf(read), 'refused: vault-answer')
    }
  })

  it('becomes the keys of a council, with the identity that its settings give', async () => {
    answers = [{ status: 200, body: JSON.stringify({ value: TEST_KEYS }) }]
    assert.deepEqual(await dataKeysOf(council({ DATA_KEYS_URL: `${url}/secrets/data-keys` })), testKeys())
    assert.deepEqual(scopes, [VAULT_SCOPE])
  })

  it('stops the start in a sentence without any part of it, where it is no key', async () => {
    answers = [{ status: 200, body: JSON.stringify({ value: 'hunter2:hunter2' }) }]
    const settings = council({ DATA_KEYS_URL: `${url}/secrets/data-keys` })
    await assert.rejects(
      dataKeysOf(settings),
      ({ message }: Error) =>
        /^The secret of DATA_KEYS_URL must have 32 bytes/.test(message) && !message.includes('hunter2'),
    )
    answers = [{ status: 403, body: '' }]
    await assert.rejects(
      dataKeysOf(settings),
      /could not be fetched from DATA_KEYS_URL \(refused: vault \(403\)\)/,
    )
  })

  it('is never the example that everybody can read', async () => {
    await assert.rejects(dataKeysOf(council({ DATA_KEYS: EXAMPLE_KEYS })), /is the example/)
    await assert.rejects(
      dataKeysOf(council({ DATA_KEYS: EXAMPLE_KEYS.replace('2026-11', 'mine') })),
      /is the example/,
    )
  })
})
