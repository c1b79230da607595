/** What each Playground is told, where the bot finds it, and what the terminal says about it. */
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { loadAuthorityFile } from '../../src/authority/authority-file.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { greeting } from '../../src/local/greeting.ts'
import { playgroundConfig } from '../../src/local/playground-config.ts'
import {
  type PlaygroundPerson,
  playgroundPersons,
  playgroundPlaces,
} from '../../src/local/playground-persons.ts'

const COUNCIL = fileURLToPath(new URL('../../src/local/sample-council.json', import.meta.url))
const NORTH = '19:north@thread.tacv2'

describe('the Playgrounds of the sample council', () => {
  let directory: Directory
  let persons: readonly PlaygroundPerson[]
  before(async () => {
    const read = await loadAuthorityFile(COUNCIL)
    assert.ok(!('faults' in read))
    directory = read
    persons = playgroundPersons(directory)
  })

  it('belong to Maya, Sam and Tess of the sample council, each with the channel of that person', () => {
    const seen = playgroundPersons(directory).map(({ role, port, channel }) => [role, port, channel.id])
    assert.deepEqual(seen, [
      ['MASH officer', 56150, '19:mash@thread.tacv2'],
      ['social worker', 56160, NORTH],
      ['Team Manager', 56170, NORTH],
    ])
  })

  it('are found by person and by channel', () => {
    const places = playgroundPlaces(playgroundPersons(directory))
    assert.deepEqual(places.personConversation('00000000-0000-4000-8000-0000000000A2'), {
      conversationId: 'personal-sam',
      serviceUrl: 'http://localhost:56160/_connector',
    })
    assert.equal(places.personConversation('00000000-0000-4000-8000-0000000000a4'), undefined)
    const both = ['http://localhost:56160/_connector', 'http://localhost:56170/_connector']
    assert.deepEqual(places.channelPlaces(NORTH), both)
    assert.deepEqual(places.channelPlaces('19:south@thread.tacv2'), [])
  })

  it('are each told of one current user, exactly five others, and one channel', () => {
    const configs = persons.map((person) => JSON.parse(playgroundConfig(person, directory.people)))
    for (const [at, { currentUser, users, team, personalChat }] of configs.entries()) {
      const person = persons[at]
      assert.equal(currentUser.id, person?.id)
      assert.equal(currentUser.aadObjectId, person?.id)
      assert.equal(users.length, 5)
      assert.equal(new Set([currentUser.id, ...users.map(({ id }: { id: string }) => id)]).size, 6)
      assert.deepEqual(team.channels, [person?.channel])
      assert.equal(personalChat.id, `personal-${person?.key}`)
      const keys = ['id', 'name', 'userPrincipleName', 'aadObjectId', 'givenName', 'surname', 'email']
      for (const user of [currentUser, ...users]) {
        assert.deepEqual(Object.keys(user), keys)
        assert.ok(Object.values(user).every((value) => value !== ''))
      }
    }
  })

  it('are told of five others also when the council has fewer people', () => {
    const [person] = persons
    assert.ok(person)
    const { users } = JSON.parse(playgroundConfig(person, [person]))
    assert.equal(new Set(users.map(({ id }: { id: string }) => id)).size, 5)
  })

  it('are greeted with addresses, first words, the local page, and how to stop', () => {
    const words = greeting({ botUrl: 'http://127.0.0.1:3978', persons: playgroundPersons(directory) })
    for (const expected of [
      'http://localhost:56150',
      'type: new referral',
      'http://localhost:3978/local',
      'Ctrl+C',
    ])
      assert.ok(words.includes(expected), expected)
    const shorter = greeting({ botUrl: 'http://127.0.0.1:3978', persons: [] })
    assert.doesNotMatch(shorter, /5615|Maya/)
    assert.match(shorter, /http:\/\/localhost:3978\/local/)
  })
})
