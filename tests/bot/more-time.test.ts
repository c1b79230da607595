/** More time through the real door: pressed and typed, from the worker to the prison and back into the date. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS, type RefusalCode } from '../../src/domain/refusal.ts'
import { boxesOn, button, buttonsOn, cardIn, filled } from '../support/cards.ts'
import { MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press } from '../support/road.ts'
import { boxes, ownChat, words } from './own-chat.ts'
import { FAMILY, quiet, stored, timesDone } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('more time, in a person’s own chat', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
  })
  after(() => world.close())
  beforeEach(() => world.clock.set('2026-12-03T10:00:00.000Z'))

  const { fresh, says, opens, standing, cardAbout } = ownChat(() => world)
  const asks = (reference: string, day = '18 December') =>
    says(SAM, `ask for more time ${reference} until ${day} because probation awaited: Back on Monday.`)

  it('goes by buttons from the worker to the manager, the prison and the date', async () => {
    const reference = await fresh()
    const form = await opens(SAM, 'ask-more-time', reference)
    const typed = { day: '2026-12-19', reason: 'carer_unavailable', words: 'She is in hospital.' }
    const wrong = cardIn(await press(world, SAM, { card: form, title: 'Ask', typed }))
    assert.ok(words(wrong).includes(REFUSALS.notAWorkingDay))
    assert.deepEqual(boxes(wrong), typed, 'nothing typed is lost')
    const asked = await press(world, SAM, { card: wrong, title: 'Ask', typed: { day: '2026-12-18' } })
    assert.match(words(cardIn(asked)), /Asked\. Tess Placeholder hears of it now/)

    const atManager = await cardAbout(TESS, `${reference}: more time is asked for`)
    assert.match(words(atManager), /“She is in hospital\.”/)
    const agreed = await press(world, TESS, { card: atManager, title: 'Agree and ask the prison' })
    assert.match(words(cardIn(agreed)), /An e-mail asks for it now/)
    const find = () => world.outlook.mails().find(({ subject }) => subject.includes(`${reference} more time`))
    await until(() => find() !== undefined)
    assert.doesNotMatch(JSON.stringify(find()), /hospital/)
    assert.equal((await standing(reference)).due.day, '2026-12-15')

    const atWorker = await cardAbout(SAM, `${reference}: more time is agreed inside`)
    const recording = cardIn(await press(world, SAM, { card: atWorker, title: 'Record what they say' }))
    assert.deepEqual(boxes(recording), { with: '', on: '2026-12-03', how: '', day: '2026-12-18', words: '' })
    const bare = cardIn(await press(world, SAM, { card: recording, title: /They agreed/ }))
    assert.match(words(bare), /2 things need your attention/)
    const how = { with: 'Jo Bloggs, OMU', how: 'telephone call' }
    const moved = await press(world, SAM, { card: bare, title: /They agreed/, typed: how })
    assert.match(words(cardIn(moved)), /It is now due on Fri 18 Dec 2026/)
    const { due, firstDue } = await standing(reference)
    assert.deepEqual([due.day, firstDue], ['2026-12-18', '2026-12-15'])
    await cardAbout(TESS, `${reference}: more time is agreed`)
    const inChannel = () =>
      JSON.stringify(world.teams.posts(NORTH).filter((post) => JSON.stringify(post).includes(reference)))
    await until(() => inChannel().includes('Fri 18 Dec 2026'))
    assert.doesNotMatch(inChannel(), /hospital|Bloggs/)
  })

  it('goes by words alone', async () => {
    const reference = await fresh()
    assert.match(words(await asks(reference, 'Friday 18 Dec')), /Asked\./)
    assert.match(
      words(await says(TESS, `no more time ${reference}: Please ask the duty officer.`)),
      /Not supported/,
    )
    await cardAbout(SAM, 'Please ask the duty officer.')
    assert.match(words(await asks(reference, '17/12/2026')), /Asked\./)
    assert.match(words(await says(TESS, `agree more time ${reference}`)), /Agreed\./)
    assert.match(
      words(await says(SAM, `not agreed ${reference}: They need it by the 15th.`)),
      /The date stays Tue 15/,
    )
    await cardAbout(TESS, 'They need it by the 15th.')
    await asks(reference, 'Wednesday 16 December')
    await says(TESS, `agree to more time for ${reference}`)
    const sentence = `agreed ${reference} until Wed 16 Dec with Jo Bloggs, OMU, by e-mail on file on 2 December`
    assert.match(words(await says(MAYA, sentence)), /It is now due on Wed 16 Dec 2026/)
    const [change] = (await standing(reference)).dueChanges
    assert.deepEqual(change?.agreement, { with: 'Jo Bloggs, OMU', on: '2026-12-02', how: 'e-mail on file' })
    assert.equal(await timesDone(world, reference, 'recordAgreement'), 1)
  })

  it('brings the form where words are missing or not understood, with all that was', async () => {
    const reference = await fresh()
    await quiet(world)
    const before = await stored(world)
    const cases = [
      [`ask for more time ${reference}`, { day: '', reason: '', words: '' }],
      [`more time ${reference} until soon: He is ill.`, { day: '', reason: '', words: 'He is ill.' }],
      [
        `ask for more time ${reference} until 18 December because the dog is ill: Really.`,
        { day: '2026-12-18', reason: '', words: 'the dog is ill: Really.' },
      ],
      [
        `ask for more time ${reference} until 19 December because police`,
        { day: '2026-12-19', reason: 'police_hold', words: '' },
      ],
    ] as const
    for (const [text, expected] of cases) assert.deepEqual(boxes(await says(SAM, text)), expected, text)
    assert.ok(words(await says(SAM, cases[1][0])).includes(REFUSALS.dayNotUnderstood))
    assert.equal(await stored(world), before)
    await asks(reference)
    await says(TESS, `agree more time ${reference}`)
    const half = await says(
      SAM,
      `agreed ${reference} until 18 December with Jo Bloggs by telephone on the spot`,
    )
    assert.deepEqual(boxes(half), {
      ...{ with: 'Jo Bloggs', on: '', how: 'telephone on the spot', day: '2026-12-18', words: '' },
    })
    assert.match(words(await says(SAM, `agreed ${reference}`)), /What they say to more time/)
    assert.match(words(await says(SAM, `not agreed ${reference}`)), /What they say to more time/)
  })

  it('is never agreed by a button that spoke of another day', async () => {
    const reference = await fresh()
    await asks(reference)
    const old = await cardAbout(TESS, `${reference}: more time is asked for`)
    const oldForm = await opens(TESS, 'answer-more-time', reference)
    await says(TESS, `no more time ${reference}: Ask for longer.`)
    await asks(reference, '22 December')
    await quiet(world)
    for (const card of [old, oldForm]) {
      const answer = await press(world, TESS, { card, title: 'Agree and ask the prison' })
      assert.ok(words(cardIn(answer)).includes(REFUSALS.stale))
    }
    assert.equal((await standing(reference)).moreTime?.stage, 'asked')
    const form = await opens(TESS, 'answer-more-time', reference)
    const unsaid = cardIn(await press(world, TESS, { card: form, title: 'Not supported' }))
    assert.ok(words(unsaid).includes(REFUSALS.whyNotNeeded))
    await press(world, TESS, { card: unsaid, title: 'Not supported', typed: { words: 'Not now.' } })
    assert.equal((await standing(reference)).moreTime?.answer, 'Not now.')
  })

  it('is pressed twice and done once', async () => {
    const reference = await fresh()
    const data = filled(await opens(SAM, 'ask-more-time', reference), 'Ask', {
      ...{ day: '2026-12-18', reason: 'other', words: 'x' },
    })
    await Promise.all([1, 2, 3].map(() => world.chat(SAM).presses('ask-more-time', data)))
    assert.equal(await timesDone(world, reference, 'askMoreTime'), 1)
  })

  it('says no in the words of the rule, to whoever it is not for, and opens no form', async () => {
    const reference = await fresh()
    const cases: readonly (readonly [Person, string, RefusalCode])[] = [
      [MAYA, 'ask-more-time', 'notSocialWorkerOfTeam'],
      [SAM, 'answer-more-time', 'notTeamManager'],
      [TESS, 'answer-more-time', 'nothingAsked'],
      [SAM, 'record-agreement', 'nothingAsked'],
      [SAM, 'correct-date', 'onlyMashCorrects'],
      [SAM, 'holding-email', 'notTeamManager'],
      [TESS, 'holding-email', 'notLate'],
      [SAM, 'note-receipt', 'notNow'],
    ]
    for (const [by, verb, code] of cases) {
      const card = await opens(by, verb, reference)
      assert.ok(words(card).includes(REFUSALS[code]), `${verb}: ${words(card)}`)
      assert.deepEqual([...boxesOn(card)], [])
      assert.ok(buttonsOn(card).length > 0, 'no dead end')
      const theirs = await world.chat(SOUTH_WORKER).presses(verb, { reference })
      assert.match(JSON.stringify(theirs.body), /cannot find that reference/)
    }
  })

  it('is not shown in a channel, and typed there it goes on in the own chat', async () => {
    const reference = await fresh()
    const channel = world.channel(SAM, NORTH)
    const pressed = await channel.presses('ask-more-time', { reference })
    assert.match(JSON.stringify(pressed.body), /in your own chat with me/)
    await channel.says(`ask for more time ${reference}`)
    const posts = JSON.stringify(world.teams.posts(NORTH))
    assert.doesNotMatch(posts, /Until when|Ask for more time/)
    assert.doesNotMatch(posts, FAMILY)
    assert.match(words(cardIn(lastPost(world, SAM))), /Until when\?/)
  })

  it('works in a dialog as it does in a chat', async () => {
    const reference = await fresh()
    const channel = world.channel(SAM, NORTH)
    const { body } = await channel.opensDialog({ verb: 'ask-more-time', reference })
    const typed = { day: '2026-12-18', reason: 'interpreter', words: '' }
    await channel.submitsDialog(filled(cardIn(body), 'Ask', typed))
    assert.equal((await standing(reference)).moreTime?.reason, 'interpreter')
    assert.equal(button(cardIn(body), 'Ask').verb, 'ask-more-time')
  })
})
