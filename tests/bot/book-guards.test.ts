/** What the recipient book refuses, to whom and in which words; and that nothing that is sent to it is believed. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { waitingAt } from '../../src/domain/recipient-book.ts'
import { REFUSALS, type RefusalCode } from '../../src/domain/refusal.ts'
import { button, cardIn, filled } from '../support/cards.ts'
import { ADMIN, HEAD, MAYA, SAM, TESS } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { bookChat, NORTH, omuOf, openBookWorld, RANG } from './book-chat.ts'
import { boxes, words } from './own-chat.ts'
import { FAULT } from './stored.ts'

const EMAIL = 'new.aa@prison.example'
const KEEPS = ['enter-address', 'withdraw-address', 'close-holder', 'reopen-holder', 'send-to-mailbox']

describe('the recipient book refuses', () => {
  let world: TestWorld
  const { says, presses, opens, book, changesNothing, enters, rings } = bookChat(() => world)
  const waiting = async (): Promise<string> => waitingAt(await book(), omuOf('ZAA'))?.id ?? ''
  before(async () => {
    world = await openBookWorld()
    await enters('ZAA', EMAIL)
  })
  after(() => world.close())

  it('a check by the one who entered it, however they press', async () => {
    const form = await rings(MAYA, 'ZAA')
    await changesNothing(async () => {
      const { verb, data } = button(form, /heard/)
      const sent = filled(form, /heard/, { heard: EMAIL, how: RANG })
      for (const payload of [sent, data, { id: await waiting() }])
        assert.ok(words(cardIn(await opens(ADMIN, verb, payload))).includes(REFUSALS.ownAddress))
    })
  })

  it('an address that nothing may go to, says why, and gives back what was typed', async () => {
    const wrong: readonly (readonly [string, string, RegExp])[] = [
      ['the old secure mail', 'omu@prison.gsi.gov.uk', /switched off with the old secure mail/],
      ['public webmail', 'omu.example@gmail.com', /which is public webmail/],
      ['a look-alike', 'omu@pris0n.example', /looks like .*prison\.example.* but is another domain/],
      [
        'a domain that is not allowed',
        'omu@stranger.example',
        /not in the council's list of allowed domains/,
      ],
      ['what is no address', 'omu at prison', /It is not one e-mail address/],
      ['two addresses', 'a@prison.example, b@prison.example', /It is not one e-mail address/],
      ['what is in use already', 'OMU.Placeholder@prison.example', /in use already/],
    ]
    const form = await presses(ADMIN, await says(ADMIN, 'addresses ZBB'), { title: 'Enter an address' })
    await changesNothing(async () => {
      for (const [what, email, why] of wrong) {
        const typed = { email, phone: '01632 960 555' }
        const again = await presses(ADMIN, form, { title: 'Enter it', typed })
        assert.match(words(again), why, what)
        assert.deepEqual(boxes(again), { mailbox: 'omu', ...typed }, what)
      }
      const typed = { email: EMAIL, mailbox: 'cjsm' }
      assert.ok(
        words(await presses(ADMIN, form, { title: 'Enter it', typed })).includes(REFUSALS.notSecureMail),
      )
    })
  })

  it('a second address while one waits; the same one, pressed twice, is no fault', async () => {
    const form = await presses(ADMIN, await says(ADMIN, 'addresses YAA'), { title: 'Enter an address' })
    const enter = (email: string) => presses(ADMIN, form, { title: 'Enter it', typed: { email } })
    await enter('new.yaa@prison.example')
    await changesNothing(async () => {
      assert.match(words(await enter('new.yaa@prison.example')), /Entered for HMP Sample YAA/)
      const other = await enter('other.yaa@prison.example')
      assert.ok(words(other).includes(REFUSALS.addressWaits))
      assert.equal(boxes(other).email, 'other.yaa@prison.example')
    })
  })

  const refusedTo = async (person: Person, verb: string, code: RefusalCode): Promise<void> => {
    const place = { ...omuOf('ZAA'), id: await waiting() }
    const typed = { heard__1: EMAIL, how__1: RANG, words__1: 'Why', email__1: `x${EMAIL}`, mailbox__1: 'omu' }
    for (const data of [place, { go: 'do', form: place, ...typed }]) {
      const answer = JSON.stringify(await opens(person, verb, data))
      assert.ok(answer.includes(REFUSALS[code]), `${person.name}: ${verb}: ${answer}`)
    }
  }

  it('whoever may not: a social worker, a head of service, and MASH and managers beyond checking', async () => {
    const texts = [
      ...['addresses', 'addresses ZAA', 'check address'],
      ...['prison closed ZAA: Yes', 'enter address ZAA'],
    ]
    await changesNothing(async () => {
      for (const person of [SAM, HEAD]) {
        for (const text of texts)
          assert.ok(words(await says(person, text)).includes(REFUSALS.notToCheckAddresses), text)
        assert.ok(words(await says(person, 'enter address')).includes(REFUSALS.onlyAdministrators))
        for (const verb of ['check-address', 'verify-address'])
          await refusedTo(person, verb, 'notToCheckAddresses')
        for (const data of [{}, { holder: 'prison/ZAA' }])
          for (const verb of ['addresses', 'address-holder'])
            assert.doesNotMatch(JSON.stringify(await opens(person, verb, data)), /@prison/)
      }
      for (const person of [SAM, HEAD, MAYA, TESS])
        for (const verb of KEEPS) await refusedTo(person, verb, 'onlyAdministrators')
    })
  })

  it('an id and a holder that are not in it', async () => {
    const verbs = [...KEEPS, 'check-address', 'verify-address', 'address-holder', 'addresses', 'open-at']
    const odd = ['__proto__', 'prison/__proto__', 'prison/QQQ', 'file/prison/ZAA/omu', '${title}', '\0']
    await changesNothing(async () => {
      for (const verb of verbs)
        for (const text of odd)
          for (const place of [
            { holder: text, mailbox: 'omu', id: text },
            { holder: 'prison/ZBB', mailbox: text, id: text },
            { holder: [text], mailbox: {}, id: 7 },
          ]) {
            const typed = { heard__1: text, how__1: RANG, email__1: text, whose__1: text }
            for (const data of [place, { go: 'do', form: place, ...typed }])
              assert.doesNotMatch(JSON.stringify(await opens(ADMIN, verb, data)), FAULT, `${verb} ${text}`)
          }
    })
  })

  it('to take hostile words for anything but words', async () => {
    const form = await says(ADMIN, 'enter address')
    const name = '**b** [x](javascript:1) ${title} <at>all</at>'
    const typed = {
      whose: 'new prison',
      code: '${',
      name,
      email: '"><b>@prison.example',
      phone: '{{DATE()}}',
    }
    const again = await presses(ADMIN, form, { title: 'Enter it', typed })
    assert.deepEqual(boxes(again), { mailbox: 'omu', ...typed })
    const right = { ...typed, code: 'ZQQ', email: 'omu.q@prison.example' }
    const done = await presses(ADMIN, again, { title: 'Enter it', typed: right })
    const blocks = JSON.stringify(done).match(/"type":"TextBlock","text":"[^"]*"/g) ?? []
    assert.ok(blocks.length > 0 && blocks.every((text) => !text.includes('javascript')))
    assert.ok(words(done).includes(name))
    const long = { ...typed, email: 'x'.repeat(300) }
    assert.match(
      words(await presses(ADMIN, form, { title: 'Enter it', typed: long })),
      /Please keep this to 200/,
    )
  })

  it('to stand in a channel or in the log', async () => {
    const channel = world.channel(MAYA, NORTH)
    for (const text of ['addresses', 'addresses ZAA', 'check address']) await channel.says(text)
    const posts = JSON.stringify(world.teams.posts(NORTH))
    const answers = [
      await channel.presses('addresses', {}),
      await channel.presses('address-holder', { holder: 'prison/ZAA' }),
      await channel.presses('check-address', { id: await waiting() }),
    ]
    assert.equal(posts.match(/I have answered in your own chat/g)?.length, 3)
    assert.doesNotMatch(posts + JSON.stringify(answers), /prison\.example|HMP/)
    assert.ok(world.logged.length > 0)
    assert.doesNotMatch(world.logged.join('\n'), /prison\.example|HMP/)
  })
})
