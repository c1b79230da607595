/** The bot proves who it is with a certificate: what is signed, what is wrong with the file, and that its key goes nowhere. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GRAPH_SCOPE, openTokens } from '../../src/gateways/tokens.ts'
import { entraSource } from '../../src/gateways/tokens-entra.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { APP, faultOf, keepsQuiet, pemOf, settings, TENANT, WORD } from './rare-word.ts'

describe('a certificate', () => {
  let folder: string
  let path: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), `pem-${WORD}-`))
    path = join(folder, 'bot.pem')
  })
  after(() => rmSync(folder, { recursive: true }))
  const certified = () => settings({ appPassword: undefined, appCertificatePath: path })

  for (const [why, text, code] of [
    ['is not there', undefined, 'certificate-not-read'],
    [
      'has no key beside it',
      `-----BEGIN CERTIFICATE-----\n${WORD}\n-----END CERTIFICATE-----\n`,
      'certificate-not-pem-with-key',
    ],
    ['is something else', WORD, 'certificate-not-pem-with-key'],
  ] as const)
    it(`that ${why} is trouble that a person must mend, and its text and place stay out of it`, async () => {
      rmSync(path, { force: true })
      if (text !== undefined) writeFileSync(path, text)
      const fault = await faultOf(openTokens(certified()).tokenFor(GRAPH_SCOPE))
      keepsQuiet(fault)
      assert.ok(fault instanceof Trouble)
      assert.deepEqual([fault.advice, fault.code], ['refused', code])
    })

  it('is read anew once it is mended', async () => {
    const seen: unknown[] = []
    class Keeps {
      constructor(...given: unknown[]) {
        seen.push(...given.slice(0, 3))
      }
      getToken = async () => ({ token: 'certified', expiresOnTimestamp: Date.now() + 3_600_000 })
    }
    const library = async () => ({ ClientCertificateCredential: Keeps })
    const source = entraSource(certified(), library as unknown as Parameters<typeof entraSource>[1])
    rmSync(path, { force: true })
    await assert.rejects(source.ask(GRAPH_SCOPE), { code: 'certificate-not-read' })
    const pem = pemOf('a', 'b')
    writeFileSync(path, pem)
    assert.equal((await source.ask(GRAPH_SCOPE)).token, 'certified')
    assert.deepEqual(seen, [TENANT, APP, { certificate: pem }])
  })

  it('signs what is sent to Entra, and its key goes nowhere', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    writeFileSync(path, `${key}-----BEGIN CERTIFICATE-----\nTUlJQw==\n-----END CERTIFICATE-----\n`)
    const asked: { url: string; body: string }[] = []
    const source = entraSource(certified(), async () => overLoopback(await import('@azure/identity'), asked))
    assert.equal((await source.ask(GRAPH_SCOPE)).token, 'certified')
    const form = new URLSearchParams(asked.at(-1)?.body)
    assert.equal(form.get('client_id'), APP)
    assert.equal(form.get('scope')?.split(' ')[0], GRAPH_SCOPE)
    const [head = '', body = '', signature = ''] = (form.get('client_assertion') ?? '').split('.')
    const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString())
    assert.equal(alg, 'PS256')
    const how = { key: publicKey, padding: 6, saltLength: 32 }
    assert.ok(verify('sha256', Buffer.from(`${head}.${body}`), how, Buffer.from(signature, 'base64url')))
    const inner = key.split('\n')[1] ?? ''
    assert.ok(inner.length > 40)
    assert.equal(JSON.stringify(asked).includes(inner), false)
  })
})

type Library = typeof import('@azure/identity')
type Options = NonNullable<ConstructorParameters<Library['ClientCertificateCredential']>[3]>
type Client = NonNullable<Options['httpClient']>

/** The library as it is, with what it would send over the wire answered here. */
function overLoopback(library: Library, asked: { url: string; body: string }[]): Library {
  const authority = `https://login.microsoftonline.com/${TENANT}`
  const document = {
    issuer: `${authority}/v2.0`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
  }
  const token = { token_type: 'Bearer', expires_in: 3600, access_token: 'certified' }
  const sendRequest: Client['sendRequest'] = async (request) => {
    asked.push({ url: request.url, body: String(request.body ?? '') })
    const body = request.url.includes('openid-configuration') ? document : token
    return { request, status: 200, headers: request.headers, bodyAsText: JSON.stringify(body) }
  }
  class Here extends library.ClientCertificateCredential {
    constructor(tenant: string, app: string, pem: { certificate: string }, options: Options) {
      super(tenant, app, pem, { ...options, httpClient: { sendRequest } })
    }
  }
  return {
    ...library,
    ClientCertificateCredential: Here as unknown as Library['ClientCertificateCredential'],
  }
}
