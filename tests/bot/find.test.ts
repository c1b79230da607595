/** Finding, through the real door: by words, page by page, from a channel, and in the box where people write. */
import assert from 'node:assert/strict'
import { findReply } from '../../src/bot/actions/find.ts'
import { asSearchAnswer } from '../../src/bot/outgoing.ts'
import { searchReply } from '../../src/bot/search-extension.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { CHILD } from '../support/answers.ts'
import { button, buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { ADMIN, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, record, take } from '../support/road.ts'
import { says, words } from './own-chat.ts'
import { FAMILY, FAULT, quiet } from './stored.ts'

const NORTH = '19:north@thread.tacv2'
const EVIL = '<img src=x onerror=alert(1)> **Bold** [link](https://evil.example) & Co'

type Listed = {
  readonly content: unknown
  readonly preview: { readonly contentType: string; readonly content: { title: string; text: string } }
}

describe('finding in a person’s own chat', () => {
  let world: TestWorld
  let reference: string
  before(async () => {
    world = await openWorld()
    reference = await record(world)
    await take(world, reference)
    await quiet(world)
  })
  after(() => world.close())

  const looksOf = async (person: Person) =>
    (
      await world.product.database.kysely
        .selectFrom('look')
        .select(['what', 'reference'])
        .where('who', '=', person.id)
        .orderBy('id')
        .execute()
    ).map(({ what, reference: of }) => `${what} ${of}`.trim())
  const query = (person: Person, parameters: readonly object[], more: object = {}) =>
    world.chat(person).sends({
      type: 'invoke',
      name: 'composeExtension/query',
      value: { commandId: 'find', parameters, queryOptions: { skip: 0, count: 25 }, ...more },
    })
  const listed = async (person: Person, value: unknown): Promise<readonly Listed[]> => {
    const { status, body } = await query(person, [{ name: 'q', value }])
    assert.equal(status, 200)
    const { composeExtension } = body as { composeExtension: { attachments?: readonly Listed[] } }
    return composeExtension.attachments ?? []
  }

  it('shows whom it was found by, and opens it by its button', async () => {
    const card = await says(world, SAM, 'find mia childsdotir')
    assert.match(wordsOn(card), /1 found[\s\S]*PCA-2026-0001[\s\S]*Child: \s*\u2068Mia Childsdottir/)
    const opened = await press(world, SAM, { card, title: `Open ${reference.slice(-4)}` })
    assert.match(wordsOn(cardIn(opened)), /Alan Prisonson/)
    assert.deepEqual((await looksOf(SAM)).slice(-3), ['find', `found ${reference}`, `read ${reference}`])
  })

  it('opens what is found by its reference, short or whole, at once', async () => {
    const whole = words(await says(world, SAM, `find ${reference}`))
    assert.match(whole, /Alan Prisonson/)
    assert.equal(words(await says(world, SAM, 'search for 1')), whole)
  })

  it('names nobody where nobody was asked for', async () => {
    const card = await says(world, SAM, 'find allocated, not started in team North')
    assert.match(wordsOn(card), /1 found/)
    assert.doesNotMatch(wordsOn(card), FAMILY)
  })

  it('answers whoever may not see it as if it were not there, and says what else to try', async () => {
    for (const by of [SOUTH_WORKER, ADMIN])
      for (const [typed, absent] of [
        ['find Mia Childsdottir', 'find Nobody Ofthisname'],
        ['find A1234BC', 'find Z9999ZZ'],
        [`find ${reference}`, 'find PCA-2026-9999'],
      ] as const) {
        const answer = words(await says(world, by, typed))
        assert.equal(answer, words(await says(world, by, absent)), typed)
        assert.match(answer, /Nothing that you may see fits that[\s\S]*Try a surname alone/)
      }
  })

  it('answers in the person’s own chat what was asked in a channel, also that nothing was found', async () => {
    for (const typed of ['find Mia Childsdottir', 'find Nobody Ofthisname']) {
      const before = world.teams.postsToPerson(SAM.id).length
      await world.channel(SAM, NORTH).says(typed)
      const [said] = world.teams.posts(NORTH).slice(-1)
      const inChannel = JSON.stringify(said?.activity)
      assert.match(inChannel, /I have answered in your own chat/)
      assert.equal(world.teams.postsToPerson(SAM.id).length, before + 1)
    }
    assert.match(
      (await world.channel(SAM, NORTH).presses('find', { words: 'Mia' })).body === undefined
        ? ''
        : 'answered',
      /answered/,
    )
    assert.doesNotMatch(JSON.stringify(world.teams.posts(NORTH)), FAMILY)
  })

  it('asks what to look for where nothing was typed', async () => {
    assert.match(words(await says(world, SAM, 'find')), /What shall I look for/)
    assert.match(words(await says(world, SAM, 'find %%%')), /What shall I look for/)
  })

  it('lists names for whoever looks, and puts a card without any into the conversation', async () => {
    const [hit, ...more] = await listed(SAM, 'Childsdotir')
    assert.deepEqual(more, [])
    assert.equal(hit?.preview.content.title, reference)
    assert.match(
      hit?.preview.content.text ?? '',
      /^Child: \u2068Mia Childsdottir\u2069<br>allocated, not started · due Tue 15 Dec/,
    )
    assert.doesNotMatch(JSON.stringify(hit?.content), FAMILY)
    assert.doesNotMatch(JSON.stringify(hit?.content), /Sam Example/)
    const open = button(hit?.content, 'Open')
    assert.equal(open.verb, 'open')
    const dialog = await world.channel(SAM, NORTH).opensDialog({ verb: 'open', reference })
    assert.match(JSON.stringify(dialog.body), /Alan Prisonson/)
    const denied = await world.channel(SOUTH_WORKER, NORTH).opensDialog({ verb: 'open', reference })
    assert.ok(JSON.stringify(denied.body).includes(REFUSALS.unknownReference))
    assert.doesNotMatch(JSON.stringify(denied.body), FAMILY)
  })

  it('shows the person’s own open work before anything is typed, without names', async () => {
    for (const parameters of [[{ name: 'initialRun', value: 'true' }], [{ name: 'q', value: '  ' }], []]) {
      const { body } = await query(SAM, parameters)
      const text = JSON.stringify(body)
      assert.ok(text.includes(reference))
      assert.doesNotMatch(text, FAMILY)
    }
    const { body } = await query(SOUTH_WORKER, [{ name: 'initialRun', value: 'true' }])
    assert.match(JSON.stringify(body), /"type":"message","text":"Nothing is open for you\."/)
  })

  it('gives nothing to whoever may not see it, or whom it does not know, and waits for three letters', async () => {
    assert.deepEqual(await listed(SOUTH_WORKER, 'Childsdottir'), [])
    const stranger = { ...SAM, id: '00000000-0000-4000-8000-00000000ffff' }
    assert.deepEqual(await listed(stranger, 'Childsdottir'), [])
    assert.deepEqual(await listed(SAM, 'Ch'), [])
    assert.equal((await listed(SAM, '1')).length, 1)
    assert.equal((await query(SAM, [{ name: 'q', value: 'Mia' }], { commandId: 'other' })).status, 501)
  })

  it('takes whatever is sent', async () => {
    const values = [
      '%_\\',
      "'; drop table referral; --",
      'x'.repeat(10_000),
      '‮',
      '🙂🙂🙂',
      'a\0b',
      { a: 1 },
      7,
      null,
      ['x'],
    ]
    for (const value of values) {
      const { status, body } = await query(MAYA, [{ name: 'q', value }])
      assert.equal(status, 200)
      assert.doesNotMatch(JSON.stringify(body), FAULT)
    }
    const odd = await query(MAYA, [], { parameters: 'x', queryOptions: { skip: -1, count: 1e9 } })
    assert.equal(odd.status, 200)
    for (const typed of [
      'find %_\\',
      "find '; drop table referral; --",
      `find ${'x'.repeat(10_000)}`,
      'find ‮🙂',
    ])
      assert.doesNotMatch(words(await says(world, TESS, typed)), FAULT, typed.slice(0, 20))
    const pressed = await world.chat(TESS).presses('find', { words: 'x'.repeat(401), from: -5 })
    assert.match(JSON.stringify(pressed.body), /does not work any more/)
  })

  it('shows a name as it was typed, and as nothing else', async () => {
    await record(world, [{ ...CHILD, fullName: EVIL }])
    const [hit] = await listed(MAYA, 'img onerror alert')
    assert.ok(hit?.preview.content.text.includes('&lt;img src=x onerror=alert(1)&gt;'))
    assert.ok(!hit?.preview.content.text.includes('<img'))
    const card = await says(world, MAYA, 'find img onerror alert')
    assert.ok(wordsOn(card).includes(EVIL))
  })

  it('gives ten at a time, and goes on and back', async () => {
    for (let number = 0; number < 11; number++) await record(world)
    const turn = { by: MAYA, surface: 'chat', world: product(), today: '2026-11-24', stamp: 'x' } as const
    const first = await findReply(turn, { words: 'Prisonson', from: 0 })
    assert.ok('card' in first)
    assert.match(wordsOn(first.card), /13 found, the likeliest first\. Those from 1 to 10 are shown/)
    const next = cardIn(await press(world, MAYA, { card: first.card, title: 'More' }))
    assert.match(wordsOn(next), /Those from 11 to 13 are shown/)
    assert.deepEqual(
      buttonsOn(next)
        .map(({ title }) => title)
        .slice(-2),
      ['Back', 'Help'],
    )
    const page = await searchReply(turn, {
      commandId: 'find',
      parameters: [{ name: 'q', value: 'Prisonson' }],
      queryOptions: { skip: 10, count: 10 },
    })
    assert.ok(page !== undefined)
    assert.equal(asSearchAnswer(page).composeExtension.attachments?.length, 3)
  })

  const product = () => ({ ...world.product.world, chat: { post: async () => true } })
})
