/** Numbers through the real door: typed in many ways, chosen on the card, fetched as a file; and a team’s work as counts. */
import assert from 'node:assert/strict'
import { understand } from '../../src/bot/commands/index.ts'
import { statisticsWanted } from '../../src/bot/statistics-words.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { boxesOn, button, buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { COUNCIL, MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'
import { justTaken, says, words } from './own-chat.ts'
import { FAMILY } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('what is typed for numbers', () => {
  const rows: readonly (readonly [string, string | undefined, string, string])[] = [
    ['statistics', '2026-27', '', ''],
    ['statistics this quarter', '2026-Q4', '', ''],
    ['statistics q3 2026', '2026-Q3', '', ''],
    ['statistics July to September 2026 for North', '2026-Q3', 'north', ''],
    ['show the statistics for 2026/27 for the whole council', '2026-27', 'council', ''],
    ['stats 2026/27 for south locality team: ages', '2026-27', 'south', 'ages'],
    ['numbers for north', '2026-27', 'north', ''],
    ['statistics North', '2026-27', 'north', ''],
    ['statistics prisons', '2026-27', '', 'prison'],
    ['statistics this year: children in care', '2026-27', '', 'in_care'],
    ['statistics the last 90 days', undefined, '', ''],
    ['statistics 2026/27 for Nowhere', '2026-27', 'unknown', ''],
  ]
  for (const [typed, period, team, table] of rows)
    it(`“${typed}”`, () => {
      const { command, taken } = understand(typed) ?? {}
      assert.equal(command?.words, 'statistics this quarter for North')
      const wanted = statisticsWanted(taken?.rest ?? '', { today: '2026-11-24', directory: COUNCIL })
      assert.deepEqual(wanted, { period, team, table })
    })

  it('as a file names the file', () => {
    for (const as of ['csv', 'pdf']) {
      assert.equal(
        understand(`statistics ${as} 2026/27`)?.command.words,
        `statistics ${as} 2026/27 for North`,
      )
      assert.equal(understand(`statistics as ${as}`)?.command.words, `statistics ${as} 2026/27 for North`)
    }
  })
})

describe('numbers in a chat', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    reference = await justTaken(world)
  })
  after(() => world.close())

  it('begin with plain words and hold back what is about a few, once with why', async () => {
    const card = await says(world, TESS, 'statistics this year for the whole council')
    assert.match(words(card), /^Numbers: April 2026 to March 2027\n.*still change/)
    assert.match(
      words(card),
      /How many children there were in the last 12 months, and how many there are just now, is held back/,
    )
    assert.equal(words(card).match(/so that nobody can be recognised/g)?.length, 1)
    assert.doesNotMatch(words(card), FAMILY)
    assert.doesNotMatch(words(card), new RegExp(`${reference}|\\b[1-4]\\b child`))
  })

  it('are chosen by table, period and team on the card', async () => {
    const card = await says(world, MAYA, 'statistics')
    const boxes = boxesOn(card)
    assert.deepEqual(
      [...boxes].map(([name, { value }]) => [name, value]),
      [
        ['table', 'ages'],
        ['period', '2026-27'],
        ['team', 'council'],
      ],
    )
    const { verb, data } = button(card, 'Show')
    const chosen = Object.fromEntries(
      [...boxes].map(([name, { id }]) => [id, { table: 'source', period: '2026-Q4', team: 'north' }[name]]),
    )
    const shown = cardIn((await world.chat(MAYA).presses(verb, { ...data, ...chosen })).body)
    assert.match(wordsOn(shown), /^Numbers: October to December 2026\nNorth/)
    assert.match(wordsOn(shown), /Who asked/)
  })

  it('say kindly why not: who may not, another team, a period that would give a few away', async () => {
    assert.ok(words(await says(world, SAM, 'statistics')).includes(REFUSALS.notForNumbers))
    assert.ok(words(await says(world, TESS, 'statistics for South')).includes(REFUSALS.notYourTeamsNumbers))
    assert.ok(words(await says(world, TESS, 'statistics July 2026')).includes('quarters and financial years'))
    const forged = { form: { table: 'ages', period: '2026-27', team: 'south' } }
    for (const verb of ['statistics', 'statistics-csv', 'statistics-pdf']) {
      const { body } = await world.chat(TESS).presses(verb, forged)
      assert.doesNotMatch(JSON.stringify(body), /AdaptiveCard"|ticket=/, verb)
    }
  })

  it('never come in a channel', async () => {
    const before = world.teams.posts(NORTH).length
    await world.channel(TESS, NORTH).says('statistics')
    const posts = JSON.stringify(world.teams.posts(NORTH).slice(before))
    assert.doesNotMatch(posts, /Ages of the children/)
  })

  it('of a team’s work are counts that open their lists', async () => {
    const card = await says(world, TESS, 'team')
    assert.match(words(card), new RegExp(reference))
    assert.deepEqual(
      buttonsOn(card)
        .filter(({ verb }) => verb === 'team')
        .map(({ title }) => title),
      ['This week: 0', 'Overdue: 0', 'Sign-off: 0', 'No receipt: 0', 'No decision: 0'],
    )
    const late = cardIn(await press(world, TESS, { card, title: 'Overdue: 0' }))
    assert.match(wordsOn(late), /My team: overdue\nNothing is overdue/)
    assert.ok(buttonsOn(late).some(({ title }) => title === 'Open: 1'))
    for (const typed of [
      'team due this week',
      'team overdue',
      'team for sign-off',
      'team no receipt',
      'team no decision',
    ])
      assert.match(words(await says(world, TESS, typed)), /^My team: /, typed)
  })

  it('my week names what is due and what I will say, day by day', async () => {
    assert.match(words(await says(world, SAM, 'my week')), /^My week, until \w+ \d+ \w+ 2026/)
    world.clock.set('2026-12-14T10:00:00.000Z')
    const week = words(await says(world, SAM, 'my week'))
    assert.match(week, new RegExp(`Tue 15 Dec 2026\\n${reference}: \\ndue`))
    assert.doesNotMatch(week, FAMILY)
  })
})
