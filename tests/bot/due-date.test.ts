/** The due date through the real door: corrected by MASH, apologised for by a manager, and over when they have it. */
import assert from 'node:assert/strict'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { cardIn } from '../support/cards.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, sendIn, signOffCard, write } from '../support/road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { quiet, timesDone } from './stored.ts'

describe('a due date, in a person’s own chat', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())
  beforeEach(() => world.clock.set('2026-12-03T10:00:00.000Z'))

  const { fresh, says, opens, standing, cardAbout } = ownChat(() => world)

  it('that is wrong is corrected by MASH, with the reason kept', async () => {
    const reference = await fresh()
    const card = await opens(MAYA, 'correct-date', reference)
    const bare = cardIn(await press(world, MAYA, { card, title: 'Correct it', typed: { words: 'Misread.' } }))
    assert.deepEqual(boxes(bare), { day: '', words: 'Misread.' })
    const done = await press(world, MAYA, { card: bare, title: 'Correct it', typed: { day: '2026-12-11' } })
    assert.match(words(cardIn(done)), /Corrected\. It is now due on Fri 11 Dec 2026/)
    await cardAbout(TESS, `${reference}: the due date was corrected`)
    assert.match(
      words(await says(MAYA, `correct date ${reference} to 14 December: Misread twice.`)),
      /Mon 14 Dec/,
    )
    const none = await says(MAYA, `correct date ${reference} to the end of time: Later.`)
    assert.ok(words(none).includes(REFUSALS.dayNotUnderstood))
    assert.deepEqual(boxes(none), { day: '', words: 'Later.' })
  })

  it('that has gone by brings a holding e-mail, shown before it is sent, with the day that is in the box', async () => {
    const reference = await fresh()
    world.clock.set('2026-12-16T10:00:00.000Z')
    const card = await says(TESS, `holding e-mail ${reference}`)
    assert.match(words(card), /We now expect to send it by Wed 23 Dec 2026\./)
    assert.deepEqual(boxes(card), { day: '2026-12-23' })
    const typed = { day: '2026-12-21' }
    const again = cardIn(await press(world, TESS, { card, title: 'Show it with this day', typed }))
    assert.match(words(again), /by Mon 21 Dec 2026\./)
    assert.equal((await standing(reference)).holding, undefined)
    const sent = await press(world, TESS, { card: again, title: 'Send it' })
    assert.match(words(cardIn(sent)), /The e-mail goes now/)
    const find = () =>
      world.outlook.mails().find(({ subject }) => subject.includes(`${reference} report is late`))
    await until(() => find() !== undefined)
    for (const line of words(again)
      .split('\n')
      .filter((text) => /^(Our report|We now|Please cont)/.test(text)))
      assert.ok(JSON.stringify(find()).includes(line), line)
    const twice = await press(world, TESS, { card: again, title: 'Send it' })
    assert.ok(words(cardIn(twice)).includes(REFUSALS.holdingSent))
  })

  it('is over when the report is sent: that they have it is noted by a button or by words, once', async () => {
    const reference = await fresh()
    await write(world, reference)
    await sendIn(world, reference)
    await press(world, TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(async () => (await standing(reference)).status === 'sent')
    await quiet(world)
    const card = await says(SAM, `they have it ${reference}`)
    assert.deepEqual(boxes(card), { who: '', how: '' })
    const typed = { who: 'Jo Bloggs, OMU', how: 'by telephone' }
    const done = await press(world, SAM, { card, title: 'They have it', typed })
    assert.match(words(cardIn(done)), /Noted: they have it\./)
    const referral = await standing(reference)
    assert.ok(referral.status === 'sent' && referral.receipt?.how === 'Jo Bloggs, OMU: by telephone')
    assert.ok(words(await says(MAYA, `they have it ${reference}: Jo by e-mail`)).includes(REFUSALS.notNow))
    assert.equal(await timesDone(world, reference, 'noteReceipt'), 1)
  })
})
