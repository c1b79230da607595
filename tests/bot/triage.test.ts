/** Triage through the real door: the list, the card, every outcome by button and by words, undo, and who sees what. */
import assert from 'node:assert/strict'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, record, take } from '../support/road.ts'
import { quietButLetters, recordForTriage, WITH_DISTRICTS } from '../support/triage-road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { FAMILY, timesDone } from './stored.ts'

const MASH = '19:mash@thread.tacv2'
const NORTH = '19:north@thread.tacv2'

describe('triage, in a MASH officer’s own chat', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld({ directory: WITH_DISTRICTS })
  })
  after(() => world.close())

  const { says, opens, standing, cardAbout } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const pressed = async (person: typeof MAYA, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))
  const statusOf = async (reference: string) => (await standing(reference)).status
  const fresh = (told: Parameters<typeof recordForTriage>[1] = {}) => recordForTriage(world, told)

  it('lists what waits, the oldest first, with how long, and names nobody', async () => {
    const first = await fresh()
    const second = await fresh()
    const list = await says(MAYA, 'triage')
    assert.match(words(list), /waits since today/)
    assert.ok(words(list).indexOf(first) < words(list).indexOf(second))
    assert.doesNotMatch(words(list), FAMILY)
    const card = await pressed(MAYA, { card: list, title: `Open ${first.slice(-4)}` })
    assert.match(words(card), /What becomes of it\?/)
    assert.match(words(await says(SAM, 'triage')), /Only a MASH officer/)
  })

  it('shows all there is to decide by, and proposes the team by the postcode with one press', async () => {
    const reference = await fresh({ child: { postcode: 'cb41aa' }, prisoner: { sentenceBand: '' } })
    const card = await says(MAYA, `triage ${reference}`)
    const shown = words(card)
    for (const part of [
      /Due: \nTue 15 Dec 2026/,
      /From: \nThe prison, Olive Omu/,
      /Alan Prisonson, A1234BC, HMP Example/,
      /Not told yet: \na summary of the offences and the sentence/,
      /North locality team works for CB4\./,
      /May be about the same people/,
      /the same prison number/,
    ])
      assert.match(shown, part)
    const given = await pressed(MAYA, { card, title: 'Give it to North locality team' })
    assert.match(words(given), /North locality team has it now/)
    assert.ok(titles(given).includes('Undo'))
    assert.equal((await standing(reference)).team, 'north')
    const undone = await pressed(MAYA, { card: given, title: 'Undo' })
    assert.match(words(undone), /Undone\. It is as it was before: waiting for triage\./)
    assert.equal((await standing(reference)).team, '')
  })

  it('does not offer a team while the form lacks something, and leads to the same form', async () => {
    const reference = await fresh({ atChild: true, child: { postcode: 'CB4 1AA', legalStatus: '' } })
    const card = await says(MAYA, `triage ${reference}`)
    assert.match(words(card), /our form still needs:/)
    assert.match(words(card), /Legal status/)
    assert.ok(!titles(card).some((title) => title.startsWith('Give it to')))
    assert.match(words(await says(MAYA, `assign ${reference} to north`)), /Legal status/)
    assert.equal(await statusOf(reference), 'received')
    const form = await pressed(MAYA, { card, title: 'Complete it' })
    assert.match(words(form), new RegExp(`${reference} · step 1 of 4`))
    assert.match(words(await says(MAYA, `complete ${reference}`)), /step 1 of 4/)
  })

  it('asks for what is missing: ticked as the form lacks it, the letter shown, the day in five working days', async () => {
    const reference = await fresh({ prisoner: { prisonNumber: '' } })
    const form = await opens(MAYA, 'ask-information', reference)
    assert.deepEqual(boxes(form), { items: 'prison_number', words: '', day: '2026-12-01' })
    assert.match(words(form), /What goes to omu\.example@prison\.example/)
    assert.match(words(form), /- the prison number/)
    const look = await pressed(MAYA, { card: form, title: 'Show the letter', typed: { items: 'offences' } })
    assert.match(words(look), /- a summary of the offences/)
    assert.equal(await statusOf(reference), 'received')
    const done = await pressed(MAYA, { card: look, title: 'Ask for it' })
    assert.match(
      words(done),
      /An e-mail goes to omu\.example@prison\.example at 10:10\. Until then “Undo” stops it\./,
    )
    assert.equal(await statusOf(reference), 'needs_information')
    const empty = await says(MAYA, `missing ${reference}:`)
    assert.ok(words(empty).includes(REFUSALS.nothingMissing))
  })

  it('understands every outcome in words', async () => {
    const asked = await fresh()
    assert.match(
      words(await says(MAYA, `missing ${asked} by 2 December: prison number, offences, the visiting order`)),
      /An e-mail goes to/,
    )
    const { decisions = [] } = await standing(asked)
    assert.deepEqual(decisions[0]?.asked, {
      items: ['the prison number', 'a summary of the offences and the sentence'],
      ...{ words: 'the visiting order', by: '2026-12-02' },
    })
    for (const [typed, status, says1] of [
      ['redirect REF to Essex: The child lives there.', 'redirected', /It belongs to Essex/],
      [`duplicate REF of ${asked}: The same letter.`, 'linked_duplicate', new RegExp(`same as ${asked}`)],
      ['log only REF: A notice of a move.', 'logged_only', /It is logged/],
      ['withdraw REF: sent in error, says the OMU', 'withdrawn', /It is withdrawn/],
      ['short view REF: No record. Letters only.', 'short_view', /Dina Duty gets it for signature/],
    ] as const) {
      const reference = await fresh()
      const card = await says(MAYA, typed.replace('REF', reference))
      assert.match(words(card), says1, typed)
      assert.equal(await statusOf(reference), status)
      const undone = await says(MAYA, `undo triage ${reference}: Too soon.`)
      assert.match(words(undone), /Undone/)
      assert.match(words(undone), /Undone by Maya Sample: “Too soon\.”/)
      assert.equal(await statusOf(reference), 'received')
    }
  })

  it('opens the form and loses nothing where the words leave something open', async () => {
    const reference = await fresh()
    assert.equal(boxes(await says(MAYA, `withdraw ${reference}: for a reason`)).words, 'for a reason')
    assert.ok('team' in boxes(await says(MAYA, `assign ${reference} to the east`)))
    assert.ok('name' in boxes(await says(MAYA, `redirect ${reference}`)))
    assert.match(words(await says(MAYA, `log only ${reference}:`)), /Please answer this/)
    const self = await says(MAYA, `duplicate ${reference} of ${reference}: The same.`)
    assert.ok(words(self).includes(REFUSALS.noSuchOriginal))
    assert.equal(boxes(self).words, 'The same.')
    assert.equal(await statusOf(reference), 'received')
  })

  it('prefills the other reference where it is certainly about the same prisoner', async () => {
    const reference = await fresh()
    const form = await opens(MAYA, 'link-duplicate', reference)
    assert.match(boxes(form).of ?? '', /^PCA-2026-\d{4}$/)
    assert.match(words(form), /We have this request already under the reference PCA-/)
  })

  it('shows the words to send oneself where there is no approved address', async () => {
    const reference = await fresh({ request: { requestSource: 'court' } })
    const card = await says(MAYA, `redirect ${reference} to Essex: The child lives there.`)
    assert.match(words(card), /no approved address for whoever asked, so no e-mail goes/)
    assert.match(words(card), /The child appears to live in the area of Essex\. We have not assessed\./)
    await quietButLetters(world)
  })

  it('stops what must never reach the prisoner, before it goes', async () => {
    const reference = await fresh()
    const card = await says(MAYA, `short view ${reference}: She lives at 14 Hidden Lane, Nowhereham.`)
    assert.match(words(card), /it seems to hold something that must never reach the prisoner/)
    assert.equal(boxes(card).words, 'She lives at 14 Hidden Lane, Nowhereham.')
    assert.equal(await statusOf(reference), 'received')
  })

  it('shows MASH and nobody in the channel what waits, and how it ended', async () => {
    const reference = await fresh()
    await quietButLetters(world)
    const posts = () =>
      world.teams.posts(MASH).filter((post) => JSON.stringify(post).includes(`Recorded: ${reference}`))
    const card = cardIn(posts().at(-1))
    assert.match(words(card), /no team yet/)
    assert.match(words(card), /waiting for triage/)
    assert.deepEqual(titles(card), ['Decide'])
    assert.doesNotMatch(words(card), FAMILY)
    const dialog = await world.channel(MAYA, MASH).opensDialog({ verb: 'triage', reference })
    assert.match(words(cardIn(dialog.body)), /What becomes of it\?/)
    await says(MAYA, `redirect ${reference} to Essex: The child lives there.`)
    await quietButLetters(world)
    assert.equal(posts().length, 1, 'the card is changed where it stands')
  })

  it('takes the card of a team that has it no longer out of its hands', async () => {
    const reference = await record(world)
    await quietButLetters(world)
    await says(MAYA, `assign ${reference} to south: They know the family.`)
    await quietButLetters(world)
    const old = world.teams
      .posts(NORTH)
      .filter((post) => JSON.stringify(post).includes(reference))
      .at(-1)
    assert.match(words(cardIn(old)), /no longer with this team/)
    assert.ok(!titles(cardIn(old)).includes('Take it'))
  })

  it('lets a manager of the team withdraw what is begun, tells the worker, and brings all of it back', async () => {
    const reference = await record(world)
    await take(world, reference)
    const before = await standing(reference)
    const card = await says(TESS, `withdraw ${reference}: The prisoner withdrew, by telephone.`)
    assert.match(words(card), /It is withdrawn, and ended here\./)
    assert.match(words(await cardAbout(SAM, 'Nothing more is to be done')), /The prisoner withdrew/i)
    assert.match(words(await says(SAM, `withdraw ${reference}: No.`)), /Only MASH or a manager/)
    const undone = await says(TESS, `undo decision ${reference}`)
    assert.match(words(undone), /allocated, not started/)
    const { version: _v, decisions: _d, since: _s, ...facts } = await standing(reference)
    const { version: _w, decisions: _e, since: _t, ...was } = before
    assert.deepEqual(facts, was)
    assert.match(words(await cardAbout(SAM, 'It is not withdrawn after all')), /due on/)
  })

  it('does nothing twice for one card pressed twice', async () => {
    const reference = await fresh({ child: { postcode: 'CB5 1AA' } })
    const card = await says(MAYA, `triage ${reference}`)
    await pressed(MAYA, { card, title: 'Give it to North locality team' })
    await pressed(MAYA, { card, title: 'Give it to North locality team' })
    assert.equal(await timesDone(world, reference, 'assign'), 1)
  })
})
