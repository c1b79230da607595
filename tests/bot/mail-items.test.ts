/** Mail of the MASH mailbox through the real door: one card in the channel, the list in an officer's own chat, and each road. */
import assert from 'node:assert/strict'
import { showWaitingMail } from '../../src/jobs/mash-card.ts'
import { readMashMailbox } from '../../src/jobs/read-mash-mailbox.ts'
import { buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { MAYA, SAM } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press } from '../support/road.ts'
import { samplePdf } from '../support/sample-papers.ts'
import { boxes, justTaken, says, words } from './own-chat.ts'
import { quiet } from './stored.ts'

const MASH = 'mash@council.example'
const CHANNEL = '19:mash@thread.tacv2'
const HOSTILE = '**[win](https://evil.example)** <b>x</b> ${reference} \u202Eevil \u05e9\u05dc\u05d5\u05dd'

describe('mail that came to MASH, in Teams', () => {
  let world: TestWorld
  let reference: string
  before(async () => {
    world = await openWorld({ mashMailbox: MASH })
    reference = await justTaken(world)
  })
  after(() => world.close())

  const deliver = async (words = 'A request') => {
    await world.outlook.deliver({
      ...{ to: MASH, from: 'omu@prison.example', name: words, subject: words, text: `${words}, please.` },
      attachments: [
        {
          ...{ name: `${words}.pdf`, contentType: 'application/pdf', isInline: false },
          content: Buffer.from(samplePdf()).toString('base64'),
        },
        {
          ...{ name: `${words}.exe`, contentType: 'application/pdf', isInline: false },
          content: Buffer.from('MZ').toString('base64'),
        },
      ],
    })
    world.clock.add(61)
    await readMashMailbox(world.product.world)
    await showWaitingMail(world.product.world)
    await quiet(world)
  }
  const presses = async (card: unknown, title: string, typed?: Readonly<Record<string, string>>) =>
    cardIn(await press(world, MAYA, { card, title, ...(typed === undefined ? {} : { typed }) }))
  const inChannel = () =>
    world.teams.posts(CHANNEL).filter((post) => JSON.stringify(post).includes('confirmed'))

  it('is told of in the channel without a name, and listed in the officer’s own chat', async () => {
    await deliver()
    await deliver()
    await until(() => JSON.stringify(inChannel()).includes('2 mails wait'))
    assert.equal(inChannel().length, 1)
    assert.doesNotMatch(JSON.stringify(inChannel()), /A request|omu@/)
    const answer = await world.channel(MAYA, CHANNEL).presses('mail', {})
    assert.match(JSON.stringify(answer.body), /I have answered in your own chat/)
    assert.match(wordsOn(cardIn(lastPost(world, MAYA))), /Mail 1.*A request/s)
    const list = await says(world, MAYA, 'mail')
    assert.equal(buttonsOn(list).filter(({ title }) => title === 'Open').length, 2)
  })

  it('is opened with its papers and what was not taken', async () => {
    const card = await says(world, MAYA, 'mail 1')
    assert.match(words(card), /From: .*A request.*omu@prison\.example/)
    assert.match(words(card), /Paper.*The e-mail itself|⚠ Not taken.*The e-mail itself/s)
    assert.match(words(card), /⚠ Not taken.*A request\.exe.*It is not a PDF/s)
    assert.match(words(card), /The address it says it is from may be forged/)
    assert.match(words(await says(world, SAM, 'mail 1')), /for MASH officers alone/)
    assert.match(words(await says(world, SAM, 'mail')), /for MASH officers alone/)
    assert.match(words(await says(world, MAYA, 'mail 99')), /There is no such mail/)
  })

  it('opens the form of a referral with what the mail says', async () => {
    const card = await says(world, MAYA, 'mail 1')
    const form = await presses(card, 'Record it')
    const { receivedOn, channel, requesterEmail } = boxes(form)
    assert.deepEqual([receivedOn, channel, requesterEmail], ['2026-11-24', 'email', 'omu@prison.example'])
    assert.match(words(await says(world, MAYA, 'record mail 1')), /The request/)
  })

  it('belongs to a referral that is there, or is not for us with a reason', async () => {
    const form = await presses(await says(world, MAYA, 'mail 1'), 'It belongs to…')
    const wrong = await presses(form, 'Attach it there', { reference: 'PCA-2026-9999' })
    assert.match(words(wrong), /I cannot find that reference/)
    const done = await presses(wrong, 'Attach it there', { reference: reference.toLowerCase() })
    assert.match(words(done), /The mail and its papers are attached/)
    assert.match(words(done), /A request\.pdf.*came by itself/s)
    assert.match(
      words(await says(world, MAYA, `mail 1 belongs to ${reference}`)),
      /dealt with that mail already/,
    )
    const ask = await presses(await says(world, MAYA, 'mail 2'), 'Not for us')
    const empty = await presses(ask, 'Not for us', { why: ' ' })
    assert.match(words(empty), /Please say in a few words why/)
    const out = await presses(empty, 'Not for us', { why: 'An advertisement.' })
    assert.match(words(out), /out of the list/)
    assert.match(words(await presses(out, 'Take that back')), /It waits again/)
    assert.match(words(await says(world, MAYA, 'mail 2 is not for us: an advertisement')), /out of the list/)
    assert.match(words(await says(world, MAYA, 'mail 2 is for us')), /It waits again/)
    assert.match(words(await says(world, MAYA, 'mail 2 is not for us')), /Please say in a few words why/)
  })

  it('with hostile words is shown as plain words, and is in no line of the log', async () => {
    await deliver(HOSTILE)
    for (const card of [await says(world, MAYA, 'mail'), await says(world, MAYA, 'mail 3')]) {
      const json = JSON.stringify(card)
      assert.ok(json.includes('\u2068**[win](https://evil.example)** <b>x</b> ${reference}'))
      assert.doesNotMatch(json, /\u202E/u)
      const body = (card as { body: { type: string }[] }).body
      assert.doesNotMatch(JSON.stringify(body.filter(({ type }) => type === 'TextBlock')), /evil/)
    }
    assert.doesNotMatch(world.logged.join('\n'), /evil|A request|omu@/)
  })
})
