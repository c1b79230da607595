/** The guidance through the real door: by words, under a finger, from a page of the form, and in a channel. */
import assert from 'node:assert/strict'
import { understand } from '../../src/bot/commands/index.ts'
import { TOPICS } from '../../src/domain/guidance/topics.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { boxesOn, button, buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { ADMIN, INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import { justTaken, says, words } from './own-chat.ts'
import { FAMILY, stored } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('the guidance', () => {
  let world: TestWorld
  let reference: string
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await justTaken(world)
  })
  after(() => world.close())

  it('is read by everybody with a role, and changes nothing', async () => {
    const before = await stored(world)
    for (const by of [MAYA, SAM, TESS, ADMIN]) {
      assert.match(words(await says(world, by, 'guidance')), /When a request comes[\s\S]*Photographs/)
      assert.match(words(await says(world, by, 'guidance: levels of contact')), /Level 4: [\s\S]*Source: /)
    }
    assert.equal(await stored(world), before)
  })

  it('leads from all topics to a stage, to a topic, and on to the next', async () => {
    const all = await says(world, SAM, 'aide-memoire')
    const stage = cardIn(await press(world, SAM, { card: all, title: 'Kinds of contact' }))
    const topic = cardIn(await press(world, SAM, { card: stage, title: 'Closed visits' }))
    assert.match(wordsOn(topic), /glass[\s\S]*In this bot[\s\S]*question 7a/)
    const next = cardIn(await press(world, SAM, { card: topic, title: 'Smuggling' }))
    assert.match(wordsOn(next), /Guidance · Kinds of contact\nSmuggling/)
  })

  it('offers the nearest where it has no such topic, and never repeats what was typed', async () => {
    const card = await says(world, SAM, 'guidance Mia Childsdottir of Hidden Lane')
    assert.match(words(card), /I have no topic of that name/)
    assert.doesNotMatch(words(card), FAMILY)
    assert.equal(buttonsOn(card).filter(({ verb }) => verb === 'guidance').length, 4)
  })

  it('is answered in a channel where it was asked', async () => {
    await world.channel(SAM, NORTH).says('guidance photos')
    const [said] = world.teams.posts(NORTH).slice(-1)
    assert.match(wordsOn(cardIn(said)), /Photographs[\s\S]*Source: /)
    const pressed = await world.channel(SAM, NORTH).presses('guidance', { topic: 'lado' })
    assert.match(wordsOn(cardIn(pressed.body)), /The LADO/)
  })

  it('says sentences to type that are understood', () => {
    for (const { id, type = [] } of TOPICS)
      for (const sentence of type) {
        const understood = understand(sentence)
        assert.ok(
          understood !== undefined && understood.command.words !== 'guidance visits',
          `${id}: ${sentence}`,
        )
      }
  })

  it('is one press from a page of the form, which is saved first, and one press back', async () => {
    const form = await says(world, SAM, `open ${reference} C`)
    const typed = { prisonerMotive: 'He asks for photographs.' }
    const read = cardIn(await press(world, SAM, { card: form, title: 'Save and read guidance', typed }))
    assert.match(wordsOn(read), /Saved: C\. The prisoner\.[\s\S]*Five things/)
    const on = cardIn(await press(world, SAM, { card: read, title: 'The probation officer' }))
    const back = cardIn(await press(world, SAM, { card: on, title: 'Back to C' }))
    assert.equal(boxesOn(back).get('prisonerMotive')?.value, typed.prisonerMotive)
  })

  it('waits where an answer cannot stand: the page comes back with what is wrong', async () => {
    const form = await says(world, SAM, `open ${reference} E`)
    const typed = { ordersCheckedOn: '2027-12-01' }
    const page = cardIn(await press(world, SAM, { card: form, title: 'Save and read guidance', typed }))
    assert.match(wordsOn(page), /This date is in the future/)
    assert.equal(boxesOn(page).get('ordersCheckedOn')?.value, typed.ordersCheckedOn)
  })

  it('is shown beside the box: folded, and opened without a word to the bot', async () => {
    const form = JSON.stringify(await says(world, SAM, `open ${reference} B`))
    assert.match(form, /"id":"good_ableToProtect","isVisible":false/)
    assert.match(form, /"Action.ToggleVisibility"[^}]*"good_ableToProtect"/)
  })
})

describe('what colleagues know about the prison of a referral', () => {
  let world: TestWorld
  let reference: string
  before(async () => {
    world = await openWorld()
    reference = await justTaken(world)
  })
  after(() => world.close())

  it('is one press from its card: one writes a note, the next reads it, and both go back', async () => {
    const card = await says(world, SAM, `open ${reference}`)
    const about = cardIn(await press(world, SAM, { card, title: 'About this prison' }))
    const form = cardIn(await press(world, SAM, { card: about, title: 'Write a note' }))
    const typed = { words: 'Ring before ten.' }
    const noted = cardIn(await press(world, SAM, { card: form, title: 'Keep it', typed }))
    assert.match(wordsOn(noted), /Ring before ten\.\nNote 1, Sam Example/)
    const back = cardIn(await press(world, SAM, { card: noted, title: 'Back to the referral' }))
    assert.match(wordsOn(back), new RegExp(reference))
    const other = await says(world, TESS, `open ${reference}`)
    const read = cardIn(await press(world, TESS, { card: other, title: 'About this prison' }))
    assert.match(wordsOn(read), /Ring before ten/)
    assert.equal(button(read, 'Back to the referral').data.reference, reference)
  })

  it('is typed by the reference too, and then says nothing to those who may not see the referral', async () => {
    assert.match(words(await says(world, INES, `about ${reference}`)), /Ring before ten/)
    for (const typed of [`about ${reference}`, 'about PCA-2026-9999'])
      assert.ok(words(await says(world, SOUTH_WORKER, typed)).includes(REFUSALS.unknownReference), typed)
    const pressed = await world.chat(SOUTH_WORKER).presses('about-prison', { reference })
    assert.doesNotMatch(JSON.stringify(pressed.body), /Ring before ten|HMP/)
  })
})
