/** A prison that nothing can go to any more: who has an open referral there is told, once for each prison it was given. */
import assert from 'node:assert/strict'
import { closeHolder, reopenHolder } from '../../src/domain/book-holders.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { confirmAccepted } from '../../src/workflow/dispatch.ts'
import { openAtPrison } from '../../src/workflow/open-at.ts'
import { readdressReferral, tellUnaddressed } from '../../src/workflow/readdress.ts'
import { changeBook, directoryNow } from '../../src/workflow/recipient-book.ts'
import { ADMIN, COUNCIL, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import * as road from '../support/workflow-road.ts'
import { as, promised } from '../support/workflow-road.ts'
import { everythingIn, openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const closed = (...codes: readonly string[]): Directory => ({
  ...COUNCIL,
  prisons: COUNCIL.prisons.map((prison) =>
    codes.includes(prison.code) ? { ...prison, closed: true, address: undefined } : prison,
  ),
})

describe('a prison that has closed', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const sweep = (directory: Directory) => tellUnaddressed(world.withDirectory(directory))
  const told = (reference: string) => promised(world, reference, 'addressNeeded')
  const BOTH_TOLD = ['address-needed to recorder by chat', 'address-needed to worker by chat']

  it('asks nothing of the store while every prison has its address', async () => {
    await road.taken(world)
    const touched = (): never => {
      throw new Error('The store was asked')
    }
    await tellUnaddressed({ ...world, store: { ...world.store, openAt: touched, transaction: touched } })
    await assert.rejects(
      tellUnaddressed({ ...world.withDirectory(closed('ZAA')), store: { ...world.store, openAt: touched } }),
    )
  })

  it('is told once to the worker and to whoever recorded it, however often the sweep runs', async () => {
    const reference = await road.taken(world)
    await sweep(closed('ZAA'))
    assert.deepEqual(await told(reference), BOTH_TOLD)
    const before = await everythingIn(world.database)
    world.jobs.length = 0
    await sweep(closed('ZAA'))
    await sweep(closed('ZAA'))
    assert.equal(await everythingIn(world.database), before)
    assert.deepEqual(world.jobs, [])
  })

  it('is told again when the referral was given another prison, and that one closes too', async () => {
    const reference = await road.taken(world)
    await sweep(closed('ZAA'))
    const moved = await readdressReferral(world.withDirectory(closed('ZAA')), SAM, {
      ...{ reference, prisonCode: 'ZBB', words: 'The OMU, today.' },
    })
    as(moved, 'allocated')
    await sweep(closed('ZAA'))
    assert.deepEqual(await told(reference), BOTH_TOLD)
    await sweep(closed('ZAA', 'ZBB'))
    assert.deepEqual(await told(reference), [...BOTH_TOLD, ...BOTH_TOLD].toSorted())
  })

  it('is told of what is open there: waiting, written, sent in or signed; never of what has left', async () => {
    const fresh = await road.record(world)
    const waiting = (await road.submitted(world)).reference
    const signed = (await road.signed(world)).reference
    const { reference: sending } = await road.released(world)
    await world.database.run("update notice set status = 'accepted' where way = 'email'")
    const { reference: sent } = await road.released(world)
    await world.database.run("update notice set status = 'accepted' where way = 'email'")
    as(await confirmAccepted(world, sent), 'sent')
    const elsewhere = await road.taken(world)
    as(
      await readdressReferral(world, SAM, { reference: elsewhere, prisonCode: 'ZBB', words: 'The OMU.' }),
      'allocated',
    )
    await sweep(closed('ZAA'))
    for (const reference of [fresh, waiting, signed])
      assert.ok((await told(reference)).includes('address-needed to recorder by chat'), reference)
    for (const reference of [sending, sent, elsewhere]) assert.deepEqual(await told(reference), [], reference)
  })

  it('is found by the recipient book itself, and is forgotten when the prison opens again', async () => {
    const reference = await road.taken(world)
    const what = { holder: 'prison/ZAA', why: 'The Ministry says so.' }
    assert.ok(!isRefusal(await changeBook(world, ADMIN, { rule: closeHolder, what })))
    const move = { reference, prisonCode: 'ZAA', words: 'The OMU.' }
    as(await readdressReferral(world, SAM, { ...move, prisonCode: 'ZBB' }), 'allocated')
    const back = await readdressReferral(world, SAM, move)
    assert.ok(isRefusal(back) && back.refused === 'noApprovedAddress', 'though this directory is older')
    assert.ok(!isRefusal(await changeBook(world, ADMIN, { rule: reopenHolder, what })))
    assert.equal((await directoryNow(world)).prisons[0]?.closed, false)
    as(await readdressReferral(world, SAM, move), 'allocated')
    await tellUnaddressed(world.withDirectory(await directoryNow(world)))
    assert.deepEqual(await told(reference), [])
  })

  it('is listed with its open referrals, the first one due first, to those who may see them or keep the book', async () => {
    const [first, second] = [await road.record(world), await road.taken(world)]
    const elsewhere = await road.taken(world)
    await readdressReferral(world, SAM, { reference: elsewhere, prisonCode: 'ZBB', words: 'The OMU.' })
    const seen = async (by: typeof SAM, code = 'ZAA') =>
      (await openAtPrison(world, by, code)).map(({ reference }) => reference)
    for (const by of [MAYA, SAM, TESS, ADMIN]) assert.deepEqual(await seen(by), [first, second], by.name)
    assert.deepEqual(await seen(SOUTH_MANAGER), [])
    assert.deepEqual(await seen(MAYA, 'ZBB'), [elsewhere])
    assert.deepEqual(await seen(MAYA, 'ZZZ'), [])
  })
})
