/** Every button of every card: it has a handler, its typed words do the same, and so does its older form. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { ACTIONS } from '../../src/bot/actions/index.ts'
import { understand } from '../../src/bot/commands/index.ts'
import { ASSESSMENT } from '../support/answers.ts'
import { button, buttonsOn, cardIn, filled, wordsOn } from '../support/cards.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record, take } from '../support/road.ts'
import { FAMILY, quiet } from './stored.ts'

/** After the days on which the usual assessment says that people were seen. */
const LATER = '2026-12-03T10:00:00.000Z'
const NORTH = '19:north@thread.tacv2'
const VERBS = ACTIONS.map(({ verb }) => verb)

describe('the verbs of the cards', () => {
  const read = (folder: string, ending: string): string => {
    const url = new URL(`../../${folder}/`, import.meta.url)
    const files = readdirSync(url).filter((name) => name.endsWith(ending))
    return files.map((name) => readFileSync(new URL(name, url), 'utf8')).join('\n')
  }
  const written = (text: string): readonly string[] =>
    [...text.matchAll(/["']?verb["']?: ["']([a-z][a-z-]*)["']/g)].map(([, verb = '']) => verb)
  const used = new Set([
    ...written(read('cards', '.template.json')),
    ...written(read('src/cards', '.ts')),
    ...written(read('src/bot', '.ts')),
  ])

  it('each have a handler', () => {
    for (const verb of used) assert.ok(VERBS.includes(verb), `nothing handles ${verb}`)
  })

  it('are each handled once, and each handler is on some card', () => {
    assert.equal(new Set(VERBS).size, VERBS.length)
    for (const verb of VERBS) assert.ok(used.has(verb), `no card has ${verb}`)
  })

  it('each have words to type instead, which are a command', () => {
    for (const { verb, typed } of ACTIONS) {
      const words = verb === 'fill-referral' ? (typed.split(',')[0] ?? '') : typed
      assert.notEqual(understand(words), undefined, `${verb}: ${typed}`)
    }
  })
})

describe('the older form of a button', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set(LATER)
    reference = await record(world)
  })
  after(() => world.close())

  const cardOf = async () => {
    await world.chat(SAM).says(reference)
    const post = lastPost(world, SAM) as { id: string; versions: number; activity: unknown }
    return { post, card: cardIn(post.activity) }
  }

  it('stands beside every Action.Execute, with the same verb and data', async () => {
    const { card } = await cardOf()
    const text = JSON.stringify(card)
    const executes = [...text.matchAll(/"type":"Action.Execute"/g)].length
    assert.ok(executes > 0)
    assert.equal([...text.matchAll(/"fallback":\{"type":"Action.Submit"/g)].length, executes)
  })

  it('updates the card where it stands, with what the button itself answers', async () => {
    const { post, card } = await cardOf()
    const { verb, data } = button(card, 'Take it')
    const posts = world.teams.postsToPerson(SAM.id).length
    const answer = await world.chat(SAM).submits({ ...data, verb }, post.id)
    assert.deepEqual(answer, { status: 200, body: undefined })
    assert.equal(post.versions, 2)
    assert.equal(world.teams.postsToPerson(SAM.id).length, posts, 'no second card')
    const again = await world.chat(SAM).presses('show', { reference })
    const without = (words: string) => words.replace('You have it. Good luck.\n', '')
    assert.equal(without(wordsOn(cardIn(post.activity))), without(wordsOn(cardIn(again.body))))
  })

  it('brings a new message when the card is gone or cannot be changed', async () => {
    for (const fault of [
      { method: 'PUT', status: 404 },
      { method: 'PUT', status: 405 },
      { method: 'PUT', drop: true },
    ]) {
      const { post } = await cardOf()
      const posts = world.teams.postsToPerson(SAM.id).length
      world.teams.fault(fault)
      await world.chat(SAM).submits({ verb: 'show', reference }, post.id)
      assert.equal(world.teams.postsToPerson(SAM.id).length, posts + 1)
      assert.match(wordsOn(cardIn(lastPost(world, SAM))), /Mia Childsdottir/)
    }
  })

  it('in a channel updates the nameless card with a nameless card', async () => {
    await quiet(world)
    const post = world.teams.posts(NORTH)[0] as { id: string; versions: number; activity: unknown }
    const versions = post.versions
    const thread = world.teams.person(TESS).in({ id: NORTH, teamId: NORTH }, post.id)
    await thread.submits({ verb: 'show', reference }, post.id)
    assert.equal(post.versions, versions + 1)
    assert.doesNotMatch(JSON.stringify(post.activity), FAMILY)
  })
})

describe('a dialog', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set(LATER)
    reference = await record(world)
    await take(world, reference)
  })
  after(() => world.close())
  const taskOf = (answer: { body: unknown }) =>
    (answer.body as { task: { type: string; value: { title: string; card: unknown } | string } }).task

  it('opens from the channel card for the one who pressed, with buttons that a dialog knows', async () => {
    await quiet(world)
    const open = button(cardIn(world.teams.posts(NORTH)[0]), 'Open')
    const task = taskOf(await world.channel(SAM, NORTH).opensDialog({ ...open.data }))
    assert.equal(task.type, 'continue')
    assert.match(wordsOn(cardIn(task)), /Mia Childsdottir/)
    assert.doesNotMatch(JSON.stringify(task), /Action.Execute/)
    assert.ok(buttonsOn(cardIn(task)).length > 0)
  })

  it('is filled in and answered with the next card, and what was typed is stored', async () => {
    const channel = world.channel(SAM, NORTH)
    const page = cardIn((await channel.opensDialog({ verb: 'open-page', reference, page: 'B' })).body)
    const task = taskOf(await channel.submitsDialog(filled(page, /all sections/, ASSESSMENT.B ?? {})))
    assert.equal(task.type, 'continue')
    const loaded = await world.product.world.store.load(reference)
    assert.equal(loaded?.assessment.B?.answers.carerView, ASSESSMENT.B?.carerView)
  })

  it('that may not be opened says so as a last line', async () => {
    const task = taskOf(
      await world.channel(MAYA, NORTH).opensDialog({ verb: 'open-page', reference, page: 'B' }),
    )
    assert.equal(task.type, 'message')
    assert.match(String(task.value), /cannot find that reference/)
  })

  it('of the message extension opens the form for MASH, and for nobody else', async () => {
    const form = taskOf(await world.channel(MAYA, NORTH).opensExtension('newReferral'))
    assert.match(wordsOn(cardIn(form)), /New referral · step 1/)
    const none = taskOf(await world.channel(SAM, NORTH).opensExtension('newReferral'))
    assert.match(String(none.value), /Only a MASH officer/)
    const other = taskOf(await world.channel(MAYA, NORTH).opensExtension('somethingElse'))
    assert.match(String(other.value), /does not work any more/)
  })
})
