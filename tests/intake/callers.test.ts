/** The door of the API: which tokens come in, which do not, and that nothing is read of who does not. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request } from 'node:http'
import { newKey, signToken, signWithPublicKey, type TokenParts } from '../support/teams-keys.ts'
import { LEAST, type OpenApi, openApi, rowsIn } from './open-api.ts'
import { API, OTHER_SYSTEM, TENANT } from './tenant.ts'

const ELSEWHERE = '00000000-0000-4000-8000-0000000000ee'

describe('the door of the API', () => {
  let api: OpenApi
  before(async () => {
    api = await openApi()
  })
  after(() => api.close())

  const send = (token: string) => api.send(LEAST, { authorization: `Bearer ${token}` })
  /** Counted when the token is made: these tests may wait long for their turn. */
  const timed = (claim: 'exp' | 'nbf', from: number): TokenParts => ({
    get [claim]() {
      return Math.floor(Date.now() / 1000) + from
    },
  })

  const welcome: Readonly<Record<string, TokenParts>> = {
    'of the newer kind, for the id of the application': {},
    'for the address of the application': { aud: `api://${API}` },
    'of the older kind': {
      ...{ iss: `https://sts.windows.net/${TENANT}/`, ver: '1.0', aud: `api://${API}` },
      ...{ azp: undefined, appid: OTHER_SYSTEM, idtyp: undefined },
    },
    'with other roles beside': { roles: ['Something.Else', 'Referral.Write'] },
    'that ended a minute ago, since clocks differ': timed('exp', -60),
  }
  for (const [name, changes] of Object.entries(welcome))
    it(`lets a token in ${name}`, async () => {
      assert.equal((await send(api.tenant.token(changes))).status, 201)
    })

  const unwelcome: Readonly<Record<string, readonly [string, TokenParts, TokenParts?]>> = {
    'of another tenant by its issuer': [
      'WrongIssuer',
      { iss: `https://login.microsoftonline.com/${ELSEWHERE}/v2.0` },
    ],
    'of another tenant by its own word': ['WrongTenant', { tid: ELSEWHERE }],
    'without a tenant': ['WrongTenant', { tid: undefined }],
    'for another API': ['WrongAudience', { aud: ELSEWHERE }],
    'for everything': ['WrongAudience', { aud: '*' }],
    'that has ended': ['Expired', timed('exp', -400)],
    'that never ends': ['NoExpiry', { exp: undefined }],
    'that has not begun': ['NotYetValid', timed('nbf', 400)],
    'that a person signed in for': ['NotAnApplication', { idtyp: 'user' }],
    'that a person signed in for, by its scope': [
      'NotAnApplication',
      { idtyp: undefined, scp: 'Referral.Write' },
    ],
    'that names no application': ['NoApplication', { azp: undefined }],
    'that names an application by anything but an id': ['NoApplication', { azp: 'case-system' }],
    'under a key that nobody published': ['UnknownKey', {}, { kid: 'made-up' }],
    'that wants no signature': ['WrongAlgorithm', {}, { alg: 'none' }],
  }
  for (const [name, [code, changes, header]] of Object.entries(unwelcome))
    it(`refuses a token ${name} with 401`, async () => {
      const before = await rowsIn(api.world)
      const { status, body, headers } = await send(api.tenant.token(changes, header))
      assert.deepEqual([status, body.code], [401, code])
      assert.equal(headers.get('content-type'), 'application/problem+json')
      assert.equal(headers.get('www-authenticate'), 'Bearer error="invalid_token"')
      assert.equal(api.refused.at(-1), code)
      assert.equal(await rowsIn(api.world), before)
    })

  it('refuses a signature of somebody else, and the public key used as a secret', async () => {
    const [, claims = ''] = api.tenant.token().split('.')
    const parts = JSON.parse(Buffer.from(claims, 'base64url').toString())
    const forged = signToken(parts, newKey(api.tenant.key.kid))
    assert.equal((await send(forged)).body.code, 'BadSignature')
    assert.equal((await send(signWithPublicKey(parts, api.tenant.key))).body.code, 'WrongAlgorithm')
  })

  it('refuses no token, another scheme, and text that is no token', async () => {
    const { status, body, headers } = await api.send(LEAST, { authorization: undefined })
    assert.deepEqual([status, body.code, headers.get('www-authenticate')], [401, 'NoToken', 'Bearer'])
    assert.equal((await api.send(LEAST, { authorization: 'Basic eDp5' })).body.code, 'NotBearer')
    for (const token of ['x', 'a.b.c', '..', `${randomUUID()}`])
      assert.equal((await send(token)).body.code, 'BadToken', token)
  })

  it('refuses an application without the role with 403', async () => {
    for (const roles of [undefined, [], ['Referral.Read'], 'Referral.Write', ['referral.write']]) {
      const { status, body, headers } = await send(api.tenant.token({ roles }))
      assert.deepEqual([status, body.code], [403, 'RoleMissing'])
      assert.equal(headers.get('www-authenticate'), 'Bearer error="insufficient_scope"')
    }
  })

  it('looks at the caller before it reads the body, whatever that is', async () => {
    const answers = await Promise.all([
      api.post('not json', { authorization: undefined, 'content-type': 'text/plain' }),
      api.post('x'.repeat(900_000), { authorization: undefined, 'content-type': 'application/json' }),
    ])
    assert.deepEqual(
      answers.map(({ body }) => body.code),
      ['NoToken', 'NoToken'],
    )
  })
})

describe('the door of the API when the keys of the tenant cannot be read', () => {
  it('answers 503 and when to try again, and writes the fault down under an id', async () => {
    const api = await openApi({ url: 'http://127.0.0.1:9/metadata' })
    try {
      const { status, body, headers } = await api.send(LEAST)
      assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'KeysUnavailable', '30'])
      assert.equal(api.faults.length, 1)
    } finally {
      await api.close()
    }
  })
})

describe('the door of the API in local mode', () => {
  let api: OpenApi
  before(async () => {
    api = await openApi({ appId: '' })
  })
  after(() => api.close())

  it('asks a program of this machine for no token', async () => {
    assert.equal((await api.send(LEAST, { authorization: undefined })).status, 201)
  })

  it('refuses a page of another site, and another name for this machine', async () => {
    const other = request(`${api.url}/api/referrals/PCA-2026-0001`, {
      headers: { host: 'evil.example' },
    }).end()
    const [answer] = await once(other, 'response')
    answer.resume()
    assert.equal(answer.statusCode, 401)
    const { status, body } = await api.send(LEAST, {
      authorization: undefined,
      origin: 'https://site.example',
    })
    assert.deepEqual([status, body.code], [401, 'NotThisMachine'])
  })
})

describe('a caller in a hurry', () => {
  it('is told with 429 when to come again, and another caller is not kept waiting', async () => {
    const api = await openApi({ requestsPerMinute: 3 })
    try {
      const statuses = []
      for (let sent = 0; sent < 4; sent++) statuses.push((await api.send(LEAST)).status)
      assert.deepEqual(statuses, [201, 201, 201, 429])
      const { body, headers } = await api.get('/api/referrals/PCA-2026-0001')
      assert.equal(body.code, 'TooManyRequests')
      const wait = Number(headers.get('retry-after'))
      assert.ok(wait >= 1 && wait <= 20, String(wait))
      const other = `Bearer ${api.tenant.token({ azp: OTHER_SYSTEM })}`
      assert.equal((await api.send(LEAST, { authorization: other })).status, 201)
    } finally {
      await api.close()
    }
  })
})
