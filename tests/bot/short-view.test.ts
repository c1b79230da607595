/** A short view through the real door: written by MASH, read, signed, undone and given back by a manager. */
import assert from 'node:assert/strict'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { DUTY, MAYA, SAM, SERVICE, SOUTH_WORKER } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import { recordForTriage } from '../support/triage-road.ts'
import { boxes, ownChat, words } from './own-chat.ts'

describe('a short view, in people’s own chats', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())

  const { says, opens, standing, cardAbout } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const pressed = async (person: typeof MAYA, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))
  const statusOf = async (reference: string) => (await standing(reference)).status
  const fresh = () => recordForTriage(world)

  it('brings a short view to the duty manager, who signs what was read, and can undo that', async () => {
    const reference = await fresh()
    await says(MAYA, `short view ${reference}: First words.`)
    const first = await cardAbout(DUTY, reference)
    assert.match(words(first), /First words\./)
    await says(MAYA, `short view ${reference}: Second words.`)
    const stale = await pressed(DUTY, { card: first, title: 'Sign' })
    assert.ok(words(stale).includes(REFUSALS.stale))
    assert.match(words(stale), /Second words\./)
    assert.equal(await statusOf(reference), 'short_view')
    const signed = await pressed(DUTY, { card: stale, title: 'Sign' })
    assert.match(words(signed), /It goes to omu\.example@prison\.example at .*10:10; until then/)
    assert.equal(await statusOf(reference), 'short_view_sent')
    const undone = await pressed(DUTY, { card: signed, title: 'Undo' })
    assert.match(words(undone), /The signature is undone\. Nothing has gone\./)
    const back = await pressed(DUTY, {
      card: await pressed(DUTY, { card: undone, title: 'Give it back' }),
      title: 'Give it back',
      typed: { words: 'We do know the cousin.' },
    })
    assert.match(words(back), /Given back/)
    assert.equal(await statusOf(reference), 'received')
    const told = await cardAbout(MAYA, 'We do know the cousin.')
    assert.ok(titles(told).includes('Decide'))
    const again = await opens(MAYA, 'short-view', reference)
    assert.equal(boxes(again).words, 'Second words.')
    assert.match(words(again), /The last one came back: “We do know the cousin\.”/)
  })

  it('lets only a qualified manager who did not write it sign a short view, whatever their team', async () => {
    const reference = await fresh()
    await says(MAYA, `short view ${reference}: No record.`)
    for (const person of [SAM, SOUTH_WORKER])
      assert.match(words(await says(person, `sign short view ${reference}`)), /I cannot find that reference/)
    assert.ok(!titles(await says(MAYA, `sign short view ${reference}`)).includes('Sign'))
    const card = await says(SERVICE, `sign short view ${reference}`)
    const version = buttonsOn(card).find(({ title }) => title === 'Sign')?.data.version
    assert.match(
      words(await says(SERVICE, `sign short view ${reference} version ${version}`)),
      /Signed\. Thank you\./,
    )
    assert.match(words(await says(SERVICE, `undo short view ${reference}`)), /The signature is undone/)
    assert.match(words(await says(DUTY, 'my work')), new RegExp(reference))
  })
})
