/** What somebody had typed when they lost their access, and how an instance hears that somebody has. */
import assert from 'node:assert/strict'
import { personById } from '../../src/domain/directory.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { keepDirectory } from '../../src/workflow/kept-directory.ts'
import { PRISONER, REQUEST } from '../support/answers.ts'
import { cardIn, filled, wordsOn } from '../support/cards.ts'
import { ADMIN, COUNCIL, INES, MAYA, SAM, TESS } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { lastPost, press } from '../support/road.ts'
import { changesNothing, MAX, NORTH, openStages, type Stages } from './stages.ts'
import { FAMILY, quiet } from './stored.ts'

describe('the words of somebody who loses their access while a dialog is open', () => {
  let stages: Stages
  let world: TestWorld
  before(async () => {
    stages = await openStages()
    world = stages.world
  })
  after(() => world.close())

  it('stay as far as they had come, go to whoever takes over, and are there when they come back', async () => {
    await world.chat(MAYA).says('new referral')
    const first = cardIn(lastPost(world, MAYA))
    const second = cardIn(await press(world, MAYA, { card: first, title: /Next/, typed: REQUEST }))
    const typed = filled(second, /Next/, PRISONER)
    const drafts = async () => world.product.world.store.draftsOf(MAYA.id)
    const before = await drafts()
    assert.ok(before.length > 0)
    const gone = { kind: 'person', id: MAYA.id, by: ADMIN.id, at: world.clock.now() } as const
    const { id: _, ...body } = MAYA
    const { store } = world.product.world
    await store.transaction((tx) => tx.keepEntries([{ ...gone, version: 1, state: 'gone', body }]))
    await changesNothing(world, async () => {
      const { body } = await world.channel(MAYA, NORTH).submitsDialog({ ...typed, verb: 'fill-referral' })
      assert.ok(JSON.stringify(body).includes(REFUSALS.notInDirectory))
    })
    assert.deepEqual(await drafts(), before)
    await store.transaction((tx) => tx.keepEntries([{ ...gone, version: 2, state: 'file', body }]))
    const { body: again } = await world
      .channel(MAYA, NORTH)
      .submitsDialog({ ...typed, verb: 'fill-referral' })
    assert.match(wordsOn(cardIn(again)), /The child/, 'what she typed is taken now')
    await world.chat(ADMIN).says('hand over Maya to Max')
    assert.equal((await drafts()).length, 0)
    assert.ok((await store.draftsOf(MAX.id)).length > 0)
    await world.chat(MAX).says('new referral')
    assert.match(JSON.stringify(lastPost(world, MAX)), /Prisonson|The child/)
  })

  it('of an assessment stay on the referral for the colleague who has it then', async () => {
    const reference = stages.references.writing
    const { store } = world.product.world
    const page = stages.good['save-page'] ?? {}
    await world.chat(SAM).presses('save-page', { ...page })
    const saved = (await store.load(reference))?.assessment.B?.answers.carerView
    assert.equal(saved, 'Another view.')
    const { id, ...body } = { ...SAM, teams: ['south'] }
    await store.transaction((tx) =>
      tx.keepEntries([
        { kind: 'person', id, version: 1, state: 'kept', body, by: ADMIN.id, at: world.clock.now() },
      ]),
    )
    await changesNothing(world, async () => {
      const { body } = await world.channel(SAM, NORTH).submitsDialog({ ...page, verb: 'save-page' })
      assert.doesNotMatch(JSON.stringify(body), FAMILY)
    })
    const given = await world.chat(TESS).presses('allocate', { reference, worker__1: INES.id })
    assert.equal(given.status, 200)
    // What a job tells Ines about it may come in between.
    await quiet(world)
    await world.chat(INES).says(`open ${reference} B`)
    assert.match(JSON.stringify(world.teams.postsToPerson(INES.id)), /Another view\./)
  })
})

describe('the directory of an instance', () => {
  let world: TestWorld
  before(async () => {
    world = (await openStages()).world
  })
  after(() => world.close())

  it('is read again by the first who comes after a change elsewhere, and by nobody while there is none', async () => {
    const { store } = world.product.world
    let reads = 0
    const entries = () => {
      reads += 1
      return store.entries()
    }
    const counting = { ...store, entries }
    const kept = keepDirectory(COUNCIL, counting)
    await kept.refresh()
    await Promise.all(Array.from({ length: 20 }, () => kept.fresh()))
    assert.equal(reads, 1)
    const { id, ...body } = INES
    const entry = { kind: 'person', id, body, by: ADMIN.id, at: world.clock.now() } as const
    await store.transaction((tx) => tx.keepEntries([{ ...entry, version: 1, state: 'gone' }]))
    assert.ok(personById(kept.now(), id), 'until it is asked')
    await Promise.all(Array.from({ length: 20 }, () => kept.fresh()))
    assert.equal(personById(kept.now(), id), undefined)
    assert.equal(reads, 2)
  })

  it('lets nobody in where it cannot be asked', async () => {
    const { store } = world.product.world
    const kept = keepDirectory(COUNCIL, { ...store, entryCount: () => Promise.reject(new Error('gone')) })
    await assert.rejects(kept.fresh())
  })
})
