/** An e-mail that came back, through the real door: the message, sending it again with a reason, and the telephone. */
import assert from 'node:assert/strict'
import { COUNCIL, ONE_CHILD, referralWith } from '../../scripts/preview/sample.ts'
import { AGAIN } from '../../src/bot/actions/mail.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { INES, MAYA, SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import * as chat from './own-chat.ts'
import { boxes, justSigned, words } from './own-chat.ts'
import { quiet, timesDone } from './stored.ts'

describe('the answer after it was sent again', () => {
  const said = (mail: string, source = 'prison') => {
    const { request, ...rest } = ONE_CHILD
    const details = { ...rest, request: { ...request, requestSource: source } }
    return AGAIN.says(referralWith('sent', details), COUNCIL, { mail, words: 'Mended.' })
  }

  it('names the e-mail and where it goes, and only whom where no address is approved', () => {
    assert.match(said('report-to-prison'), /^The report goes again to the prison, \S+@\S+, now\. You hear/)
    assert.match(said('receipt'), /^The receipt goes again to whoever asked, \S+@\S+, now\. You hear/)
    assert.match(said('holding', 'other'), /^The holding e-mail goes again to whoever asked, now\. You hear/)
  })
})

describe('an e-mail that came back, in a person’s own chat', () => {
  let world: TestWorld
  let reference: string
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await justSigned(world)
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(async () => (await chat.standing(world, reference)).status === 'sent')
    await quiet(world)
  })
  after(() => world.close())

  const says = (person: Person, text: string) => chat.says(world, person, text)
  const reports = () => world.outlook.mails().filter(({ attachments }) => attachments.length > 0)
  const toLado = () => reports().filter(({ to }) => to === 'lado@council.example')
  const read = async () => {
    world.clock.add(61)
    await readMailbox(world.product.world)
    await quiet(world)
  }

  it('is shown with each recipient on the card of the referral', async () => {
    await read()
    const card = words(await says(SAM, reference))
    assert.match(card, /The report to the prison: \naccepted, .* · seen in Sent Items/)
    assert.match(card, /The report to the LADO: \naccepted, .* · seen in Sent Items/)
  })

  it('is not sent again while nothing says that it did not arrive', async () => {
    const refused = await says(SAM, `send again ${reference} to the LADO: To be sure.`)
    for (const said of [refused, await says(SAM, `send again ${reference}`)]) {
      assert.ok(words(said).includes(REFUSALS.onItsWay))
      assert.deepEqual(boxes(said), {}, 'no form of no use')
    }
    assert.ok(words(await says(SAM, `send again ${reference} holding: Why not.`)).includes(REFUSALS.notNow))
    assert.equal(reports().length, 2)
  })

  it('comes to the worker with what to do, goes again with a reason, once', async () => {
    await world.outlook.bounce(toLado()[0]?.dispatchId ?? '')
    await read()
    const told = await chat.cardAbout(world, SAM, `${reference}: the report to the LADO came back`)
    assert.match(words(told), /Please telephone the LADO now/)
    await chat.cardAbout(world, TESS, 'the report to the LADO came back')
    assert.ok(buttonsOn(await says(SAM, reference)).some(({ title }) => title === 'Send again'))
    assert.ok(!buttonsOn(await says(INES, reference)).some(({ title }) => title === 'Send again'))
    const form = cardIn(await press(world, SAM, { card: told, title: 'Send again' }))
    assert.deepEqual(boxes(form), { mail: 'report-to-lado', words: '' }, 'chosen already')
    assert.match(words(form), new RegExp(`^${reference} · sent\n`))
    assert.doesNotMatch(JSON.stringify(form), /report-to-prison/)
    const other = await says(SAM, `send again ${reference} to the prison: To be sure.`)
    assert.ok(words(other).includes(REFUSALS.onItsWay))
    const unnamed = await says(SAM, `send again ${reference}: The mailbox was full.`)
    assert.deepEqual(boxes(unnamed), { mail: 'report-to-lado', words: 'The mailbox was full.' })
    const bare = cardIn(
      await press(world, SAM, { card: form, title: 'Send it again', typed: { mail: 'report-to-lado' } }),
    )
    assert.equal(toLado().length, 1)
    const typed = { words: 'The mailbox was full.' }
    const done = await press(world, SAM, { card: bare, title: 'Send it again', typed })
    assert.match(
      words(cardIn(done)),
      /The report goes again to the LADO, lado@council\.example, now\. You hear of it if it cannot be sent\./,
    )
    await until(() => toLado().length === 2)
    const twice = await press(world, SAM, { card: bare, title: 'Send it again', typed })
    assert.ok(words(cardIn(twice)).includes(REFUSALS.onItsWay))
    await quiet(world)
    assert.equal(reports().length, 3)
    assert.equal(await timesDone(world, reference, 'sendAgain'), 1)
    const [first, second] = toLado()
    assert.notEqual(first?.dispatchId, second?.dispatchId)
    assert.deepEqual(second?.attachments, first?.attachments)
    assert.equal((await chat.standing(world, reference)).status, 'sent')
    const since = words(await says(SAM, reference))
    assert.match(since, /The report to the LADO: \naccepted, .* · an earlier copy came back, /)
    assert.doesNotMatch(since, /⚠/)
  })

  it('is refused to MASH and to a colleague who does not have the referral', async () => {
    for (const person of [MAYA, INES])
      assert.ok(
        words(await says(person, `send again ${reference} to the prison: Please.`)).includes(
          REFUSALS.notToSendAgain,
        ),
      )
  })

  it('may be telephoned instead: by words or by the form, whom and when', async () => {
    assert.match(
      words(await says(TESS, `phoned ${reference} the LADO: The duty LADO, today at ten`)),
      /Noted: you telephoned\.[\s\S]*The report to the LADO: \n.* · telephoned, /,
    )
    const form = await says(SAM, `phoned ${reference} the prison`)
    assert.deepEqual(boxes(form), { whom: 'prison', call: '' })
    const done = await press(world, SAM, { card: form, title: 'Note the call', typed: { call: 'The OMU.' } })
    assert.match(words(cardIn(done)), /Noted/)
    assert.deepEqual(
      (await chat.standing(world, reference)).calls?.map(({ who, words: said }) => [who, said]),
      [
        ['lado', 'The duty LADO, today at ten'],
        ['prison', 'The OMU.'],
      ],
    )
  })

  it('tells the worker when the prison replied', async () => {
    const mail = reports().find(({ to }) => to !== 'lado@council.example')
    await world.outlook.reply(mail?.dispatchId ?? '')
    await read()
    const told = await chat.cardAbout(world, SAM, `${reference}: the prison replied`)
    assert.match(words(told), /open it in the shared mailbox/)
  })
})
