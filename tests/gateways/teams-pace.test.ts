/** Posts of the bot take their turns: by the thread that Teams counts, and slower where Teams asks for it. */
import assert from 'node:assert/strict'
import { startLimitedConnector } from '../../scripts/bench/limited-connector.ts'
import { type Connectors, connectors } from '../../src/gateways/connector.ts'
import { openPace, type Pace } from '../../src/gateways/pace.ts'
import type { TeamsGateway } from '../../src/gateways/ports.ts'
import { type PersonConversation, teamsGateway } from '../../src/gateways/teams.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { personalConversation } from '../support/teams-connector.ts'

const CHANNEL = '19:channel@thread.tacv2'
const PERSON = '00000000-0000-4000-8000-0000000000a1'
const POST = { text: 'one line' }

function gatewayTo(url: () => string, links: Connectors, pace: Pace): TeamsGateway {
  const known = new Map<string, PersonConversation>()
  return teamsGateway({
    ...{ connectors: links, pace, appId: '', tenantId: '' },
    addresses: {
      channelServiceUrl: async () => url(),
      personConversation: async (id) => known.get(id),
      savePersonConversation: async (id, conversation) => void known.set(id, conversation),
    },
  })
}

describe('posts that take their turns', () => {
  let teams: LoopbackTeams
  let links: Connectors
  let gateway: TeamsGateway
  let heard: (string | undefined)[]
  let held: [string | undefined, number][]
  let tokens: number
  beforeEach(async () => {
    teams = await openTeams({ appId: '' })
    heard = []
    held = []
    tokens = 0
    const tokenFor = async () => {
      tokens += 1
      return 'local'
    }
    links = connectors({ tokens: { tokenFor }, trusts: () => true })
    const pace: Pace = {
      turn: async (thread) => {
        assert.ok(tokens > 0, 'the token is there before the turn is asked for')
        heard.push(thread)
      },
      holdOff: (thread, seconds) => void held.push([thread, seconds]),
    }
    gateway = gatewayTo(() => teams.serviceUrl, links, pace)
  })
  afterEach(async () => {
    links.close()
    await teams.close()
  })

  it('take one for each call, in the channel or chat that it goes to', async () => {
    const place = await gateway.postToChannel(CHANNEL, POST)
    await gateway.update(place, POST)
    await gateway.postToPerson(PERSON, POST)
    await gateway.postToPerson(PERSON, POST)
    const chat = personalConversation(PERSON)
    assert.deepEqual(heard, [CHANNEL, CHANNEL, undefined, chat, chat])
    assert.equal(teams.calls.length, heard.length)
  })

  it('are looked at once more when they have it, and do not go where that throws', async () => {
    await gateway.postToPerson(PERSON, POST)
    const calls = teams.calls.length
    const turns: number[] = []
    const before = async () => {
      turns.push(heard.length)
      throw new RangeError('somebody else has said it')
    }
    const begun = heard.length
    await assert.rejects(gateway.postToPerson(PERSON, POST, before), RangeError)
    await assert.rejects(gateway.postToChannel(CHANNEL, POST, before), RangeError)
    assert.deepEqual(turns, [begun + 1, begun + 2])
    assert.equal(teams.calls.length, calls)
  })

  it('do not go out while they have none, and say so', async () => {
    const turn = async () => {
      throw new Trouble('try again', 'TeamsLimit', { retryAfterSeconds: 4 })
    }
    const waiting = gatewayTo(() => teams.serviceUrl, links, { turn, holdOff: () => assert.fail() })
    for (const sent of [waiting.postToChannel(CHANNEL, POST), waiting.postToPerson(PERSON, POST)])
      await assert.rejects(sent, { advice: 'try again', code: 'TeamsLimit', retryAfterSeconds: 4 })
    assert.deepEqual(teams.calls, [])
  })

  for (const status of [412, 429, 502, 504])
    it(`hold off their thread when Teams answers ${status} and names a time`, async () => {
      teams.fault({ status, retryAfter: '17' })
      await assert.rejects(gateway.postToChannel(CHANNEL, POST), { status })
      assert.deepEqual(held, [[CHANNEL, 17]])
      teams.fault({ status })
      await assert.rejects(gateway.postToChannel(CHANNEL, POST), { status })
      assert.equal(held.length, 1, 'without a time there is nothing to hold')
    })

  it('hold off everything when no more conversations may be opened, and for nothing less', async () => {
    teams.fault({ status: 502, retryAfter: '17' })
    await assert.rejects(gateway.postToPerson(PERSON, POST))
    assert.deepEqual(held, [])
    teams.fault({ status: 429, retryAfter: '17' })
    await assert.rejects(gateway.postToPerson(PERSON, POST))
    assert.deepEqual(held, [[undefined, 17]])
  })

  it('hold off nobody for a post that was refused or for a line that broke', async () => {
    teams.fault({ status: 403, retryAfter: '17' })
    await assert.rejects(gateway.postToChannel(CHANNEL, POST))
    teams.fault({ drop: true })
    await assert.rejects(gateway.postToChannel(CHANNEL, POST))
    assert.deepEqual(held, [])
  })

  it('are never refused by a Connector that enforces the limits', async () => {
    const strict = await startLimitedConnector({ latencyMs: 30, perSecond: 50 })
    try {
      const paced = gatewayTo(() => strict.url, links, openPace({ perSecond: 40 }))
      const channel = Array.from({ length: 8 }, () => paced.postToChannel(CHANNEL, POST))
      const people = Array.from({ length: 30 }, (_, n) => paced.postToPerson(`person ${n}`, POST))
      await Promise.all([...channel, ...people])
      assert.deepEqual([strict.counts().taken, strict.counts().refused], [68, 0])
    } finally {
      await strict.close()
    }
  })

  it('would be refused by it without the pace', async () => {
    const strict = await startLimitedConnector({ latencyMs: 0, perSecond: 50 })
    try {
      const free: Pace = { turn: async () => undefined, holdOff: () => undefined }
      const unpaced = gatewayTo(() => strict.url, links, free)
      const channel = Array.from({ length: 8 }, () => unpaced.postToChannel(CHANNEL, POST))
      const people = Array.from({ length: 50 }, (_, n) => unpaced.postToPerson(`person ${n}`, POST))
      await Promise.allSettled([...channel, ...people])
      assert.ok(strict.counts().refused >= 2)
      assert.ok(strict.counts().taken <= 50)
    } finally {
      await strict.close()
    }
  })
})
