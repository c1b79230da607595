/** A prisoner who has moved, through the real door: the button and the words, the gate, and what is open at a prison. */
import assert from 'node:assert/strict'
import { closeHolder, reopenHolder } from '../../src/domain/book-holders.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { changeBook } from '../../src/workflow/recipient-book.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { ADMIN, HEAD, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, sendIn, signOffCard, write } from '../support/road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { FAMILY, quiet, stored, timesDone } from './stored.ts'

const MOVED = 'The prisoner has moved'

describe('a prisoner who has moved, in a person’s own chat', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
  })
  after(() => world.close())

  const { fresh, says, opens, standing } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const prisonOf = async (reference: string) => (await standing(reference)).details.prisoner.prisonCode
  const pressed = async (person: Person, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))
  const change = (rule: typeof closeHolder) =>
    changeBook(world.product.world, ADMIN, { rule, what: { holder: 'prison/ZBB', why: 'It is said so.' } })
  const waiting = async (): Promise<string> => {
    const reference = await fresh()
    await write(world, reference)
    await sendIn(world, reference)
    await signOffCard(world)
    await quiet(world)
    return reference
  }

  it('is written down from the card of the referral, with nothing lost on the way, once', async () => {
    const reference = await fresh()
    const overview = await says(SAM, reference)
    const form = await pressed(SAM, { card: overview, title: MOVED })
    assert.deepEqual(boxes(form), { prison: '', words: '' })
    assert.match(words(form), /Until now\nHMP Example\n/)
    const bare = await pressed(SAM, { card: form, title: 'Send it there', typed: { words: 'The OMU.' } })
    assert.match(words(bare), /Where is the prisoner now\? – Please answer this\./)
    assert.equal(await prisonOf(reference), 'ZAA')
    const press1 = { card: bare, title: 'Send it there', typed: { prison: 'ZBB' } }
    const done = await pressed(SAM, press1)
    assert.match(
      words(done),
      /The report, and every letter from now on, goes to HMP Placeholder\. The due day stays/,
    )
    assert.match(words(done), /Alan Prisonson, A1234BC, HMP Placeholder/)
    assert.match(words(await pressed(SAM, press1)), /goes to HMP Placeholder/, 'the same press is one press')
    const again = await says(SAM, `moved ${reference} to ZBB: The OMU.`)
    assert.ok(words(again).includes(REFUSALS.samePrison))
    assert.deepEqual(boxes(again), { prison: 'ZBB', words: 'The OMU.' })
    assert.equal(await timesDone(world, reference, 'readdress'), 1)
  })

  it('is written down in words: by the letters or the name of the prison, or the form asks', async () => {
    const reference = await fresh()
    assert.deepEqual(boxes(await says(SAM, `prisoner moved ${reference}`)), { prison: '', words: '' })
    assert.match(
      words(await says(MAYA, `moved ${reference} to zbb: The OMU, today.`)),
      /goes to HMP Placeholder/,
    )
    assert.match(
      words(await says(TESS, `the prisoner has moved ${reference} to hmp  EXAMPLE: The OMU.`)),
      /goes to HMP Example/,
    )
    const same = await says(SAM, `moved ${reference} to ZAA: The OMU.`)
    assert.ok(words(same).includes(REFUSALS.samePrison))
    assert.deepEqual(boxes(same), { prison: 'ZAA', words: 'The OMU.' })
    for (const name of ['Nowhere', 'HMP', 'Z'])
      assert.match(
        words(await says(SAM, `moved ${reference} to ${name}: The OMU.`)),
        /I do not know that prison\. Please choose it from the list\./,
      )
    const unsaid = await says(SAM, `moved ${reference} to ZBB`)
    assert.deepEqual(boxes(unsaid), { prison: 'ZBB', words: '' })
    assert.match(words(unsaid), /Who told you, and when\? – Please answer this\./)
    const unplaced = await says(SAM, `moved ${reference}: The OMU.`)
    assert.deepEqual(boxes(unplaced), { prison: '', words: 'The OMU.' })
    assert.equal(await prisonOf(reference), 'ZAA')
  })

  it('cannot be sent to a prison that has closed, and what was typed stays', async () => {
    const reference = await fresh()
    const form = await opens(SAM, 'readdress', reference)
    await change(closeHolder)
    const typed = { prison: 'ZBB', words: 'The OMU.' }
    for (const refused of [
      await pressed(SAM, { card: form, title: 'Send it there', typed }),
      await says(SAM, `moved ${reference} to ZBB: The OMU.`),
    ]) {
      assert.ok(words(refused).includes(REFUSALS.noApprovedAddress))
      assert.deepEqual(boxes(refused), typed)
      assert.match(words(refused), /HMP Placeholder \(closed\)/)
    }
    const nowhere = await opens(SAM, 'readdress', reference)
    assert.match(words(nowhere), /No other prison has an agreed address yet/)
    await change(reopenHolder)
    const again = await pressed(SAM, { card: nowhere, title: 'Look again' })
    assert.match(words(again), /Where is the prisoner now\?/)
    assert.match(words(await pressed(SAM, { card: again, title: 'Send it there', typed })), /goes to HMP/)
  })

  it('makes a version that waits anew: the older card says so, and the Team Manager gets a newer one', async () => {
    const reference = await waiting()
    const older = await signOffCard(world)
    const done = await says(SAM, `moved ${reference} to ZBB: The OMU.`)
    assert.match(words(done), /it is version 2 now, and Tess Placeholder is asked again/)
    await until(() => /Version 2, sent in/.test(JSON.stringify(lastPost(world, TESS))))
    const stale = await pressed(TESS, { card: older, title: 'Sign off and send' })
    assert.ok(words(stale).includes(REFUSALS.otherVersion))
    assert.match(words(stale), /omu\.placeholder@prison\.example/)
    assert.doesNotMatch(words(stale), /omu\.example@prison\.example/)
    await quiet(world)
    const names = world.outlook.files().map(({ name }) => name)
    assert.ok(names.includes(`${reference}-child-1-part-1-draft-2.pdf`), names.join())
    await pressed(TESS, { card: stale, title: 'Sign off and send' })
    assert.equal((await standing(reference)).status, 'signed_off')
  })

  it('is refused while it is signed, with the undo beside it for whoever may, and telephoned once it has left', async function () {
    this.timeout(90_000)
    const reference = await waiting()
    await pressed(TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    for (const person of [SAM, MAYA]) {
      const refused = await opens(person, 'readdress', reference)
      assert.ok(words(refused).includes(REFUSALS.undoFirst))
      assert.ok(!titles(refused).includes('Undo the sign-off'))
    }
    const refused = await says(TESS, `moved ${reference} to ZBB: The OMU.`)
    assert.ok(words(refused).includes(REFUSALS.undoFirst))
    assert.match(words(await pressed(TESS, { card: refused, title: 'Undo the sign-off' })), /is undone/)
    assert.match(words(await says(TESS, `moved ${reference} to ZBB: The OMU.`)), /it is version 2 now/)
    await until(() => /Version 2, sent in/.test(JSON.stringify(lastPost(world, TESS))))
    await pressed(TESS, { card: await signOffCard(world), title: 'Sign off and send' })
    world.clock.add(601)
    await releaseWhatIsDue(world.product.world)
    await until(async () => (await standing(reference)).status === 'sent')
    await quiet(world)
    const late = await says(SAM, `moved ${reference} to ZAA: The OMU.`)
    assert.ok(words(late).includes(REFUSALS.reportIsGone))
    assert.ok(titles(late).includes('Telephoned'))
    const mails = world.outlook.mails().filter(({ subject }) => subject.includes(reference))
    assert.ok(
      mails.some(({ to, attachments }) => to === 'omu.placeholder@prison.example' && attachments.length > 0),
    )
    assert.ok(
      mails.every(({ to, attachments }) => to !== 'omu.example@prison.example' || attachments.length === 0),
    )
  })

  it('is nobody’s business who may not see the referral', async () => {
    const reference = await fresh()
    const before = await stored(world)
    for (const person of [SOUTH_WORKER, SOUTH_MANAGER, ADMIN, HEAD])
      assert.match(
        words(await says(person, `moved ${reference} to ZBB: The OMU.`)),
        /cannot find that reference/,
      )
    assert.equal(await stored(world), before)
  })
})

