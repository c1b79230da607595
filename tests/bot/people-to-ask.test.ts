/** The people to ask, through the real door: the list, asking, what they said, an answer that comes by mail, and who may. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { FAMILY, quiet, stored, timesDone } from './stored.ts'

const NOW = '2026-12-03T10:00:00.000Z'

describe('the people to ask, in a person’s own chat', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
  })
  beforeEach(() => world.clock.set(NOW))
  after(() => world.close())

  const { fresh, says, standing } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const pressed = async (person: Person, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))
  const contact = async (reference: string, id: string) =>
    (await standing(reference)).contacts?.find((one) => one.id === id)
  const mailsTo = (to: string) => world.outlook.mails().filter((mail) => mail.to === to)

  it('are one press from the card of the referral, with the four who are always asked', async () => {
    const reference = await fresh()
    const people = await pressed(SAM, { card: await says(SAM, reference), title: 'People to ask' })
    assert.match(words(people), new RegExp(`^People to ask: ${reference}`))
    assert.match(words(people), /0 replied · 0 asked and silent · 4 to ask/)
    for (const agency of ['Probation', 'The prison', 'The police', 'The LADO'])
      assert.ok(words(people).includes(agency), agency)
    assert.doesNotMatch(words(people), FAMILY)
    assert.ok(titles(people).includes('Ask somebody else'))
  })

  it('are asked with the letter to be read first, and the e-mail goes to the approved address once', async () => {
    const reference = await fresh()
    await says(SAM, `people ${reference}`)
    const opened = await world.chat(SAM).presses('ask-person', { reference, page: 'prison-1' })
    const form = cardIn(opened.body)
    assert.equal(boxes(form).contact, 'prison-1')
    assert.match(words(form), /An e-mail to omu\.example@prison\.example[\s\S]*Please tell us/)
    const send = { card: form, title: 'Ask by letter', typed: { name: 'A POM', role: 'POM' } }
    const done = await pressed(SAM, send)
    assert.match(words(done), /The e-mail goes to omu\.example@prison\.example, now\. I remind you/)
    assert.match(words(done), /A POM, POM/)
    await pressed(SAM, send)
    await quiet(world)
    const requests = mailsTo('omu.example@prison.example').filter(({ subject }) =>
      subject.includes(`${reference} request`),
    )
    assert.equal(requests.length, 1)
    assert.equal(await timesDone(world, reference, 'askContact'), 1)
  })

  it('get a letter to print where no address is approved: its words stand on the card, the PDF in the folder', async () => {
    const reference = await fresh()
    const done = await says(SAM, `ask ${reference} probation: Jo Bloggs, probation officer`)
    assert.match(words(done), /The letter to print is being put into the team’s folder/)
    assert.match(words(done), /Dear Jo Bloggs,/)
    await quiet(world)
    const names = world.outlook.files().map(({ name }) => name)
    assert.ok(names.includes(`${reference}-letter-probation-1.pdf`), names.join())
    assert.doesNotMatch(names.join(), FAMILY)
    const later = await says(SAM, `people ${reference}`)
    assert.doesNotMatch(words(await says(TESS, `not needed ${reference} police: No.`)), /Dear Jo Bloggs/)
    assert.match(words(later), /Asked on Thu 3 Dec 2026 by letter\. An answer is wanted by Thu 10 Dec/)
  })

  it('are chased with one press once they are late, and their silence is noted with another', async () => {
    const reference = await fresh()
    await says(SAM, `ask ${reference} police`)
    assert.deepEqual(await says(SAM, `no answer ${reference} police`).then(words).then(firstLines), [
      REFUSALS.notSilentYet,
    ])
    world.clock.set('2026-12-11T10:00:00.000Z')
    const late = await says(SAM, `people ${reference}`)
    assert.match(words(late), /⚠ No answer, and it was wanted by Thu 10 Dec 2026\.[\s\S]*|⚠ 1 late/)
    const again = await pressed(SAM, { card: late, title: 'Ask again' })
    assert.match(words(again), /We asked you on Thu 3 Dec 2026 and have not heard from you/)
    assert.ok(words(await pressed(SAM, { card: late, title: 'Ask again' })).includes(REFUSALS.askedThatDay))
    assert.equal((await contact(reference, 'police-1'))?.asked.length, 2)
    world.clock.set('2026-12-22T10:00:00.000Z')
    const silent = await pressed(SAM, { card: late, title: 'No answer' })
    assert.match(words(silent), /Noted: no answer\./)
    assert.equal((await contact(reference, 'police-1'))?.outcome, 'no reply')
  })

  it('are written down in the words that were typed, and nothing is lost when something is wrong', async () => {
    const reference = await fresh()
    const bare = await says(SAM, `reply ${reference} probation on 4 December:`)
    assert.match(words(bare), /What did they say\? \(required\)|This date|Please answer this/)
    const ahead = await says(SAM, `reply ${reference} probation on 31 November: Words of mine.`)
    assert.equal(boxes(ahead).words, 'Words of mine.')
    assert.equal(await contact(reference, 'probation-1'), undefined)
    const whom = await says(SAM, `reply ${reference} on 2 December: Words of mine.`)
    assert.deepEqual([boxes(whom).contact, boxes(whom).words], ['', 'Words of mine.'])
    const done = await says(SAM, `reply ${reference} probation for the LADO on 2 December: Words of mine.`)
    assert.match(words(done), /Noted about Probation: what they said\.[\s\S]*“Words of mine\.”/)
    assert.equal((await contact(reference, 'probation-1'))?.mayBeShared, 'lado')
    const form = await pressed(SAM, { card: done, title: 'Change the note' })
    const kept = { contact: 'probation-1', on: '2026-12-02', words: 'Words of mine.', shared: 'lado' }
    assert.deepEqual(boxes(form), kept)
  })

  it('were asked by hand: how and on which day', async () => {
    const reference = await fresh()
    const done = await says(SAM, `asked ${reference} police by telephone on 1 December: DC Example`)
    assert.match(words(done), /Noted: asked by telephone on Tue 1 Dec 2026\./)
    const found = await contact(reference, 'police-1')
    assert.deepEqual(
      [found?.name, found?.asked[0]?.method, found?.asked[0]?.on],
      ['DC Example', 'telephone', '2026-12-01'],
    )
    // Nobody is written to by a press that shows no letter.
    world.clock.set('2026-12-14T10:00:00.000Z')
    const form = await pressed(SAM, { card: await says(SAM, `people ${reference}`), title: 'Ask again' })
    assert.equal(boxes(form).contact, 'police-1')
  })

  it('count as answered where the form was answered before anybody used the list', async () => {
    const reference = await fresh()
    await says(SAM, `open ${reference} D`)
    const page = world.teams.postsToPerson(SAM.id).at(-1)
    await pressed(SAM, {
      ...{ card: cardIn(page), title: 'Save and see all sections' },
      typed: { chronology: 'on_file', askedPolice: 'replied' },
    })
    assert.match(
      words(await says(SAM, `people ${reference}`)),
      /3 to ask[\s\S]*The police\s+Asked, and replied: answered in section D\./,
    )
    await says(SAM, `not needed ${reference} probation: Never on probation.`)
    const asked = words(await says(SAM, `open ${reference} D`))
    assert.ok(!asked.includes('Was the probation officer asked?'))
    assert.ok(asked.includes('Were the police asked?'))
  })

  it('are for the social workers and managers of the team alone', async () => {
    const reference = await fresh()
    const before = await stored(world)
    assert.ok(words(await says(MAYA, `people ${reference}`)).includes(REFUSALS.notSocialWorkerOfTeam))
    assert.ok(words(await says(SOUTH_WORKER, `people ${reference}`)).includes(REFUSALS.unknownReference))
    assert.ok(
      words(await says(SOUTH_WORKER, `ask ${reference} probation: A`)).includes(REFUSALS.unknownReference),
    )
    assert.ok(!titles(await says(MAYA, reference)).includes('People to ask'))
    assert.equal(await stored(world), before)
    assert.match(words(await says(INES, `people ${reference}`)), /4 to ask/)
  })

  it('are no way to write for the first time by a press that was made by hand', async () => {
    const reference = await fresh()
    const before = await stored(world)
    for (const page of ['prison-1', 'prison-2', 'family-1', '../x', { a: 1 }])
      await world.chat(SAM).presses('ask-again', { reference, page })
    await world.chat(SAM).presses('no-answer', { reference, page: 'lado-1' })
    assert.equal(await stored(world), before)
  })

  it('show what was typed as it was typed, whatever it is', async () => {
    const reference = await fresh()
    const evil = '**bold** [x](https://evil.example) ${reference} <b>&amp;</b> =1+1 \u202eabc O’Neill 👩‍👩‍👧'
    const done = await says(SAM, `reply ${reference} police on 2 December: ${evil}`)
    assert.ok(words(done).includes(evil))
    assert.equal((await contact(reference, 'police-1'))?.summary, evil)
    const name = 'A **POM** ${x}'
    assert.ok(words(await says(SAM, `ask ${reference} school: ${name}`)).includes(`Dear ${name},`))
  })
})

const firstLines = (text: string): readonly string[] => text.split('\n').slice(1, 2)
