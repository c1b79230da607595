/** The directory through the real door: typed and pressed by administrators, read by everybody, and never in a channel. */
import assert from 'node:assert/strict'
import { personById, teamById } from '../../src/domain/directory.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { ADMIN, COUNCIL, INES, MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, START, type TestWorld } from '../support/outside-world.ts'
import { press, record } from '../support/road.ts'
import { auditOf } from '../support/stored.ts'
import { boxes, ownChat, words } from './own-chat.ts'

const NEW_ID = '00000000-0000-4000-8000-0000000000f1'
const NEWCOMER: Person = { ...SAM, id: NEW_ID, name: 'Nia New' }
const NEW_CHANNEL = '19:northern-lights@thread.tacv2'

describe('the directory in Teams', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())
  afterEach(() => world.clock.set(START))

  const { says } = ownChat(() => world)
  const directory = () => world.product.world.directory
  const presses = async (
    by: Person,
    card: unknown,
    at: { title: string | RegExp; typed?: Record<string, string> },
  ) => cardIn(await press(world, by, { card, ...at }))
  const saysInChannel = async (by: Person, channel: string, text: string): Promise<unknown> => {
    const before = world.teams.posts(channel).length
    await world.channel(by, channel).says(text)
    return world.teams.posts(channel).slice(before).at(-1)?.activity
  }
  const audited = async (what: string) =>
    (await auditOf(world.product.database, 'directory'))
      .filter((line) => line.what === what)
      .map(({ who, reason }) => ({ who, reason }))

  it('is closed to everybody but an administrator', async () => {
    for (const text of [
      'people',
      'teams',
      'prisons',
      'add person',
      'change person Sam',
      'change team north',
      'change prison ZAA',
    ])
      for (const by of [SAM, TESS, MAYA])
        assert.ok(words(await says(by, text)).includes(REFUSALS.notToKeepDirectory), text)
    assert.ok(words(await says(SAM, 'leaving Ines')).includes(REFUSALS.notToHandOver))
  })

  it('lists people a few at a time, each once, and finds one by a part of the name', async () => {
    const seen: string[] = []
    let card = await says(ADMIN, 'people')
    for (;;) {
      seen.push(...(words(card).match(/[\w.]+@council\.example/g) ?? []))
      assert.ok(JSON.stringify(card).length < 20_000)
      if (!buttonsOn(card).some(({ title }) => title === 'More')) break
      card = await presses(ADMIN, card, { title: 'More' })
    }
    assert.equal(new Set(seen).size, COUNCIL.people.length)
    assert.match(words(await says(ADMIN, 'people sam')), /Sam Example\n, social worker/)
    assert.match(
      words(await says(ADMIN, 'teams')),
      /North locality team[\s\S]*Team Manager Tess Placeholder; deputies Dev Deputy/,
    )
  })

  it('lets somebody new in with the next thing they type, and says what is wrong without losing a word', async () => {
    assert.ok(words(await says(NEWCOMER, 'my work')).includes(REFUSALS.notInDirectory))
    const typed = {
      name: 'Nia New',
      email: 'nia@gmail.com',
      id: NEW_ID,
      roles: 'social_worker',
      teams: 'north',
      qualified: 'yes',
    }
    const form = await says(ADMIN, 'add person')
    const wrong = await presses(ADMIN, form, { title: 'Add', typed })
    assert.match(words(wrong), /public webmail/)
    assert.deepEqual(boxes(wrong), typed)
    const done = await presses(ADMIN, wrong, { title: 'Add', typed: { email: 'nia.new@council.example' } })
    assert.match(words(done), /Added\.[\s\S]*Nia New/)
    assert.ok(!words(await says(NEWCOMER, 'my work')).includes(REFUSALS.notInDirectory))
    assert.deepEqual((await audited('addPerson'))[0]?.who, ADMIN.id)
  })

  it('tells whoever was slower that somebody else has changed it', async () => {
    const [one, other] = [await says(ADMIN, 'change person Nia'), await says(ADMIN, 'change person Nia')]
    await presses(ADMIN, one, { title: 'Change', typed: { name: 'Nia Newer' } })
    const late = await presses(ADMIN, other, { title: 'Change', typed: { name: 'Nia Other' } })
    assert.match(words(late), /out of date/)
    assert.equal(boxes(late).name, 'Nia Newer')
  })

  it('changes a team, and never into one without a signature', async () => {
    const form = await says(ADMIN, 'change team north')
    assert.equal(boxes(form).teamManager, TESS.id)
    const done = await presses(ADMIN, form, {
      title: 'Change',
      typed: { districts: 'cb4 cb5', from: '08:30' },
    })
    assert.match(words(done), /08:30 to 17:00\. Postcode districts: CB4, CB5\./)
    assert.deepEqual(teamById(directory(), 'north')?.districts, ['CB4', 'CB5'])
    const person = await says(ADMIN, 'change person Tom South')
    const refused = await presses(ADMIN, person, { title: 'Change', typed: { qualified: 'no' } })
    assert.match(words(refused), /nobody qualified who may sign off/)
    assert.equal(directory().people.find(({ name }) => name === 'Tom South')?.qualified, true)
  })

  it('says about a prison what everybody should know, with notes by staff', async () => {
    const form = await says(ADMIN, 'change prison ZAA')
    const rules = { phone: '01632 960 111', escortRule: 'An approved adult.', identityRule: 'A passport.' }
    const changed = words(await presses(ADMIN, form, { title: 'Change', typed: rules }))
    for (const rule of Object.values(rules)) assert.ok(changed.includes(rule), rule)
    assert.equal((await world.product.world.store.book()).holders[0]?.phone, '01632 960 111')
    assert.match(words(await says(SAM, 'note about ZAA')), /nothing about a family: no names/)
    const noted = await says(SAM, 'note about ZAA: The way in takes an hour.')
    assert.match(words(noted), /The way in takes an hour\.\nNote 1, Sam Example, Tue 24 Nov 2026/)
    const read = await says(INES, 'about zaa')
    assert.match(words(read), /The way in takes an hour/)
    assert.ok(!buttonsOn(read).some(({ title }) => title === 'Withdraw'))
    assert.ok(words(await says(INES, 'withdraw note 1 about ZAA')).includes(REFUSALS.notYourNote))
    assert.match(
      words(await says(SAM, 'withdraw note 1 about ZAA')),
      /Withdrawn[\s\S]*Nobody has written a note/,
    )
    const rows = await world.product.database.kysely
      .selectFrom('directory_entry')
      .selectAll()
      .where('kind', '=', 'note')
      .execute()
    assert.ok(
      rows.length === 2 && !JSON.stringify(rows).includes('an hour'),
      'its words are gone from every version',
    )
    assert.ok(words(await says(SAM, 'about Nowhere')).includes(REFUSALS.noSuchHolder))
  })

  it('shows what is typed as it is typed, and as nothing else', async () => {
    for (const text of [
      '**b** [x](javascript:1)',
      '${title}',
      '<at>All</at>',
      '=1+1',
      '\u202Etxt',
      '{"type":"Action.OpenUrl"}',
    ]) {
      const form = await says(SAM, 'note about ZBB')
      const card = await presses(SAM, form, { title: 'Keep it', typed: { words: text } })
      assert.ok(words(card).includes(text), text)
    }
    assert.ok(
      JSON.stringify(await says(SAM, `note about ZBB: ${'x'.repeat(3000)}`)).includes('600 characters'),
    )
  })

  it('ties a channel to its team after a second look, by an administrator alone', async () => {
    assert.ok(words(await says(ADMIN, 'setup')).includes(REFUSALS.notAChannel))
    assert.match(JSON.stringify(await saysInChannel(SAM, NEW_CHANNEL, 'setup')), /Only an administrator/)
    const posted = cardIn(await saysInChannel(ADMIN, NEW_CHANNEL, 'setup'))
    const box = [...JSON.stringify(posted).matchAll(/"id":"(to__\w+)"/g)][0]?.[1] ?? ''
    const inChannel = world.channel(ADMIN, NEW_CHANNEL)
    const asked = await inChannel.presses('setup-channel', { go: 'choose', form: { to: '' }, [box]: 'north' })
    assert.match(words(cardIn(asked.body)), /Is this the channel of North locality team/)
    assert.equal(teamById(directory(), 'north')?.channelId, '19:north@thread.tacv2', 'not yet')
    const byOther = await world
      .channel(SAM, NEW_CHANNEL)
      .presses('setup-channel', { go: 'tie', form: { to: 'north' } })
    assert.match(JSON.stringify(byOther.body), /Only an administrator/)
    const tied = await inChannel.presses('setup-channel', { go: 'tie', form: { to: 'north' } })
    const hello = words(cardIn(tied.body))
    assert.match(hello, /Hello, I am Prison Contact[\s\S]*North locality team/)
    for (const { name } of COUNCIL.people) assert.ok(!hello.includes(name), 'nameless')
    assert.equal(teamById(directory(), 'north')?.channelId, NEW_CHANNEL)
  })

  it('hands over and ends somebody’s access, who is then not known any more', async () => {
    // The channel that a card of the team used to stand in is no team’s any more: nobody takes it there.
    const reference = await record(world)
    await says(SAM, `take ${reference}`)
    const listed = await says(ADMIN, 'leaving Sam')
    assert.ok(words(listed).includes(reference))
    assert.doesNotMatch(words(listed), /Childsdottir|Prisonson/)
    const shut = await presses(ADMIN, await presses(ADMIN, listed, { title: 'End their access' }), {
      title: 'End access',
    })
    assert.ok(words(shut).includes(REFUSALS.handOverFirst))
    const given = await says(TESS, 'hand over Sam to Ines')
    assert.match(words(given), new RegExp(`Ines Example has [^\n]*${reference}`))
    assert.match(words(given), /no referral is open with them/)
    assert.ok(words(await says(TESS, 'end access Sam')).includes(REFUSALS.notToKeepDirectory))
    const ended = await presses(ADMIN, await says(ADMIN, 'end access Sam'), { title: 'End access' })
    assert.match(words(ended), /Sam Example has no access any more/)
    assert.ok(words(await says(SAM, 'my work')).includes(REFUSALS.notInDirectory))
    assert.equal(personById(directory(), SAM.id), undefined)
    await says(ADMIN, 'file counts for Sam Example')
    assert.equal(personById(directory(), SAM.id)?.name, 'Sam Example')
  })
})
