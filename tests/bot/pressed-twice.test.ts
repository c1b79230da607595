/** Teams asks again when an answer is slow, and people press again: what a button does is done once. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { CARER, CHILD, PRISONER, REQUEST, SECOND_CHILD } from '../support/answers.ts'
import { boxesOn, cardIn, filled, wordsOn } from '../support/cards.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, signOffCard, take, write } from '../support/road.ts'
import { quiet, seenOf, timesDone } from './stored.ts'

describe('a button that is pressed twice', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
  })
  after(() => world.close())

  const twice = async (by: Person, verb: string, data: object): Promise<void> => {
    const presses = [1, 2].map(() => world.chat(by).presses(verb, { ...data }))
    for (const { status } of await Promise.all(presses)) assert.equal(status, 200)
    assert.equal((await world.chat(by).presses(verb, { ...data })).status, 200)
  }
  const done = async (what: string) => timesDone(world, reference, what)

  it('takes, saves, sends in, asks, signs and undoes once', async () => {
    await twice(SAM, 'take', { reference })
    assert.equal(await done('take'), 1)
    await world.chat(SAM).says(`open ${reference} C`)
    await twice(SAM, 'save-page', filled(cardIn(lastPost(world, SAM)), /go on/, { offences: 'Once.' }))
    assert.equal(await done('save C'), 1)
    await write(world, reference)
    await twice(SAM, 'submit', { reference })
    assert.equal(await done('submit'), 1)
    const first = await seenOf(world, reference)
    await twice(TESS, 'ask-for-changes', { ...first, reason__1: 'Shorter.' })
    assert.equal(await done('askForChanges'), 1)
    await twice(SAM, 'submit', { reference })
    await twice(TESS, 'sign-off', await seenOf(world, reference))
    assert.equal(await done('signOff'), 1)
    await twice(TESS, 'undo-sign-off', { reference })
    assert.equal(await done('undoSignOff'), 1)
    await quiet(world)
  })

  it('of a signature that was taken back signs nothing from the old card, and shows one that does', async () => {
    const old = await signOffCard(world)
    const title = 'Sign off and send'
    const late = { card: old, title }
    await press(world, TESS, late)
    assert.equal(await done('signOff'), 2)
    await world.chat(TESS).presses('undo-sign-off', { reference })
    const anew = await press(world, TESS, late)
    assert.equal(await done('signOff'), 2, 'a press that was slow to arrive does not undo the undo')
    assert.match(wordsOn(cardIn(anew)), /Ready for your sign-off/)
    await press(world, TESS, { card: cardIn(anew), title })
    assert.equal(await done('signOff'), 3)
    await quiet(world)
  })

  it('adds one child, takes one child out, and records once', async () => {
    await world.chat(MAYA).says('new referral')
    let card: unknown = cardIn(lastPost(world, MAYA))
    card = await press(world, MAYA, { card, title: /Next/, typed: REQUEST })
    card = await press(world, MAYA, { card, title: /Next/, typed: PRISONER })
    const again = async (title: string | RegExp, typed: Readonly<Record<string, string>> = {}) => {
      const data = filled(card, title, typed)
      await twice(MAYA, 'fill-referral', data)
      card = (await world.chat(MAYA).presses('fill-referral', data)).body
    }
    await again('Add another child', CHILD)
    assert.match(wordsOn(cardIn(card)), /\(2 of 2\)/)
    await again('Add another child', SECOND_CHILD)
    assert.match(wordsOn(cardIn(card)), /\(3 of 3\)/)
    await again('Take this child out')
    assert.match(wordsOn(cardIn(card)), /\(2 of 2\)/)
    assert.match(JSON.stringify(card), /Leo Childsson/, 'the second child is still there')
    await again('Next: the carer')
    await again(/Record/, CARER)
    reference = /PCA-2026-\d{4}/.exec(wordsOn(cardIn(card)))?.[0] ?? ''
    assert.equal(reference, 'PCA-2026-0002')
    const loaded = await world.product.world.store.load(reference)
    assert.deepEqual(
      loaded?.referral.details.children.map(({ fullName }) => fullName),
      [CHILD.fullName, SECOND_CHILD.fullName],
    )
  })

  it('leaves a page as it was written last, when an older press of it comes again', async () => {
    reference = await record(world)
    await take(world, reference)
    const open = async () => {
      await world.chat(SAM).says(`open ${reference} C`)
      return cardIn(lastPost(world, SAM))
    }
    const save = async (offences: string) => {
      const data = filled(await open(), /all sections/, { offences })
      await world.chat(SAM).presses('save-page', data)
      return data
    }
    const first = await save('Once.')
    const second = await save('Once, in 2025.')
    await save('Once.')
    for (const late of [second, first, second]) {
      const { body } = await world.chat(SAM).presses('save-page', late)
      assert.equal(await done('save C'), 3)
      assert.match(wordsOn(cardIn(body)), /Saved: C/)
    }
    await save('Never.')
    await world.chat(SAM).presses('save-page', first)
    assert.equal(boxesOn(await open()).get('offences')?.value, 'Never.', 'no old words wait in the box')
    assert.equal(await done('save C'), 4)
    await quiet(world)
  })
})
