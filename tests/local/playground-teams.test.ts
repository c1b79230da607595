/** A channel's cards go to the Playgrounds in which it is open, and come back when it is opened again. */
import assert from 'node:assert/strict'
import type { Post, TeamsGateway } from '../../src/gateways/ports.ts'
import { playgroundTeams } from '../../src/local/playground-teams.ts'

const NORTH = '19:north@thread.tacv2'
const [SAM, TESS] = ['http://localhost:1/_connector', 'http://localhost:2/_connector']
const card = (...actions: object[]): Post => ({
  card: { type: 'AdaptiveCard', actions },
  summary: 'PCA-2026-0001',
})

function world() {
  const posts: { serviceUrl: string; post: Post }[] = []
  const changes: string[] = []
  const one = (serviceUrl: string): TeamsGateway => ({
    postToChannel: async (_channelId, post) => {
      posts.push({ serviceUrl, post })
      return { conversationId: NORTH, activityId: String(posts.length) }
    },
    update: async ({ activityId }) => void changes.push(`${serviceUrl} ${activityId}`),
    postToPerson: async () => ({ conversationId: 'own', activityId: '1' }),
    ready: async () => undefined,
  })
  const places = {
    channelPlaces: (channelId: string) => (channelId === NORTH ? [SAM, TESS] : []),
    personConversation: () => undefined,
  }
  return { posts, changes, teams: playgroundTeams(places, one, () => undefined) }
}

describe('the Playgrounds of a channel', () => {
  it('get no card before somebody has opened the channel there', async () => {
    const { posts, teams } = world()
    await teams.gateway.postToChannel(NORTH, card())
    assert.deepEqual(posts, [])
    teams.opens(NORTH, SAM)
    await teams.gateway.postToChannel(NORTH, card())
    assert.deepEqual(
      posts.map(({ serviceUrl }) => serviceUrl),
      [SAM],
    )
  })

  it('get it anew when the page was loaded again, while the copy in the other one stays', async () => {
    const { changes, teams } = world()
    teams.opens(NORTH, TESS)
    const repost = teams.opens(NORTH, SAM)
    const place = await teams.gateway.postToChannel(NORTH, card())
    const again = await repost?.({ place, channelId: NORTH }, card())
    assert.ok(again)
    await teams.gateway.update(again, card())
    assert.deepEqual(changes.toSorted(), [`${SAM} 3`, `${TESS} 2`])
  })

  it('are none for a channel or an address that is not ours', () => {
    const { teams } = world()
    assert.equal(teams.opens('19:general@thread.tacv2', SAM), undefined)
    assert.equal(teams.opens(NORTH, 'http://localhost:9/_connector'), undefined)
  })

  it('are shown no button that opens a dialog, which would do nothing', async () => {
    const { posts, teams } = world()
    teams.opens(NORTH, SAM)
    await teams.gateway.postToChannel(
      NORTH,
      card({ title: 'Open', data: { msteams: { type: 'task/fetch' } } }, { title: 'Take it', verb: 'take' }),
    )
    assert.match(JSON.stringify(posts), /Take it/)
    assert.doesNotMatch(JSON.stringify(posts), /Open/)
  })
})
