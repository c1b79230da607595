/** Somebody says that they are away: who covers is answered, asked, and told; then they are back. */
import assert from 'node:assert/strict'
import { understand } from '../../src/bot/commands/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { decideNudges } from '../../src/workflow/nudges.ts'
import { buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { DEPUTY, MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, sendIn, signOffCard, take, write } from '../support/road.ts'
import { quiet, seenOf } from './stored.ts'

/** A Thursday, after the days on which the usual assessment says that people were seen. */
const THURSDAY = '2026-12-03T10:00:00.000Z'

describe('the words for being away', () => {
  const away = 'I am away until 18 December'
  const understood: readonly (readonly [string, string, string | undefined])[] = [
    ['I am away', away, undefined],
    ['i’m away.', away, undefined],
    ["I'm on leave until Friday", away, 'Friday'],
    ['away until 18 December', away, '18 December'],
    ['Away till 18/12/2026!', away, '18/12/2026!'],
    ['im off sick', away, undefined],
    ['I’m out of office until tomorrow', away, 'tomorrow'],
    ['I am back', 'I am back', undefined],
    ['I’m back again!', 'I am back', undefined],
    ['back', 'I am back', undefined],
  ]
  for (const [typed, words, until] of understood)
    it(`“${typed}” are understood`, () => {
      const found = understand(typed)
      assert.equal(found?.command.words, words)
      assert.equal(found?.taken.until, until)
    })

  it('are not a single word, and no longer than a day is', () => {
    assert.equal(understand('away'), undefined)
    assert.equal(understand('I am away with the children'), undefined)
    assert.equal(understand(`away until ${'18 December '.repeat(20)}`), undefined)
    const start = performance.now()
    understand(`away until ${' '.repeat(29_000)}x`)
    assert.ok(performance.now() - start < 250)
  })
})

describe('somebody who is away', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set(THURSDAY)
    reference = await record(world)
    await take(world, reference)
    await write(world, reference)
    await sendIn(world, reference)
    await quiet(world)
  })
  after(() => world.close())

  const said = async (person: Person, text: string): Promise<unknown> => {
    assert.equal((await world.chat(person).says(text)).status, 200)
    return lastPost(world, person)
  }
  const words = async (person: Person, text: string): Promise<string> =>
    wordsOn(cardIn(await said(person, text)))
  const absences = () => world.product.world.store.absences()

  it('is asked again for a day that is not understood, or is over', async () => {
    const unclear = JSON.stringify(await said(TESS, 'I am away until the cows come home'))
    assert.match(unclear, /I did not understand the day/)
    assert.match(JSON.stringify(await said(TESS, 'I am away until yesterday')), /That day is over already/)
    assert.deepEqual(await absences(), [])
  })

  it('hears as a social worker who is reminded meanwhile, and nothing of sign-offs', async () => {
    const answer = await words(SAM, 'I am away until 4 December')
    assert.match(answer, /up to and including Fri 4 Dec 2026/)
    assert.match(answer, /goes to your Team Manager/)
    assert.doesNotMatch(answer, /sign-off/)
    await said(SAM, 'I am back')
  })

  it('hears as MASH no more than until when', async () => {
    assert.doesNotMatch(await words(MAYA, 'I am away until tomorrow'), /Team Manager|sign-off/)
    await said(MAYA, 'back')
  })

  it('hears as Team Manager who gets what waits for them, and the deputy gets it', async () => {
    const card = cardIn(await said(TESS, 'I am away until Friday 18 December'))
    assert.match(wordsOn(card), /up to and including Fri 18 Dec 2026/)
    assert.match(wordsOn(card), /A report waits for your sign-off\. Dev Deputy gets this from now on\./)
    assert.deepEqual(
      buttonsOn(card).map(({ title, verb }) => [title, verb]),
      [['I am back', 'back']],
    )
    await decideNudges(world.product.world)
    const passed = wordsOn(await signOffCard(world, DEPUTY))
    assert.match(passed, /Passed to you because Tess Placeholder is away \(until Fri 18 Dec 2026\)\./)
  })

  it('finds on the card who has it now, and why', async () => {
    assert.match(await words(TESS, `sign off ${reference}`), /Passed to Dev Deputy because you are away/)
  })

  it('is back by a press, and what was passed on stays', async () => {
    const card = cardIn(await said(TESS, 'I am away'))
    assert.doesNotMatch(wordsOn(card), /Nothing waits/)
    assert.match(wordsOn(card), /A report that came to you is with Dev Deputy now; you may still sign it\./)
    assert.match(wordsOn(card), /meanwhile is passed on, too;/)
    const answer = wordsOn(cardIn(await press(world, TESS, { card, title: 'I am back' })))
    assert.match(answer, /^Welcome back\n.*stays with whoever has it now/)
    assert.doesNotMatch(answer, /You are here|Outlook/)
    assert.deepEqual(await absences(), [])
    assert.match(await words(TESS, 'I am back'), /You are here\nI had you down as here\./)
  })

  it('hears to switch automatic replies off only if they are still on', async () => {
    await world.product.world.store.transaction((tx) =>
      tx.setAbsence(
        { ...{ person: TESS.id, source: 'Outlook' }, from: '2026-12-03', until: undefined },
        THURSDAY,
      ),
    )
    assert.match(
      await words(TESS, 'I am back'),
      /If your automatic replies in Outlook are still on, please switch them off/,
    )
  })

  it('hears in the evening that it is passed on in the morning', async () => {
    world.clock.set('2026-12-04T18:00:00.000Z')
    assert.match(await words(DEPUTY, 'I am away'), /gets this on Mon 7 Dec 2026, 09:00\./)
    await said(DEPUTY, 'I am back')
    world.clock.set('2026-12-04T10:00:00.000Z')
  })

  it('may sign all the same, and the card of the deputy then says that it is done', async () => {
    const card = await signOffCard(world, DEPUTY)
    const data = await seenOf(world, reference)
    assert.match(wordsOn(cardIn((await world.chat(TESS).presses('sign-off', data)).body)), /Signed off: PCA/)
    const late = await press(world, DEPUTY, { card, title: 'Sign off and send' })
    assert.match(wordsOn(cardIn(late)), /Signed off: PCA/)
    await quiet(world)
    const referral = (await world.product.world.store.load(reference))?.referral
    assert.ok(referral !== undefined && 'signOff' in referral)
    assert.equal(referral.signOff.by, TESS.id)
  })

  it('hears that nothing waits once it is signed', async () => {
    const answer = await words(TESS, 'I am away')
    assert.match(
      answer,
      /Nothing waits for your sign-off\.\nWhat comes .* is passed on; you may still sign it\./,
    )
    await said(TESS, 'I am back')
  })
})
