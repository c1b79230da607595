/** What people type: each command where it may be typed, however it is spelt, and a kind answer to anything else. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Command } from '../../src/bot/commands/command.ts'
import { COMMANDS, suggestions, TOPICS, understand } from '../../src/bot/commands/index.ts'
import { buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { DEPUTY, INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { record, sendIn, take, write } from '../support/road.ts'
import { FAMILY, FAULT, quiet, stored } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('the words of each command', () => {
  for (const { words, takes } of COMMANDS)
    it(`“${words}” are understood as that command, in capitals and with spaces around them as well`, () => {
      for (const typed of [words, words.toUpperCase(), `  ${words.replaceAll(' ', '   ')}\n`])
        assert.equal(understand(typed)?.command.words, words, typed)
      assert.notEqual(takes(words), undefined)
    })

  const spellings: readonly (readonly [string, string])[] = [
    ['Hello!', 'hi'],
    ['good morning', 'hi'],
    ['?', 'help'],
    ['What can you do?', 'help'],
    ['log a referral', 'new referral'],
    ['a new referral', 'new referral'],
    ['show pca-2026-1', 'PCA-2026-0001'],
    ['my list', 'my work'],
    ['my team', 'team'],
    ['open pca-2026-1 section b', 'open PCA-2026-0001'],
    ['send in pca-2026-1', 'submit PCA-2026-0001'],
    ['Sign-off PCA-2026-1', 'sign off PCA-2026-0001'],
    ['signoff pca-2026-1 version 2', 'sign off PCA-2026-0001'],
    ['undo sign off pca-2026-1', 'undo PCA-2026-0001'],
    ['ask for changes in pca-2026-1: shorter', 'ask for changes PCA-2026-0001 G1: what should change'],
    ['write pca-2026-1 a3 child 2 : two\nlines', 'write PCA-2026-0001 B1: your words'],
  ]
  for (const [typed, words] of spellings)
    it(`“${typed}” is understood as “${words}”`, () => assert.equal(understand(typed)?.command.words, words))

  const misspelt: readonly (readonly [string, string])[] = [
    ['halp', 'help'],
    ['new referal', 'new referral'],
    ['my wrok', 'my work'],
    ['taek PCA-2026-0007', 'take PCA-2026-0007'],
    ['sumbit pca-2026-12', 'submit PCA-2026-12'],
    ['sing off PCA-2026-0007', 'sign off PCA-2026-0007'],
    ['opne PCA-2026-0007 B', 'open PCA-2026-0007'],
    ['undoo PCA-2026-0007', 'undo PCA-2026-0007'],
  ]
  for (const [typed, words] of misspelt)
    it(`“${typed}” is answered with “${words}” among the suggestions`, () => {
      assert.equal(understand(typed), undefined)
      assert.ok(suggestions(typed).includes(words), suggestions(typed).join())
    })

  it('any text brings one to three suggestions, quickly', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 60 }))
    fc.assert(
      fc.property(texts, (text) => {
        const found = suggestions(text)
        assert.ok(found.length >= 1 && found.length <= 3)
      }),
    )
    for (const text of [
      `pca-2026-${'1'.repeat(29_000)}\nx`,
      'pca-2026-1 '.repeat(2500),
      ' '.repeat(29_000),
    ]) {
      const start = Date.now()
      understand(text)
      suggestions(text)
      assert.ok(Date.now() - start < 250, `${Date.now() - start} ms`)
    }
  })
})

describe('a typed command', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await record(world)
    await take(world, reference)
    await write(world, reference)
    assert.match(wordsOn(cardIn(await sendIn(world, reference))), /Sent in/)
    await quiet(world)
  })
  after(() => world.close())

  const said = async (person: typeof SAM, text: string): Promise<unknown> => {
    const before = world.teams.postsToPerson(person.id).length
    assert.equal((await world.chat(person).says(text)).status, 200)
    const posts = world.teams.postsToPerson(person.id).slice(before)
    assert.equal(posts.length, 1, `one answer to “${text}”`)
    const answer = posts[0]?.activity
    return { text: answer?.text, attachments: answer?.attachments }
  }
  const saidInChannel = async (person: typeof SAM, text: string): Promise<string> => {
    const before = world.teams.posts(NORTH).length
    assert.equal((await world.channel(person, NORTH).says(text)).status, 200)
    const posts = world.teams.posts(NORTH).slice(before)
    assert.equal(posts.length, 1, `one answer to “${text}”`)
    return JSON.stringify(posts[0]?.activity)
  }

  it('help lists the commands for the person’s roles by topic, in the order of the list, with buttons that fit', async () => {
    for (const [person, button] of [
      [MAYA, 'New referral'],
      [SAM, 'My team'],
    ] as const) {
      const isFor = ({ roles }: Command): boolean =>
        roles?.some((role) => person.roles.includes(role)) ?? true
      const mine = TOPICS.filter(({ commands }) => commands.some(isFor))
      for (const [place, topic] of mine.entries()) {
        const card = cardIn(await said(person, place === 0 ? 'help' : `help ${topic.word}`))
        const words = wordsOn(card)
        const at = topic.commands.filter(isFor).map((command) => words.indexOf(`${command.words}\n`))
        assert.ok(at.every((found) => found >= 0))
        assert.deepEqual(
          at,
          at.toSorted((one, other) => one - other),
        )
        for (const command of topic.commands)
          assert.equal(words.includes(command.help), isFor(command), command.help)
        for (const { word } of mine) assert.equal(words.includes(`help ${word}\n`), word !== topic.word)
        assert.ok(words.includes(`Hello ${person.name.split(' ')[0]}`))
        assert.ok(buttonsOn(card).some(({ title }) => title === button))
      }
      for (const { word } of TOPICS.filter((topic) => !mine.includes(topic)))
        assert.ok(!wordsOn(cardIn(await said(person, 'help'))).includes(`help ${word}\n`))
    }
    assert.doesNotMatch(wordsOn(cardIn(await said(SAM, 'hi'))), /New referral\n/)
  })

  it('in a channel is answered without a name of the family, whatever it is', async () => {
    const texts = COMMANDS.map(({ words }) => words.replace('PCA-2026-0001', reference))
    // Teams takes so many posts to one chat in a while: they take turns.
    const people = [TESS, SAM, MAYA, DEPUTY]
    for (const [place, text] of [...texts, reference, `open ${reference} A`, 'what is this'].entries()) {
      if (/^(take|allocate|write|undo|ask|moved)/.test(text)) continue
      const answer = await saidInChannel(people[place % people.length] ?? TESS, text)
      assert.doesNotMatch(answer, FAMILY, text)
      assert.doesNotMatch(answer, FAULT, text)
    }
  })

  it('about a family goes from the channel to the person’s own chat', async () => {
    const before = world.teams.postsToPerson(SAM.id).length
    assert.match(await saidInChannel(SAM, reference), /in your own chat/)
    const posts = world.teams.postsToPerson(SAM.id).slice(before)
    assert.match(wordsOn(cardIn(posts)), /Mia Childsdottir/)
  })

  it('finds the referral by its short form', async () => {
    assert.match(wordsOn(cardIn(await said(SAM, 'pca-2026-1'))), /PCA-2026-0001/)
  })

  it('of a referral that is another team’s is answered like one that does not exist', async () => {
    const forms = COMMANDS.map(({ words }) => words).filter((words) => words.includes('PCA-2026-0001'))
    const more = [
      'allocate PCA-2026-0001',
      'allocate PCA-2026-0001 to nobody',
      'sign off PCA-2026-0001 version 1',
    ]
    for (const words of [...forms, ...more]) {
      const theirs = await said(SOUTH_WORKER, words.replace('PCA-2026-0001', reference))
      const none = await said(SOUTH_WORKER, words.replace('PCA-2026-0001', 'PCA-2026-0999'))
      assert.deepEqual(theirs, none, words)
      assert.match(
        JSON.stringify(none),
        /cannot find (that reference|it among those)|for MASH officers alone|only an auditor|send me the file first/i,
      )
    }
  })

  it('that nobody foresaw gets an answer, never a fault, and changes nothing', async () => {
    const before = await stored(world)
    const pieces = fc.constantFrom(
      ...COMMANDS.flatMap(({ words }) => words.split(' ')),
      ...[
        reference,
        'PCA-2026-9999',
        'pca-0000-000000',
        ':',
        'version',
        '<at>',
        '</at>',
        '&nbsp;',
        '${title}',
        '\0',
      ],
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(pieces, { maxLength: 6 }).map((words) => words.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (text, inChannel) => {
        const answer = inChannel ? await saidInChannel(INES, text) : JSON.stringify(await said(INES, text))
        assert.doesNotMatch(answer, FAULT)
        if (inChannel) assert.doesNotMatch(answer, FAMILY)
      }),
      { numRuns: 150 },
    )
    const after = await stored(world)
    assert.equal(after, before)
  })

  it('longer than can be read is answered so', async () => {
    const long = `write ${reference} B1: ${'word '.repeat(6000)}`
    assert.match(JSON.stringify(await said(SAM, long)), /longer than I can read/)
  })
})
