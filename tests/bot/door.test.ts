/** Who gets in: every token and activity that is not Teams speaking to this bot about this tenant is a 401. */
import assert from 'node:assert/strict'
import { openDoor } from '../../src/bot/authentication.ts'
import { isTrustedServiceUrl } from '../../src/bot/service-url.ts'
import { startBot, type TestBot } from '../support/echo-bot.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { encode, newKey, signToken, signWithPublicKey, type TokenParts } from '../support/teams-keys.ts'

const OTHER = '00000000-0000-4000-8000-0000000000ff'
const SOON = 3600
const seconds = () => Math.floor(Date.now() / 1000)

describe('the door of the bot', () => {
  let teams: LoopbackTeams
  let bot: TestBot
  before(async () => {
    teams = await openTeams()
    teams.keys.push(
      newKey('unendorsed', null),
      newKey('endorses-nothing', []),
      newKey('webchat-only', ['webchat']),
    )
    bot = await startBot(teams)
  })
  after(async () => {
    await bot.close()
    await teams.close()
  })

  const hello = (changes: TokenParts = {}) => ({
    type: 'message',
    id: '1795286949001',
    text: 'hello',
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: { id: '29:1a', aadObjectId: OTHER },
    recipient: { id: `28:${teams.appId}` },
    conversation: { id: 'a:1door', conversationType: 'personal', tenantId: teams.tenantId },
    channelData: { tenant: { id: teams.tenantId } },
    ...changes,
  })
  const key = (kid: string) => teams.keys.find((each) => each.kid === kid) ?? assert.fail(kid)
  const enter = (authorization: string | undefined, activity: unknown = hello()) =>
    teams.send(activity, { authorization })
  const bearer = (claims: TokenParts = {}, kid = 'key-1') => `Bearer ${teams.token(claims, key(kid))}`
  const isRefused = async (code: string, answer: ReturnType<typeof enter>) =>
    assert.deepEqual(await answer, { status: 401, body: { error: { code } } })

  it('lets in a good token with a good activity, and the bot answers in the conversation', async () => {
    const before = teams.posts('a:1door').length
    assert.deepEqual(await enter(bearer()), { status: 200, body: undefined })
    assert.equal(teams.posts('a:1door').at(before)?.activity.text, 'You said: hello')
  })

  it('lets in a token that ended less than five minutes ago, or starts in less than five', async () => {
    assert.equal((await enter(bearer({ exp: seconds() - 240 }))).status, 200)
    assert.equal((await enter(bearer({ nbf: seconds() + 240 }))).status, 200)
  })

  it('lets in a service address that differs by a slash at the end or the case of its host', async () => {
    assert.equal((await enter(bearer({ serviceurl: teams.url }))).status, 200)
    assert.equal((await enter(bearer({ serviceurl: teams.serviceUrl.toUpperCase() }))).status, 200)
  })

  it('lets in a token that names the tenant of the council or that of the Connector, and none of another', async () => {
    for (const tid of [teams.tenantId, teams.tenantId.toUpperCase(), 'd6d49420-f39b-4df7-a1dc-d59a935871db'])
      assert.equal((await enter(bearer({ tid }))).status, 200)
    for (const tid of [OTHER, '', 7]) await isRefused('WrongTenant', enter(bearer({ tid })))
  })

  it('lets in a sender who names the tenant of the council', async () => {
    const from = { id: '29:1a', aadObjectId: OTHER, tenantId: teams.tenantId }
    assert.equal((await enter(bearer(), hello({ from }))).status, 200)
  })

  it('lets in an activity that names the tenant in one of its two places', async () => {
    assert.equal((await enter(bearer(), hello({ channelData: {} }))).status, 200)
    const conversation = { id: 'a:1door' }
    assert.equal((await enter(bearer(), hello({ conversation }))).status, 200)
  })

  const tokens: readonly (readonly [string, string, () => string | undefined])[] = [
    ['a request with no header', 'NoToken', () => undefined],
    ['a header of another scheme', 'NotBearer', () => `Basic ${teams.token()}`],
    ['a token of two parts', 'BadToken', () => bearer().split('.').slice(0, 2).join('.')],
    ['a token that is not one', 'BadToken', () => 'Bearer a.b.c'],
    ['two tokens', 'BadToken', () => `${bearer()} ${teams.token()}`],
    [
      'a token with a bad signature',
      'BadSignature',
      () => `Bearer ${signToken(teams.claims(), { ...newKey('key-1') })}`,
    ],
    [
      'a token with a changed payload',
      'BadSignature',
      () => {
        const [header, , signature] = teams.token().split('.')
        return `Bearer ${header}.${encode(teams.claims({ exp: seconds() + 9 * SOON }))}.${signature}`
      },
    ],
    [
      'a token with alg none',
      'WrongAlgorithm',
      () => `Bearer ${encode({ alg: 'none', kid: 'key-1' })}.${encode(teams.claims())}.`,
    ],
    [
      'a token with HS256 with the public key',
      'WrongAlgorithm',
      () => `Bearer ${signWithPublicKey(teams.claims(), key('key-1'))}`,
    ],
    [
      'a token with RS384',
      'WrongAlgorithm',
      () => `Bearer ${teams.token({}, key('key-1'), { alg: 'RS384' })}`,
    ],
    [
      'a token with no key id',
      'UnknownKey',
      () => `Bearer ${teams.token({}, key('key-1'), { kid: undefined })}`,
    ],
    ['a token with a start that is ahead', 'NotYetValid', () => bearer({ nbf: seconds() + SOON })],
    ['a token with an end that is past', 'Expired', () => bearer({ exp: seconds() - 301 })],
    ['a token with no end', 'NoExpiry', () => bearer({ exp: undefined })],
    ['a token with an end that is not a number', 'NoExpiry', () => bearer({ exp: 'tomorrow' })],
    ['a token with another issuer', 'WrongIssuer', () => bearer({ iss: 'https://sts.windows.net/' })],
    ['a token with no issuer', 'WrongIssuer', () => bearer({ iss: undefined })],
    ['a token with another audience', 'WrongAudience', () => bearer({ aud: OTHER })],
    ['a token with no audience', 'WrongAudience', () => bearer({ aud: undefined })],
    ['a token signed by a key that no channel endorses', 'NotEndorsed', () => bearer({}, 'unendorsed')],
    [
      'a token signed by a key that endorses an empty list',
      'NotEndorsed',
      () => bearer({}, 'endorses-nothing'),
    ],
    [
      'a token signed by a key that another channel endorses',
      'NotEndorsed',
      () => bearer({}, 'webchat-only'),
    ],
    ['a token with no service address', 'ServiceUrlNotClaimed', () => bearer({ serviceurl: undefined })],
    [
      'a token with another service address',
      'ServiceUrlNotClaimed',
      () => bearer({ serviceurl: 'https://smba.trafficmanager.net/uk/' }),
    ],
    [
      'a token with a longer service address',
      'ServiceUrlNotClaimed',
      () => bearer({ serviceurl: `${teams.serviceUrl}uk/` }),
    ],
  ]
  for (const [what, code, authorization] of tokens)
    it(`refuses ${what}`, () => isRefused(code, enter(authorization())))

  const activities: readonly (readonly [string, string, () => TokenParts])[] = [
    ['no channelId', 'NoChannel', () => ({ channelId: undefined })],
    ['an empty channelId', 'NoChannel', () => ({ channelId: '' })],
    ['another channel', 'WrongChannel', () => ({ channelId: 'webchat' })],
    ['the emulator as its channel', 'WrongChannel', () => ({ channelId: 'emulator' })],
    ['no serviceUrl', 'NoServiceUrl', () => ({ serviceUrl: undefined })],
    [
      'another serviceUrl',
      'ServiceUrlNotClaimed',
      () => ({ serviceUrl: 'https://smba.trafficmanager.net/uk/' }),
    ],
    ['another tenant', 'WrongTenant', () => ({ conversation: { id: 'a:1door', tenantId: OTHER } })],
    ['another tenant in its channel data', 'WrongTenant', () => ({ channelData: { tenant: { id: OTHER } } })],
    ['a sender of another tenant', 'WrongTenant', () => ({ from: { id: '29:1a', tenantId: OTHER } })],
    [
      'another tenant in either place, however the other one is',
      'WrongTenant',
      () => ({ conversation: { id: 'a:1door', tenantId: OTHER }, channelData: {} }),
    ],
    ['a tenant that is empty', 'WrongTenant', () => ({ channelData: { tenant: { id: '' } } })],
    ['a tenant that is not text', 'WrongTenant', () => ({ channelData: { tenant: { id: { a: 1 } } } })],
    ['no tenant', 'NoTenant', () => ({ conversation: { id: 'a:1door' }, channelData: {} })],
  ]
  for (const [what, code, changes] of activities)
    it(`refuses an activity with ${what}, also after the token was let in once`, async () => {
      const authorization = bearer({ jti: what })
      assert.equal((await enter(authorization)).status, 200)
      await isRefused(code, enter(authorization, hello(changes())))
    })

  it('refuses a host that is not on the list, although token and activity agree on it', async () => {
    for (const serviceUrl of [
      'https://smba.example/uk/',
      'http://127.0.0.1:1/',
      `http://x@${new URL(teams.url).host}/`,
    ])
      await isRefused(
        'ServiceUrlNotTrusted',
        enter(bearer({ serviceurl: serviceUrl }), hello({ serviceUrl })),
      )
  })

  it('refuses an activity without a type as a bad request, once the token is good', async () => {
    await isRefused('NoToken', enter(undefined, hello({ type: undefined })))
    const answer = await enter(bearer(), hello({ type: undefined }))
    assert.deepEqual(answer, { status: 400, body: { error: { code: 'NotAnActivity' } } })
  })
})

