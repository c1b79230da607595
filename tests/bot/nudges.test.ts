/** Deadlines in a person's own chat: why, what next, snooze, the morning's message again; each for whoever may see it. */
import assert from 'node:assert/strict'
import { momentAt } from '../../src/domain/moment.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { button, buttonsOn, cardIn, filled, wordsOn } from '../support/cards.ts'
import { HEAD, INES, MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record, take } from '../support/road.ts'
import { FAULT, quiet, stored, timesDone } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('nudges in a chat', () => {
  let world: TestWorld
  let first = ''
  let second = ''
  before(async () => {
    world = await openWorld()
    first = await record(world)
    second = await record(world)
    for (const reference of [first, second]) await take(world, reference)
    for (const person of [SAM, TESS, HEAD]) await world.chat(person).says('hi')
    await quiet(world)
    world.clock.set(momentAt('2026-12-08', '09:00'))
    await decideNudges(world.product.world)
    await sayNudges(world.product.world)
    await quiet(world)
  })
  after(() => world.close())

  const says = async (person: typeof SAM, text: string): Promise<unknown> => {
    await world.chat(person).says(text)
    return lastPost(world, person)
  }
  const words = (answer: unknown): string => wordsOn(cardIn(answer))
  const presses = async (person: typeof SAM, verb: string, data: object): Promise<unknown> =>
    (await world.chat(person).presses(verb, { ...data })).body

  it('lead from the list to the reason and back, and to the referral beside the list', async () => {
    const list = cardIn(lastPost(world, SAM))
    assert.match(wordsOn(list), /2 things wait for you/)
    const why = cardIn(await presses(SAM, 'why-nudge', button(list, /^Why/).data))
    assert.match(wordsOn(why), /why did I get this\?\nBecause: \nFive working days before the due day/)
    assert.match(wordsOn(why), /Forecast: \nNothing is written yet and five working days are left\./)
    const back = await presses(SAM, 'nudges', button(why, 'Back').data)
    assert.equal(words(back), wordsOn(list))
    const opened = await presses(SAM, 'continue', button(list, /^Open/).data)
    assert.match(JSON.stringify(opened), /in your own chat/)
    assert.match(words(lastPost(world, SAM)), /Mia Childsdottir/)
  })

  it('come again by a word, for each person their own', async () => {
    assert.match(words(await says(SAM, 'nudges')), /2 things wait for you/)
    assert.match(words(await says(INES, 'nudges')), /Nothing waits for you/)
    assert.match(words(await says(SAM, `why nudge ${first}`)), /why did I get this/)
    assert.match(words(await says(INES, `why nudge ${first}`)), /I have not told you anything of it/)
  })

  it('of somebody else’s day or with made-up data tell nothing and fail kindly', async () => {
    for (const data of [{ digest: '2026-99-99' }, { digest: `digest/2026-12-08/${SAM.id}` }, { from: -1 }])
      assert.match(JSON.stringify(await presses(INES, 'nudges', data)), /does not work any more/)
    const theirs = await presses(SOUTH_WORKER, 'why-nudge', { reference: first, rung: 'sectionsLeft' })
    const none = await presses(SOUTH_WORKER, 'why-nudge', {
      reference: 'PCA-2026-0999',
      rung: 'sectionsLeft',
    })
    assert.deepEqual(theirs, none)
    assert.match(words(await presses(INES, 'nudges', { digest: '2026-12-08', from: 500 })), /Nothing waits/)
    assert.match(words(await presses(SAM, 'nudges', { digest: '2026-12-08', from: 500 })), /2 things/)
  })

  it('explain the due day and what comes next, by press and by word', async () => {
    for (const text of [`why ${first}`, `why is ${first} due?`]) {
      const said = words(await says(SAM, text))
      assert.match(said, /why it is due Tue 15 Dec 2026\nReceived: \nTue 24 Nov 2026/)
    }
    for (const text of [`what next ${first}`, `What’s next for ${first}?`, `what is next ${first}`]) {
      const said = words(await says(TESS, text))
      assert.match(
        said,
        /Thu 10 Dec 2026, 09:00: \nSam Example and Tess Placeholder: three working days left/,
      )
      assert.match(said, /Said so far\n/)
    }
    const card = cardIn(await says(SAM, first))
    assert.match(wordsOn(card), /three weeks from Tue 24 Nov 2026/)
    for (const [title, expected] of [
      ['Why?', /why it is due/],
      ['What next', /what comes next/],
    ] as const)
      assert.match(words(await presses(SAM, button(card, title).verb, button(card, title).data)), expected)
    assert.ok(buttonsOn(card).some(({ title }) => title === 'Ask for more time'))
  })

  it('are never explained in a channel', async () => {
    const before = world.teams.posts(NORTH).length
    await world.channel(SAM, NORTH).says(`what next ${first}`)
    assert.match(JSON.stringify(world.teams.posts(NORTH).slice(before)), /in your own chat/)
    for (const verb of ['why-date', 'what-next', 'why-nudge', 'snooze', 'nudges', 'overdue']) {
      const answer = await world.channel(SAM, NORTH).presses(verb, { reference: first })
      assert.match(JSON.stringify(answer.body), /never in a channel/, verb)
    }
  })

  it('wait until a day that is pressed, chosen or typed, and it is written down', async () => {
    const ask = cardIn(await presses(SAM, 'snooze', { reference: first }))
    assert.match(wordsOn(ask), /Snooze PCA-2026-\d{4} until…/)
    assert.deepEqual(
      buttonsOn(ask).map(({ title }) => title),
      [
        'Snooze until that day',
        'Wed 9 Dec 2026',
        'Thu 10 Dec 2026',
        'Due day, Tue 15 Dec 2026',
        'See the referral',
      ],
    )
    const quick = await presses(SAM, 'snooze', filled(ask, 'Thu 10 Dec 2026'))
    assert.match(words(quick), /snoozed until Thu 10 Dec 2026/)
    const chosen = await presses(SAM, 'snooze', filled(ask, 'Snooze until that day', { until: '2026-12-11' }))
    assert.match(words(chosen), /snoozed until Fri 11 Dec 2026/)
    assert.match(words(await says(SAM, `snooze ${first} until Friday`)), /snoozed until Fri 11 Dec 2026/)
    assert.equal(await timesDone(world, first, 'snooze'), 3)
  })

  it('ask again for a day that will not do, and say why', async () => {
    const before = await stored(world)
    for (const [day, why] of [
      ['18 December', /It is due on Tue 15 Dec 2026/],
      ['today', /must be after today/],
      ['Nevember', /did not understand the day/],
    ] as const) {
      const card = cardIn(await says(SAM, `snooze ${second} until ${day}`))
      assert.match(wordsOn(card), why, day)
      assert.ok(buttonsOn(card).some(({ title }) => title === 'Snooze until that day'))
    }
    const pressed = await presses(SAM, 'snooze', { reference: second, until: '12/18/2026' })
    assert.match(words(pressed), /did not understand the day/)
    assert.doesNotMatch(JSON.stringify(await presses(SAM, 'snooze', { reference: second, until: {} })), FAULT)
    assert.equal(await stored(world), before)
  })

  it('wait no longer on the due day or after it: the referral is shown with the reason', async () => {
    world.clock.set(momentAt('2026-12-15', '10:00'))
    assert.match(words(await says(SAM, `snooze ${second}`)), /due today, so there is no such day left/)
    world.clock.set(momentAt('2026-12-17', '10:00'))
    assert.match(words(await says(SAM, `snooze ${second} until tomorrow`)), /The report is late/)
  })

  it('list what is overdue, to whoever may see it with a way in, to a head of service without', async () => {
    world.clock.set(momentAt('2026-12-17', '10:00'))
    for (const [person, opens] of [
      [TESS, 2],
      [MAYA, 2],
      [HEAD, 0],
    ] as const) {
      const card = cardIn(await says(person, 'overdue'))
      assert.match(wordsOn(card), /^Overdue\n2 open, 2 late\./)
      assert.equal(buttonsOn(card).filter(({ verb }) => verb === 'show').length, opens)
    }
    assert.match(words(await says(SOUTH_WORKER, 'what is overdue?')), /Nothing is overdue\. Well done\./)
  })
})
