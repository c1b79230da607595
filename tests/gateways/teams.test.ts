/** The bot's posts in Teams: in the right place, once, and every fault turned into advice. */
import assert from 'node:assert/strict'
import { type Connectors, connectors } from '../../src/gateways/connector.ts'
import type { TeamsGateway } from '../../src/gateways/ports.ts'
import { type PersonConversation, teamsGateway } from '../../src/gateways/teams.ts'
import { BOT_SCOPE, openTokens } from '../../src/gateways/tokens.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { personalConversation } from '../support/teams-connector.ts'

const CHANNEL = '19:channel@thread.tacv2'
const PERSON = '00000000-0000-4000-8000-0000000000a1'
const CARD = { type: 'AdaptiveCard', version: '1.5', body: [] }
const card = { card: CARD, summary: 'PCA-2026-0001' }

describe('posts of the bot in Teams', () => {
  let teams: LoopbackTeams
  let links: Connectors
  let gateway: TeamsGateway
  let known: Map<string, PersonConversation>
  let spokenTo: boolean
  beforeEach(async () => {
    teams = await openTeams()
    const { appId, tenantId, url } = teams
    const tokens = openTokens({
      appId,
      tenantId,
      appPassword: 'loopback-only',
      appType: 'SingleTenant',
      tokenEndpointUrl: `${url}/token`,
      local: false,
    })
    links = connectors({ tokens, trusts: (address) => address.startsWith(url), timeoutMs: 300 })
    known = new Map()
    spokenTo = true
    gateway = teamsGateway({
      connectors: links,
      appId,
      tenantId,
      addresses: {
        channelServiceUrl: async () => (spokenTo ? teams.serviceUrl : undefined),
        personConversation: async (id) => known.get(id),
        savePersonConversation: async (id, conversation) => void known.set(id, conversation),
      },
    })
  })
  afterEach(async () => {
    links.close()
    await teams.close()
  })

  it('go to a channel as a new post, which can be changed later', async () => {
    const place = await gateway.postToChannel(CHANNEL, card)
    assert.equal(place.conversationId, `${CHANNEL};messageid=${place.activityId}`)
    await gateway.update(place, { card: { ...CARD, speak: 'changed' }, summary: 'PCA-2026-0001' })
    const [post, ...others] = teams.posts(CHANNEL)
    assert.equal(others.length, 0)
    assert.equal(post?.versions, 2)
    assert.deepEqual(post?.activity.attachments, [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { ...CARD, speak: 'changed' } },
    ])
  })

  it('carry the summary with a card, and are plain text without one', async () => {
    await gateway.postToChannel(CHANNEL, card)
    await gateway.postToChannel(CHANNEL, { text: 'a *plain* line' })
    const [first, second] = teams.posts(CHANNEL).map(({ activity }) => activity)
    assert.deepEqual([first?.summary, first?.text], ['PCA-2026-0001', undefined])
    assert.deepEqual([second?.textFormat, second?.text], ['plain', 'a *plain* line'])
  })

  it('open a conversation with a person once, keep it, and use it again', async () => {
    await gateway.postToPerson(PERSON, { text: 'one' })
    await gateway.postToPerson(PERSON, { text: 'two' })
    assert.deepEqual(
      teams.postsToPerson(PERSON).map(({ activity }) => activity.text),
      ['one', 'two'],
    )
    assert.equal(teams.calls.filter(({ path }) => path === '/v3/conversations').length, 1)
    assert.deepEqual(known.get(PERSON), {
      conversationId: personalConversation(PERSON),
      serviceUrl: teams.serviceUrl,
    })
    const [opened] = teams.calls
    assert.deepEqual(opened?.body, {
      bot: { id: `28:${teams.appId}` },
      isGroup: false,
      members: [{ id: PERSON }],
      channelData: { tenant: { id: teams.tenantId } },
      tenantId: teams.tenantId,
    })
  })

  it('open a new conversation when the stored one is gone, and only then', async () => {
    known.set(PERSON, { conversationId: 'a:1gone', serviceUrl: teams.serviceUrl })
    teams.fault({ path: /a%3A1gone/, status: 404, code: 'ConversationNotFound' })
    await gateway.postToPerson(PERSON, { text: 'found again' })
    assert.equal(teams.postsToPerson(PERSON).length, 1)
    assert.equal(known.get(PERSON)?.conversationId, personalConversation(PERSON))
    teams.fault({ status: 404, code: 'ConversationNotFound', times: 3 })
    await isTrouble(gateway.postToPerson(PERSON, { text: 'never' }), { advice: 'not there' })
  })

  it('wait until Teams has spoken to the bot once', async () => {
    spokenTo = false
    const waits = { advice: 'try again', code: 'NotInstalledYet' } as const
    await isTrouble(gateway.postToChannel(CHANNEL, card), waits)
    await isTrouble(gateway.postToPerson(PERSON, card), waits)
  })

  it('never go to an address that is not trusted, and no token does', async () => {
    known.set(PERSON, { conversationId: 'a:1x', serviceUrl: 'http://127.0.0.1:1/' })
    await isTrouble(gateway.postToPerson(PERSON, card), { advice: 'refused', code: 'ServiceUrlNotTrusted' })
    assert.equal(teams.asked.tokens, 0)
  })

  const answers: readonly (readonly [number, string | undefined, Trouble['advice'], string])[] = [
    [400, 'BadSyntax', 'refused', 'BadSyntax'],
    [403, 'MessageWritesBlocked', 'refused', 'MessageWritesBlocked'],
    [403, 'BotNotInConversationRoster', 'refused', 'BotNotInConversationRoster'],
    [404, 'ConversationNotFound', 'not there', 'ConversationNotFound'],
    [408, undefined, 'try again', 'ServiceError'],
    [412, 'PreconditionFailed', 'try again', 'PreconditionFailed'],
    [413, 'MessageSizeTooBig', 'refused', 'MessageSizeTooBig'],
    [429, 'Throttled', 'try again', 'Throttled'],
    [500, undefined, 'try again', 'ServiceError'],
    [502, undefined, 'try again', 'ServiceError'],
    [503, undefined, 'try again', 'ServiceError'],
    [504, undefined, 'try again', 'ServiceError'],
  ]
  for (const [status, code, advice, known] of answers)
    it(`turn an answer ${status} ${code ?? ''} into "${advice}", and are sent once`, async () => {
      teams.fault({ status, ...(code === undefined ? {} : { code }) })
      await isTrouble(gateway.postToChannel(CHANNEL, card), { advice, code: known, status })
      assert.equal(teams.calls.length, 1)
    })

  it('say how long Teams asks to wait', async () => {
    teams.fault({ status: 429, retryAfter: '17' })
    await isTrouble(gateway.postToChannel(CHANNEL, card), { advice: 'try again', retryAfterSeconds: 17 })
  })

  it('are "not known" when the line breaks or stays silent after the post was sent', async () => {
    teams.fault({ drop: true })
    await isTrouble(gateway.postToChannel(CHANNEL, card), { advice: 'not known', code: 'ECONNRESET' })
    teams.fault({ delayMs: 600 })
    await isTrouble(gateway.postToChannel(CHANNEL, card), { advice: 'not known', code: 'NoAnswerInTime' })
    assert.equal(teams.calls.filter(({ method }) => method === 'POST').length, 1)
  })

  it('can be tried again when a change, or the opening of a conversation, got no answer', async () => {
    const place = await gateway.postToChannel(CHANNEL, card)
    teams.fault({ drop: true })
    await isTrouble(gateway.update(place, card), { advice: 'try again' })
    teams.fault({ drop: true })
    await isTrouble(gateway.postToPerson(PERSON, card), { advice: 'try again' })
  })

  it('can be tried again when nothing listens at all', async () => {
    await teams.close()
    await isTrouble(gateway.postToChannel(CHANNEL, card), { advice: 'try again' })
  })

  it('say that a post is not there any more when it was deleted', async () => {
    const gone = { conversationId: `${CHANNEL};messageid=1`, activityId: '1' }
    const code = 'ActivityNotFoundInConversation'
    await isTrouble(gateway.update(gone, card), { advice: 'not there', code })
  })

  it('go again with a new token when the old one is refused', async () => {
    await gateway.postToChannel(CHANNEL, card)
    teams.fault({ status: 401, code: 'Unauthorized' })
    await gateway.postToChannel(CHANNEL, card)
    assert.equal(teams.posts(CHANNEL).length, 2)
    assert.equal(teams.asked.tokens, 2)
    teams.fault({ status: 401, code: 'Unauthorized', times: 2 })
    await isTrouble(gateway.postToChannel(CHANNEL, card), { advice: 'refused', code: 'Unauthorized' })
  })

  it('are ready when a token can be had', async () => {
    await gateway.ready()
    assert.equal(teams.asked.tokens, 1)
    const none = connectors({ tokens: { tokenFor: refuseToken }, trusts: () => true })
    await isTrouble(none.ready(), { advice: 'refused', code: 'token-invalid_client' })
  })
})

async function refuseToken(scope: string): Promise<string> {
  assert.equal(scope, BOT_SCOPE)
  throw new Trouble('refused', 'token-invalid_client')
}

async function isTrouble(asked: Promise<unknown>, expected: Partial<Trouble>): Promise<void> {
  await assert.rejects(asked, (fault) => {
    assert.ok(fault instanceof Trouble, String(fault))
    assert.deepEqual({ ...fault, ...expected }, { ...fault })
    return true
  })
}
