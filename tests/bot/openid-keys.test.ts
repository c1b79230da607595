/** The signing keys: fetched once for many, renewed when they must be, and no oftener. */
import assert from 'node:assert/strict'
import { startBot, type TestBot } from '../support/echo-bot.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { newKey } from '../support/teams-keys.ts'

const OTHER = '00000000-0000-4000-8000-0000000000ff'

describe('the keys of the door', () => {
  let teams: LoopbackTeams
  let bot: TestBot
  let ahead = 0
  beforeEach(async () => {
    ahead = 0
    teams = await openTeams()
    bot = await startBot(teams, { now: () => Date.now() + ahead })
  })
  afterEach(async () => {
    await bot.close()
    await teams.close()
  })
  const person = () => teams.person({ id: OTHER, name: 'A Person' })

  it('are fetched once for fifty first turns at the same moment, and so is the token of the bot', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => person().says('hello')))
    assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]))
    assert.deepEqual(teams.asked, { metadata: 1, keys: 1, tokens: 1 })
    assert.equal(teams.postsToPerson(OTHER).length, 50)
  })

  it('are renewed for an unknown key id at once, then not again within a minute', async () => {
    await person().says('hello')
    teams.keys.unshift(newKey('key-2'))
    assert.equal((await person().says('signed with the new key')).status, 200)
    assert.equal(teams.asked.keys, 2)
    teams.keys.unshift(newKey('key-3'))
    const tooSoon = await person().says('again')
    assert.deepEqual(tooSoon, { status: 401, body: { error: { code: 'UnknownKey' } } })
    assert.equal(teams.asked.keys, 2)
    ahead = 61_000
    assert.equal((await person().says('a minute later')).status, 200)
    assert.equal(teams.asked.keys, 3)
  })

  it('are renewed every day, and a key that was withdrawn lets nobody in', async () => {
    const old = teams.token({ exp: Math.floor(Date.now() / 1000) + 3 * 86_400 })
    const hello = { authorization: `Bearer ${old}` }
    const activity = {
      type: 'event',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      conversation: { id: 'a', tenantId: teams.tenantId },
    }
    assert.equal((await teams.send(activity, hello)).status, 200)
    teams.keys.splice(0, 1, newKey('key-2'))
    assert.equal((await teams.send(activity, hello)).status, 200)
    ahead = 86_401_000
    assert.equal((await teams.send(activity, hello)).status, 401)
  })

  it('stay in use for a while when they cannot be renewed', async () => {
    const exp = Math.floor(Date.now() / 1000) + 9 * 86_400
    const authorization = `Bearer ${teams.token({ exp })}`
    const activity = {
      type: 'event',
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      conversation: { id: 'a', tenantId: teams.tenantId },
    }
    assert.equal((await teams.send(activity, { authorization })).status, 200)
    teams.fault({ path: /^\/metadata$/, status: 503, times: 9 })
    ahead = 2 * 86_400_000
    assert.equal((await teams.send(activity, { authorization })).status, 200)
    ahead = 4 * 86_400_000
    assert.equal((await teams.send(activity, { authorization })).status, 500)
  })

  it('that cannot be had are a fault with an id, and are asked for again later', async () => {
    teams.fault({ path: /^\/metadata$/, status: 503 })
    const { status, body } = await person().says('hello')
    assert.equal(status, 500)
    assert.match(JSON.stringify(body), /^\{"error":\{"code":"Fault","id":"[0-9a-f]{8}"\}\}$/)
    assert.equal((await person().says('at once')).status, 500)
    assert.equal(teams.asked.metadata, 0)
    ahead = 6_000
    assert.equal((await person().says('later')).status, 200)
  })
})
