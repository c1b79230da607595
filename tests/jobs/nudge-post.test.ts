/** Nudges as they arrive: one message in a person's own chat, a nameless line in the channel, and nothing that is over. */
import assert from 'node:assert/strict'
import { momentAt } from '../../src/domain/moment.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { FAMILY, quiet } from '../bot/stored.ts'
import { buttonsOn, cardIn, wordsOn } from '../support/cards.ts'
import { SAM, TESS } from '../support/council.ts'
import { until } from '../support/jobs.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { record, take, write } from '../support/road.ts'

const NORTH = '19:north@thread.tacv2'

describe('a nudge on its way', () => {
  let world: TestWorld
  let first = ''
  let second = ''
  before(async () => {
    world = await openWorld()
    first = await record(world)
    second = await record(world)
    await take(world, first)
    await take(world, second)
    // A person's own chat is known once they have written in it.
    for (const person of [SAM, TESS]) await world.chat(person).says('hi')
    await quiet(world)
  })
  after(() => world.close())

  const sweepOn = async (day: string, time = '09:00', meanwhile?: () => Promise<unknown>): Promise<void> => {
    world.clock.set(momentAt(day, time))
    await decideNudges(world.product.world)
    await meanwhile?.()
    await sayNudges(world.product.world)
    await quiet(world)
  }
  const heard = async (person: typeof SAM, act: () => Promise<unknown>) => {
    const before = world.teams.postsToPerson(person.id).length
    await act()
    return world.teams.postsToPerson(person.id).slice(before)
  }

  it('comes as one message about everything, with a summary that names nobody', async () => {
    const posts = await heard(SAM, () => sweepOn('2026-12-08'))
    assert.equal(posts.length, 1)
    const words = wordsOn(cardIn(posts))
    assert.match(words, /^Good morning\. 2 things wait for you\./)
    for (const reference of [first, second]) assert.ok(words.includes(reference))
    assert.equal(posts[0]?.activity.summary, '2 things wait for you')
    assert.doesNotMatch(JSON.stringify(posts), FAMILY)
  })

  it('leaves out what was done between the sweep and the sending, and shows a single one in full', async () => {
    const posts = await heard(SAM, () =>
      sweepOn('2026-12-10', '09:00', async () => {
        await write(world, second)
        await world.chat(SAM).presses('submit', { reference: second })
      }),
    )
    const nudge = posts.filter((post) => JSON.stringify(post).includes('why-nudge')).at(-1)
    assert.ok(nudge !== undefined)
    const words = wordsOn(cardIn(nudge))
    assert.match(words, new RegExp(`^${first}: three working days left`))
    assert.doesNotMatch(words, new RegExp(second))
    assert.equal(
      nudge.activity.summary,
      `${first}: three working days left: the draft should go to the Team Manager today`,
    )
    const rows = await world.product.world.store.nudges(second)
    assert.equal(rows.find(({ name, to }) => name === 'internalTarget' && to === SAM.id)?.status, 'overtaken')
  })

  it('is a post of its own in the channel once it is overdue, and names no family', async () => {
    const before = world.teams.posts(NORTH).length
    await sweepOn('2026-12-16')
    const posts = world.teams.posts(NORTH).slice(before)
    const overdue = posts.filter((post) => JSON.stringify(post).includes(': overdue"'))
    assert.equal(overdue.filter((post) => JSON.stringify(post).includes(first)).length, 1)
    for (const post of overdue) {
      const card = cardIn(post)
      assert.match(
        wordsOn(card),
        /^PCA-\d{4}-\d{4}: overdue\n⚠ On Wed 16 Dec 2026: it was due Tue 15 Dec 2026/,
      )
      assert.doesNotMatch(JSON.stringify(post), FAMILY)
      assert.deepEqual(
        buttonsOn(card).map(({ title }) => title),
        ['Open', 'Continue in my chat'],
      )
    }
    await sweepOn('2026-12-16', '15:00')
    const again = world.teams.posts(NORTH).slice(before)
    assert.equal(again.filter((post) => JSON.stringify(post).includes(`${first}: overdue"`)).length, 1)
  })

  it('is dropped, and the ledger says so, when nothing of it is left', async () => {
    const { store } = world.product.world
    const notices = await store.notices(first)
    assert.ok(notices.some(({ what, status }) => what === 'nudges' && status === 'accepted'))
    const snoozed = momentAt('2026-12-16', '16:00')
    world.clock.set(snoozed)
    const posts = await heard(SAM, async () => {
      await store.transaction((tx) => {
        const key = `nudge/${first}/gone`
        const notice = {
          key,
          reference: first,
          version: 0,
          event: 'nudged',
          to: 'person',
          by: 'chat',
        } as const
        return tx.promise([{ ...notice, what: 'nudges', person: SAM.id }], snoozed)
      })
      world.product.world.wake()
      await until(async () => (await store.notices(first)).some(({ status }) => status === 'not needed'))
    })
    assert.deepEqual(posts, [])
  })
})
