/** Keeping and deleting through the real door: holds and the word of a person, the list of an administrator, and after. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { announcePurges, purgeDue } from '../../src/workflow/retention.ts'
import { buttonsOn, cardIn } from '../support/cards.ts'
import { ADMIN, MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { press, record } from '../support/road.ts'
import { ownChat, words } from './own-chat.ts'
import { FAMILY, quiet, timesDone } from './stored.ts'

const NORTH = '19:north@thread.tacv2'

describe('what is kept and deleted', () => {
  let world: TestWorld
  before(async () => {
    world = await openWorld()
    world.clock.set('2026-12-03T10:00:00.000Z')
  })
  after(() => world.close())

  const { says } = ownChat(() => world)
  const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
  const pressed = async (person: Person, at: Parameters<typeof press>[2]) =>
    cardIn(await press(world, person, at))

  /** Ended without a report, and without a letter. */
  const logged = async (): Promise<string> => {
    const reference = await record(world)
    await quiet(world)
    await says(MAYA, `log only ${reference}: Nothing to assess.`)
    await quiet(world)
    return reference
  }

  it('is held by a manager with a form, shown with its reason to the team alone, and lifted', async () => {
    const reference = await logged()
    const overview = await says(TESS, reference)
    const form = await pressed(TESS, { card: overview, title: 'Legal hold' })
    const bare = await pressed(TESS, { card: form, title: 'Put it on' })
    assert.match(words(bare), /Why, and who asked for it\? – Please answer this\./)
    const done = await pressed(TESS, {
      card: bare,
      title: 'Put it on',
      typed: { why: 'The court, 3 December' },
    })
    assert.match(words(done), /A legal hold stands: nothing of it is deleted here/)
    assert.match(words(await says(SAM, reference)), /Legal hold.*“The court, 3 December”/s)
    assert.doesNotMatch(words(await says(MAYA, reference)), /The court, 3 December/)
    assert.ok(!titles(done).includes('Legal hold'))
    const lifted = await says(TESS, `lift legal hold ${reference}: The court is done`)
    assert.match(words(lifted), /The legal hold is lifted/)
  })

  it('is held by an administrator in a sentence, who reads no word of the case', async () => {
    const reference = await logged()
    const held = words(await says(ADMIN, `legal hold ${reference}: Complaint 12`))
    assert.match(held, /A legal hold stands/)
    assert.doesNotMatch(held, FAMILY)
    assert.ok(words(await says(ADMIN, `legal hold ${reference}: again`)).includes(REFUSALS.legalHoldStands))
    assert.ok(words(await says(ADMIN, `legal hold ${reference}`)).includes(REFUSALS.legalHoldStands))
    assert.ok(words(await says(SAM, `legal hold ${reference}: no`)).includes(REFUSALS.notToHoldLegally))
    await says(ADMIN, `lift legal hold ${reference}: settled`)
  })

  it('goes after somebody has said that it is in the case system, and whoever asks then hears so', async () => {
    const reference = await logged()
    const { world: inside } = world.product
    const form = await pressed(MAYA, { card: await says(MAYA, reference), title: 'It is in the case system' })
    const done = await pressed(MAYA, {
      card: form,
      title: 'All of it is there',
      typed: { where: 'Record 4711' },
    })
    assert.match(words(done), /Noted\. The copy here is kept until Wed 3 Mar 2027 at least\./)
    assert.ok(!titles(done).includes('It is in the case system'))
    // The same press once more, from a phone that had no signal for an hour: nothing is kept longer for it.
    world.clock.add(3_600)
    const again = { card: form, title: 'All of it is there', typed: { where: 'Record 4711' } }
    assert.match(words(await pressed(MAYA, again)), /kept until Wed 3 Mar 2027 at least/)
    assert.equal(await timesDone(world, reference, 'noteInCaseSystem'), 1)
    const list = words(await says(ADMIN, 'retention'))
    assert.match(list, /It is kept for some time after it was filed: .*Thu 4 Mar 2027/s)
    world.clock.set('2027-03-04T06:00:00.000Z')
    await announcePurges(inside)
    assert.match(words(await says(TESS, reference)), /⚠ The copy here.*goes on Thu 11 Mar 2027/s)
    assert.match(words(await says(ADMIN, 'retention')), new RegExp(`Thu 11 Mar 2027: .*${reference}`, 's'))
    const old = await says(MAYA, reference)
    world.clock.set('2027-03-11T06:00:00.000Z')
    await quiet(world)
    await purgeDue(inside)
    const gone = new RegExp(`${reference} was deleted here on Thu 11 Mar 2027`)
    for (const typed of [reference, `find ${reference}`, `why ${reference}`, `legal hold ${reference}: late`])
      assert.match(words(await says(TESS, typed)), gone, typed)
    assert.match(words(await says(ADMIN, `legal hold ${reference}: late`)), gone)
    for (const title of titles(old).filter((each) => /case system|concern/i.test(each)))
      assert.match(JSON.stringify(await press(world, MAYA, { card: old, title })), gone, title)
    const shown = await world.channel(TESS, NORTH).presses('show', { reference })
    assert.doesNotMatch(JSON.stringify(shown.body), /wrong on my side/)
    assert.match(words(await says(ADMIN, 'retention')), /The last thirty days.*1 deleted/s)
  })

  it('is listed for an administrator alone', async () => {
    for (const by of [MAYA, SAM, TESS])
      assert.ok(words(await says(by, 'retention')).includes(REFUSALS.notAdministrator))
    assert.ok(words(await says(TESS, 'deletion certificate')).match(/administrator|no address/))
  })
})
