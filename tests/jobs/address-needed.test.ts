/** That nothing can go to a prison, as it arrives in people's own chats: drawn from what is so when it is delivered. */
import assert from 'node:assert/strict'
import { closeHolder, reopenHolder } from '../../src/domain/book-holders.ts'
import { noticesFor } from '../../src/domain/events.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { tellUnaddressed } from '../../src/workflow/readdress.ts'
import { changeBook } from '../../src/workflow/recipient-book.ts'
import { cardAbout, justTaken, words } from '../bot/own-chat.ts'
import { FAMILY, quiet } from '../bot/stored.ts'
import { cardIn } from '../support/cards.ts'
import { ADMIN, MAYA, SAM } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press } from '../support/road.ts'

describe('a prison that nothing can go to', () => {
  let world: TestWorld
  let reference = ''
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
    reference = await justTaken(world)
    await world.chat(SAM).says('hi')
  })
  after(() => world.close())

  const now = () => world.product.world
  const rule = async (change: typeof closeHolder) => {
    const what = { holder: 'prison/ZAA', why: 'The Ministry says so.' }
    assert.ok(!isRefusal(await changeBook(now(), ADMIN, { rule: change, what })))
  }
  const addressNeeded = async () =>
    (await now().store.notices(reference)).filter(({ event }) => event === 'addressNeeded')

  it('is told to nobody when it has its address again by the time it would be delivered', async () => {
    const before = world.teams.calls.length
    // As a sweep left it behind that still knew of the closing.
    const notices = noticesFor(reference, 7, [{ name: 'addressNeeded' }])
    await now().store.transaction((tx) => tx.promise(notices, world.clock.now()))
    now().wake()
    await quiet(world)
    assert.deepEqual(
      (await addressNeeded()).map(({ status }) => status),
      ['not needed', 'not needed'],
    )
    assert.equal(world.teams.calls.length, before)
  })

  it('is told to the worker and to whoever recorded it, each with the way out, and never in a channel', async () => {
    await rule(closeHolder)
    await tellUnaddressed(now())
    for (const person of [SAM, MAYA]) {
      const card = await cardAbout(world, person, `${reference}: the prison has no address`)
      assert.match(words(card), /HMP Example has closed, so nothing can go there\.\nThe due day stays/)
      assert.doesNotMatch(words(card), FAMILY)
    }
    await quiet(world)
    const posts = JSON.stringify([
      world.teams.posts('19:north@thread.tacv2'),
      world.teams.posts('19:mash@thread.tacv2'),
    ])
    assert.doesNotMatch(posts, /HMP/)
    const summaries = world.teams.postsToPerson(SAM.id).map(({ activity }) => String(activity.summary))
    assert.ok(summaries.includes(`${reference}: the prison has no address`))
    assert.ok(summaries.every((summary) => !summary.includes('HMP')))
  })

  it('is answered from the message itself: the form opens, and the worker need not tell themselves', async () => {
    const told = await cardAbout(world, SAM, `${reference}: the prison has no address`)
    const form = cardIn(await press(world, SAM, { card: told, title: 'The prisoner has moved' }))
    assert.match(words(form), /HMP Example has closed/)
    const typed = { prison: 'ZBB', words: 'The OMU, today.' }
    const done = cardIn(await press(world, SAM, { card: form, title: 'Send it there', typed }))
    assert.match(words(done), /goes to HMP Placeholder/)
    assert.doesNotMatch(words(done), /⚠ The prison/)
    await quiet(world)
    const notices = await now().store.notices(reference)
    assert.equal(notices.find(({ what }) => what === 'readdressed')?.status, 'not needed')
    await tellUnaddressed(now())
    assert.equal((await addressNeeded()).length, 4)
    await rule(reopenHolder)
  })

  it('is told to the worker when MASH has moved it', async () => {
    await world.chat(MAYA).says(`moved ${reference} to ZAA: The OMU, by telephone.`)
    const told = await cardAbout(world, SAM, `${reference}: the prisoner has moved`)
    assert.match(
      words(told),
      /Maya Sample has written down[\s\S]*“The OMU, by telephone\.”[\s\S]*HMP Example/,
    )
  })
})