describe('the door in local mode', () => {
  const settings = { appId: '', tenantId: '', tokenIssuer: '', serviceUrlHosts: [] }
  const door = openDoor(settings, { find: () => assert.fail('no key is asked for') })
  const here = { channelId: 'msteams', serviceUrl: 'http://localhost:56150/_connector' }

  it('asks for no token', async () => {
    assert.equal(await door.refuse(undefined, here), undefined)
    assert.equal(await door.refuse(undefined, { ...here, channelId: 'emulator' }), undefined)
  })

  it('refuses every address but those of this machine, and every other channel', async () => {
    for (const serviceUrl of [
      'https://smba.trafficmanager.net/uk/',
      'http://localhost.example/',
      'http://10.0.0.1/',
    ])
      assert.deepEqual(await door.refuse(undefined, { ...here, serviceUrl }), {
        code: 'ServiceUrlNotTrusted',
      })
    assert.deepEqual(await door.refuse(undefined, { channelId: 'msteams' }), { code: 'NoServiceUrl' })
    assert.deepEqual(await door.refuse(undefined, { ...here, channelId: 'webchat' }), {
      code: 'WrongChannel',
    })
  })
})

describe('the list of service hosts', () => {
  const hosts = ['smba.trafficmanager.net', '.botframework.com', '127.0.0.1:4000']
  const rows: readonly (readonly [string, boolean])[] = [
    ['https://smba.trafficmanager.net/uk/', true],
    ['https://SMBA.trafficmanager.net/', true],
    ['https://webchat.botframework.com/', true],
    ['http://127.0.0.1:4000/', true],
    ['http://smba.trafficmanager.net/uk/', false],
    ['https://botframework.com/', false],
    ['https://evilbotframework.com/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://evil.example/smba.trafficmanager.net', false],
    ['http://127.0.0.1:4001/', false],
    ['ftp://smba.trafficmanager.net/', false],
    ['not an address', false],
  ]
  for (const [address, trusted] of rows)
    it(`${trusted ? 'trusts' : 'does not trust'} ${address}`, () =>
      assert.equal(isTrustedServiceUrl(address, hosts), trusted))
})
