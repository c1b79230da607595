/** The recipient book through the real door: one person enters, another one rings and types what they hear. */
import assert from 'node:assert/strict'
import { approvedAt, waitingAt } from '../../src/domain/recipient-book.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { button, buttonsOn, cardIn } from '../support/cards.ts'
import { ADMIN, MAYA, TESS } from '../support/council.ts'
import { START, type TestWorld } from '../support/outside-world.ts'
import { record } from '../support/road.ts'
import { bookChat, omuOf, openBookWorld, RANG, SECOND_ADMIN } from './book-chat.ts'
import { boxes, words } from './own-chat.ts'
import { quiet } from './stored.ts'

const HEARD = 'This is what I heard'

describe('the recipient book', () => {
  let world: TestWorld
  before(async () => {
    world = await openBookWorld()
  })
  after(() => world.close())
  afterEach(() => world.clock.set(START))

  const { says, presses, opens, book, changesNothing, enters, rings } = bookChat(() => world)

  it('lists what waits first and without its address, then every mailbox with who entered and checked it', async () => {
    const email = 'new.aa@prison.example'
    assert.match(
      words(await enters('ZAA', email)),
      /Entered for HMP Example: offender.*Nothing goes there yet/,
    )
    const list = words(await says(MAYA, 'addresses'))
    assert.match(list, /121 mailboxes\. 1 waits for a second person\./)
    assert.match(list, /Waiting for a second person[\s\S]*Entered by Ada Admin, Tue 24 Nov 2026[\s\S]*In use/)
    assert.match(
      list,
      /omu\.example@prison\.example\nEntered by A\. Admin, checked by B\. Checker, last checked Thu 1 Oct 2026\./,
    )
    assert.match(list, /lado@council\.example/)
    for (const text of ['addresses', 'addresses ZAA', 'check address'])
      for (const person of [MAYA, TESS, ADMIN])
        assert.ok(!JSON.stringify(await says(person, text)).includes(email), `${person.name}: ${text}`)
    const own = await says(ADMIN, 'check address')
    assert.match(words(own), /You entered it, .* It waits for somebody else\./)
    assert.ok(!buttonsOn(own).some(({ title }) => /I have rung/.test(title)))
    assert.ok(buttonsOn(await says(TESS, 'check address')).some(({ title }) => /I have rung/.test(title)))
  })

  it('is read page by page, each line once, and finds one prison by its code or a part of its name', async () => {
    const seen: string[] = []
    let card = await says(MAYA, 'addresses')
    for (;;) {
      seen.push(...(words(card).match(/[\w.]+@prison\.example/g) ?? []))
      assert.ok(JSON.stringify(card).length < 20_000)
      const more = buttonsOn(card).find(({ title }) => /^(More|The other \d)/.test(title))
      if (more === undefined) break
      card = await presses(MAYA, card, { title: more.title })
    }
    assert.equal(seen.length, 120)
    assert.equal(new Set(seen).size, 120)
    assert.match(words(await presses(MAYA, card, { title: 'Back to the first' })), /lado@council/)
    assert.match(words(await says(MAYA, 'addresses yab')), /HMP Sample YAB\n, YAB/)
    assert.match(words(await says(MAYA, 'addresses placeholder')), /HMP Placeholder\n, ZBB/)
    assert.match(words(await says(MAYA, 'addresses lado')), /Each report goes to the LADO/)
    assert.match(words(await says(MAYA, 'addresses sample YB')), /12 mailboxes/)
    assert.ok(words(await says(MAYA, 'addresses nowhere')).includes(REFUSALS.noSuchHolder))
  })

  it('lets an address be used once another person has heard it on the telephone', async () => {
    const email = 'new.bb@prison.example'
    const entered = await presses(ADMIN, await says(ADMIN, 'enter address'), {
      title: 'Enter it',
      typed: { whose: 'prison/YAA', mailbox: 'omu', email: ` ${email} `, phone: '01632 960 555' },
    })
    assert.match(words(entered), /Telephone: 01632 960 555/)
    assert.match(words(entered), /omu\.yaa@prison\.example\nEntered by A. Admin/)
    const asked = await rings(TESS, 'YAA')
    assert.deepEqual(boxes(asked), { heard: '', how: '' })
    assert.ok(!JSON.stringify(asked).includes(email))
    const typed = { heard: 'New.BB@Prison.Example', how: RANG }
    const done = words(await presses(TESS, asked, { title: HEARD, typed }))
    assert.match(done, /Two people have agreed on it\. Reports for HMP Sample YAA go there from now on\./)
    assert.match(done, /new\.bb@prison\.example\nEntered by Ada Admin, checked by Tess Placeholder/)
    assert.equal(approvedAt(await book(), omuOf('YAA'))?.checked?.how, RANG)
    await changesNothing(async () => {
      const twice = words(await presses(TESS, asked, { title: HEARD, typed }))
      assert.ok(twice.includes(REFUSALS.nothingToCheck))
      assert.match(twice, /checked by Tess Placeholder/, 'with how it stands')
    })
  })

  it('keeps what was typed when it is not what was entered, and changes nothing', async () => {
    const email = 'new.ab@prison.example'
    await enters('YAB', email)
    const form = await rings(MAYA, 'YAB')
    await changesNothing(async () => {
      const typed = { heard: 'nwe.ab@prison.example', how: RANG }
      const again = await presses(MAYA, form, { title: HEARD, typed })
      assert.ok(words(again).includes(REFUSALS.notAsEntered))
      assert.deepEqual(boxes(again), typed)
      assert.ok(!JSON.stringify(again).includes(email))
      const bare = await presses(MAYA, form, { title: HEARD, typed: { heard: email } })
      assert.match(words(bare), /Please answer this/)
      assert.deepEqual(boxes(bare), { heard: email, how: '' })
    })
  })

  it('learns a prison and a council that it did not know, and no second one under their code', async () => {
    const form = await says(ADMIN, 'enter address')
    const enter = (typed: Record<string, string>) => presses(ADMIN, form, { title: 'Enter it', typed })
    const typed = { whose: 'new prison', code: 'zcc', name: 'HMP New **Name**', email: 'omu@prison.example' }
    const before = await book()
    const bare = words(await enter({ ...typed, code: '', name: '' }))
    assert.equal(bare.match(/⚠ Please answer this/g)?.length, 2)
    assert.match(words(await enter({ ...typed, code: 'ZAA' })), /That is HMP Example already/)
    assert.match(
      words(await enter({ ...typed, whose: 'prison/ZAA' })),
      /Only for one that is not in the list/,
    )
    assert.deepEqual(await book(), before)
    assert.match(words(await enter(typed)), /HMP New \*\*Name\*\*/)
    const council = { whose: 'new council', name: 'Northshire County Council', email: 'mash@council.example' }
    assert.match(words(await enter(council)), /No report goes there by itself/)
    const added = (await book()).holders.map(({ id }) => id).filter((id) => /ZCC|council/.test(id))
    assert.deepEqual(added, ['council/northshire-county-council', 'prison/ZCC'])
    assert.match(words(await says(MAYA, 'addresses new **name')), /, ZCC/)
    assert.match(words(await enter(council)), /That is Northshire County Council already/)
  })

  it('asks to be checked again after six months', async () => {
    world.clock.set('2027-04-02T10:00:00.000Z')
    assert.match(words(await says(MAYA, 'addresses')), /\d+ have not been checked for six months/)
    assert.match(words(await says(MAYA, 'addresses ZBB')), /⚠ Nobody has checked it for six months/)
    const old = words(await presses(MAYA, await says(MAYA, 'addresses'), { title: 'To check again' }))
    assert.match(old, /Addresses to check again[\s\S]*HMP Example/)
    const form = await presses(MAYA, await says(MAYA, 'addresses ZBB'), { title: 'Check it again' })
    const typed = { heard: 'omu.placehodler@prison.example', how: RANG }
    const missed = await presses(MAYA, form, { title: HEARD, typed })
    assert.ok(words(missed).includes(REFUSALS.notAsInUse))
    assert.deepEqual(boxes(missed), typed)
    const right = { heard: 'omu.placeholder@prison.example' }
    const done = words(await presses(MAYA, missed, { title: HEARD, typed: right }))
    assert.match(done, /it is right[\s\S]*last checked Fri 2 Apr 2027/)
    assert.doesNotMatch(done, /six months\. Please/)
  })

  it('withdraws what the card spoke of, says what it means, and nothing else however often it is pressed', async () => {
    const email = 'new.ac@prison.example'
    await enters('YAC', email)
    const card = await says(ADMIN, 'addresses YAC')
    const form = await presses(ADMIN, card, { title: 'Withdraw' })
    assert.match(
      words(form),
      /nothing can be sent there until another address[\s\S]*omu\.yac@prison\.example/,
    )
    assert.match(words(await presses(ADMIN, form, { title: 'Withdraw it' })), /Please answer this/)
    const typed = { words: 'It bounced.' }
    const done = words(await presses(ADMIN, form, { title: 'Withdraw it', typed }))
    assert.match(done, /Nothing can be sent to HMP Sample YAC: offender.* until two people have agreed/)
    assert.equal(waitingAt(await book(), omuOf('YAC'))?.email, email, 'what waits still waits')
    await changesNothing(async () => {
      const twice = await presses(ADMIN, form, { title: 'Withdraw it', typed })
      assert.ok(words(twice).includes(REFUSALS.nothingToCheck))
    })
    const back = await presses(SECOND_ADMIN, card, { title: 'Take it back' })
    assert.ok(!JSON.stringify(back).includes(email))
    assert.equal(words(await says(SECOND_ADMIN, 'take back address YAC omu')), words(back))
    await presses(SECOND_ADMIN, back, { title: 'Take it back', typed })
    assert.equal(waitingAt(await book(), omuOf('YAC')), undefined)
    const lado = { holder: 'lado', mailbox: 'main', id: 'file/lado/main' }
    const stays = words(cardIn(await opens(ADMIN, 'withdraw-address', lado)))
    assert.ok(stays.includes(REFUSALS.ladoNeedsAddress))
  })

  it('closes a prison, says how many open referrals name it, and opens it again', async () => {
    const reference = await record(world)
    await quiet(world)
    assert.match(words(await says(ADMIN, 'prison closed ZAA')), /A prison has closed/)
    const closed = await says(ADMIN, 'prison closed ZAA: The gov.uk page says so, since Monday')
    assert.match(words(closed), /Noted: it has closed[\s\S]*1 open referral names it/)
    const list = button(closed, 'List it')
    assert.deepEqual([list.verb, list.data.holder], ['open-at', 'prison/ZAA'])
    assert.ok(!words(closed).includes(reference))
    assert.match(words(await says(MAYA, 'addresses example')), /It has closed: nothing is sent there/)
    const enter = await opens(ADMIN, 'enter-address', omuOf('ZAA'))
    assert.ok(words(cardIn(enter)).includes(REFUSALS.holderClosed))
    const form = await presses(ADMIN, closed, { title: 'It is open again' })
    const typed = { words: 'A mistake.' }
    const open = words(await presses(ADMIN, form, { title: 'It is open again', typed }))
    assert.match(open, /open again[\s\S]*Reports and letters go to: offender/)
    await changesNothing(async () => {
      const twice = await presses(ADMIN, form, { title: 'It is open again', typed })
      assert.ok(words(twice).includes(REFUSALS.noSuchHolder))
    })
  })

  it('sends to another mailbox once two people have agreed on its address, and not before', async () => {
    const titles = buttonsOn(await says(ADMIN, 'addresses YAD')).map(({ verb }) => verb)
    assert.ok(titles.includes('close-holder') && !titles.includes('send-to-mailbox'))
    const early = words(cardIn(await opens(ADMIN, 'send-to-mailbox', { holder: 'prison/YAD' })))
    assert.ok(early.includes(REFUSALS.noSuchMailbox))
    await enters('YAD', 'pp@prison.example', 'public protection')
    const typed = { heard: 'pp@prison.example', how: RANG }
    const checked = await presses(MAYA, await rings(MAYA, 'YAD'), { title: HEARD, typed })
    assert.match(words(checked), /still go to another mailbox/)
    const form = await presses(ADMIN, await says(ADMIN, 'addresses YAD'), { title: 'Send to another' })
    assert.doesNotMatch(words(form), /CJSM/)
    const there = { title: 'Send there', typed: { mailbox: 'public protection' } }
    const done = words(await presses(ADMIN, form, there))
    assert.match(done, /Reports and letters go to public protection from now on/)
    assert.match(done, /omu\.yad@prison\.example[\s\S]*Reports go to another mailbox/)
    assert.match(words(await says(MAYA, 'check again YAD')), /HMP Sample YAD: public protection/)
    assert.match(words(await says(MAYA, 'check again YAD omu')), /HMP Sample YAD: offender management/)
    assert.ok(words(await says(MAYA, 'check address YAD')).includes(REFUSALS.nothingToCheck))
  })
})