describe('what is open at a prison', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await fresh()
  })
  after(() => world.close())
  const { fresh, says } = ownChat(() => world)

  it('is listed with the way to move each, for those who may', async () => {
    for (const [person, typed] of [
      [MAYA, 'open at ZAA'],
      [TESS, 'Open at hmp example'],
      [SAM, 'open at zaa'],
    ] as const) {
      const card = await says(person, typed)
      assert.match(
        words(card),
        new RegExp(`${reference}\n {2}due Tue 15 Dec 2026 .*\nallocated, not started · North`),
      )
      const form = cardIn(await press(world, person, { card, title: MOVED }))
      assert.match(words(form), /Where is the prisoner now\?/)
      assert.doesNotMatch(words(card), FAMILY)
    }
  })

  it('is a reference, a status and a team for an administrator, who may go no further', async () => {
    const card = await says(ADMIN, 'open at ZAA')
    assert.match(
      words(card),
      new RegExp(`1 open[\\s\\S]*${reference}\n {2}\nallocated, not started · North locality team\n`),
    )
    assert.doesNotMatch(words(card), /Sam Example|due Tue/)
    assert.doesNotMatch(words(card), FAMILY)
    assert.deepEqual(
      buttonsOn(card).map(({ verb }) => verb),
      ['help'],
    )
    const pressed = await world.chat(ADMIN).presses('readdress', { reference })
    assert.match(JSON.stringify(pressed.body), /cannot find that reference/)
  })

  it('is not told to another team', async () => {
    for (const person of [SOUTH_MANAGER, SOUTH_WORKER, HEAD]) {
      const card = words(await says(person, 'open at ZAA'))
      assert.match(card, /Nothing is open there that you may see\./)
      assert.ok(!card.includes(reference))
    }
  })

  it('opens from a button that names the prison as the recipient book does', async () => {
    const open = async (data: object) => (await world.chat(ADMIN).presses('open-at', { ...data })).body
    assert.match(words(cardIn(await open({ holder: 'prison/ZAA' }))), new RegExp(reference))
    assert.match(words(cardIn(await open({ holder: 'prison/ZBB', page: '7' }))), /Nothing is open there\./)
    for (const holder of ['prison/ZZZ', 'lado', 'council/northshire'])
      assert.ok(JSON.stringify(await open({ holder })).includes('I do not know that prison or council'))
    for (const data of [{}, { holder: 'ZAA' }, { holder: 'prison/ZAA', page: -1 }])
      assert.match(JSON.stringify(await open(data)), /does not work any more/)
  })

  it('is not opened for a prison that is not there', async () => {
    for (const name of ['ZZZ', 'hmp', 'x', '__proto__'])
      assert.ok(words(await says(MAYA, `open at ${name}`)).includes('I do not know that prison'), name)
  })
})
