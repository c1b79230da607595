/** Several Playgrounds as one Teams: a card stands in each that shows the channel, and is changed in each. */
import assert from 'node:assert/strict'
import { type Connectors, connectors } from '../../src/gateways/connector.ts'
import type { TeamsGateway } from '../../src/gateways/ports.ts'
import { teamsGateway } from '../../src/gateways/teams.ts'
import { severalTeams } from '../../src/local/several-teams.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'

const CHANNEL = '19:north@thread.tacv2'
const SAM = '00000000-0000-4000-8000-0000000000a2'
const TESS = '00000000-0000-4000-8000-0000000000a3'
const card = (text: string) => ({ card: { type: 'AdaptiveCard', speak: text }, summary: 'PCA-2026-0001' })

describe('several Playgrounds as one Teams', () => {
  let sams: LoopbackTeams
  let tesss: LoopbackTeams
  let links: Connectors
  let gateway: TeamsGateway
  let shown: string[]
  let unseen: string[]
  beforeEach(async () => {
    sams = await openTeams({ appId: '' })
    tesss = await openTeams({ appId: '' })
    unseen = []
    shown = [sams.serviceUrl, tesss.serviceUrl]
    links = connectors({ tokens: { tokenFor: async () => 'local' }, trusts: () => true, timeoutMs: 500 })
    const personConversation = (personId: string) => {
      const own = { [SAM]: sams, [TESS]: tesss }[personId]
      return own && { conversationId: `personal-${personId}`, serviceUrl: own.serviceUrl }
    }
    const one = (serviceUrl: string) =>
      teamsGateway({
        ...{ connectors: links, appId: '', tenantId: '' },
        addresses: {
          channelServiceUrl: async () => serviceUrl,
          personConversation: async (personId) => personConversation(personId),
          savePersonConversation: async () => undefined,
        },
      })
    const channelPlaces = (channelId: string) => (channelId === CHANNEL ? shown : [])
    gateway = severalTeams({
      ...{ one, playgrounds: { personConversation, channelPlaces } },
      unseen: (personId, post) =>
        void unseen.push(`${personId} ${'card' in post ? post.summary : post.text}`),
    })
  })
  afterEach(async () => {
    links.close()
    await sams.close()
    await tesss.close()
  })

  const spoken = (teams: LoopbackTeams, id = CHANNEL) =>
    teams
      .posts(id)
      .map(({ activity }) => Object(Array.isArray(activity.attachments) && activity.attachments[0]))
      .map(({ content }) => content.speak)

  it('post a channel card to each that shows the channel, and change each', async () => {
    const place = await gateway.postToChannel(CHANNEL, card('first'))
    assert.deepEqual([spoken(sams), spoken(tesss)], [['first'], ['first']])
    await gateway.update(place, card('second'))
    assert.deepEqual([spoken(sams), spoken(tesss)], [['second'], ['second']])
  })

  it('accept a card for a channel that none shows, and take the next change for a new post', async () => {
    const place = await gateway.postToChannel('19:south@thread.tacv2', card('unseen'))
    assert.deepEqual(place, { conversationId: 'playgrounds', activityId: '[]' })
    await assert.rejects(gateway.update(place, card('later')), { advice: 'not there' })
    assert.equal(sams.calls.length + tesss.calls.length, 0)
  })

  it('say "not there" as soon as one was restarted and knows the card no more', async () => {
    const place = await gateway.postToChannel(CHANNEL, card('first'))
    tesss.fault({ method: 'PUT', status: 404, code: 'ActivityNotFoundInConversation' })
    await assert.rejects(gateway.update(place, card('second')), { advice: 'not there' })
  })

  it('say "not there" even when another one is out of reach', async () => {
    const place = await gateway.postToChannel(CHANNEL, card('first'))
    sams.fault({ method: 'PUT', status: 503 })
    tesss.fault({ method: 'PUT', status: 404, code: 'ActivityNotFoundInConversation' })
    await assert.rejects(gateway.update(place, card('second')), { advice: 'not there' })
  })

  it('hand on the trouble of one that cannot be changed just now', async () => {
    const place = await gateway.postToChannel(CHANNEL, card('first'))
    tesss.fault({ method: 'PUT', status: 503 })
    await assert.rejects(gateway.update(place, card('second')), { advice: 'try again' })
  })

  it('are content with one copy when another one is gone, so that no try posts it twice', async () => {
    tesss.fault({ method: 'POST', status: 503 })
    const place = await gateway.postToChannel(CHANNEL, card('first'))
    await gateway.update(place, card('second'))
    assert.deepEqual([spoken(sams), spoken(tesss)], [['second'], []])
  })

  it('fail when none takes the card', async () => {
    for (const teams of [sams, tesss]) teams.fault({ method: 'POST', status: 503 })
    await assert.rejects(gateway.postToChannel(CHANNEL, card('first')), { advice: 'try again' })
  })

  it('post to a person in that person’s own one', async () => {
    const place = await gateway.postToPerson(TESS, card('for Tess'))
    assert.deepEqual([sams.calls.length, spoken(tesss, `personal-${TESS}`)], [0, ['for Tess']])
    await gateway.update(place, card('still for Tess'))
    assert.deepEqual(spoken(tesss, `personal-${TESS}`), ['still for Tess'])
  })

  it('take a post to somebody who has none, to be shown elsewhere', async () => {
    const dev = '00000000-0000-4000-8000-0000000000a4'
    await gateway.postToPerson(dev, card('x'))
    await gateway.postToPerson(TESS, card('for Tess'))
    assert.deepEqual(unseen, [`${dev} PCA-2026-0001`])
  })

  it('take a place of a start without Playgrounds as not there', async () => {
    const place = { conversationId: `${CHANNEL};messageid=1`, activityId: '1' }
    await assert.rejects(gateway.update(place, card('x')), { advice: 'not there' })
  })
})
