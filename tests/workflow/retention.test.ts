/** A purge on the real store: all of it goes, nothing else does, and what must stay verifies. */
import assert from 'node:assert/strict'
import { isRefusal } from '../../src/domain/refusal.ts'
import { setLegalHold } from '../../src/workflow/legal-hold.ts'
import type { Transaction } from '../../src/workflow/ports.ts'
import { ANNOUNCED_DAYS, announcePurges, purgeDue } from '../../src/workflow/retention.ts'
import { planFor } from '../../src/workflow/retention-plan.ts'
import { ADMIN, MAYA, SAM, TESS } from '../support/council.ts'
import { announced, sentAndFiled } from '../support/filed-road.ts'
import { firstBrokenSeal } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import {
  everythingIn,
  openWorkflow,
  refusalOf,
  startAfresh,
  type WorkflowWorld,
} from '../support/workflow-world.ts'

/** A year and a day after it was sent: the prison never told us, and its copy may go. */
const OVER = '2027-12-08T06:00:00.000Z'
const GOES = '2027-12-15T06:00:00.000Z'

describe('a purge', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  beforeEach(() => startAfresh(world))
  after(() => world.close())

  const isThere = async (reference: string) => (await world.store.load(reference)) !== undefined

  it('comes a week after it was announced, and not before', async () => {
    const reference = await sentAndFiled(world)
    for (const early of ['2026-12-08T06:00:00.000Z', '2027-12-07T06:00:00.000Z']) {
      world.setNow(early)
      await announcePurges(world)
      assert.equal(await world.store.goesOn(reference), undefined)
    }
    world.setNow(OVER)
    await announcePurges(world)
    assert.equal(await world.store.goesOn(reference), '2027-12-15')
    assert.equal(ANNOUNCED_DAYS, 7)
    world.setNow('2027-12-14T23:00:00.000Z')
    assert.deepEqual(await purgeDue(world), [])
    world.setNow(GOES)
    const [purged] = await purgeDue(world)
    assert.equal(purged?.reference, reference)
    assert.equal(purged?.rule, 'in the folder 2026-12-07, kept until 2027-03-07')
    assert.equal(await isThere(reference), false)
    assert.deepEqual(await purgeDue(world), [], 'and once')
  })

  it('does not happen while a legal hold stands, however late that came, and is announced again after it', async () => {
    const reference = await announced(world, OVER)
    world.setNow(GOES)
    await setLegalHold(world, ADMIN, { reference, held: true, why: 'A complaint' })
    assert.deepEqual(await purgeDue(world), [])
    assert.ok(await isThere(reference))
    assert.equal(await world.store.goesOn(reference), undefined)
    await setLegalHold(world, ADMIN, { reference, held: false, why: 'Settled' })
    world.setNow('2027-12-16T06:00:00.000Z')
    await announcePurges(world)
    assert.equal(await world.store.goesOn(reference), '2027-12-23')
  })

  it('or a hold at the same moment: one of them wins, and the other hears of it', async () => {
    const reference = await announced(world, OVER)
    world.setNow(GOES)
    const [gone, held] = await Promise.all([
      purgeDue(world),
      setLegalHold(world, TESS, { reference, held: true, why: 'A court' }),
    ])
    assert.equal(gone.length === 1, isRefusal(held))
    assert.equal(await isThere(reference), !isRefusal(held))
  })

  it('tells a hold that came too late', async () => {
    const reference = await announced(world, OVER)
    world.setNow(GOES)
    await purgeDue(world)
    const late = () => setLegalHold(world, TESS, { reference, held: true, why: 'A court' })
    assert.equal(await refusalOf(world, late), 'unknownReference')
    assert.equal((await world.store.purged(reference))?.at, GOES)
    for (const change of ['update purged set rule = rule', 'delete from purged'])
      await assert.rejects(world.database.run(change), /only added to/)
  })

  it('that is cut short at any step changes nothing, and the next one is whole', async () => {
    const reference = await announced(world, OVER)
    world.setNow(GOES)
    const before = await everythingIn(world.database)
    const dies = async () => {
      throw new Error('the process died')
    }
    const { store } = world
    for (const more of [
      (tx: Transaction) => ({ ...tx, refreshFigure: dies }),
      (tx: Transaction) => ({ ...tx, forgetFigureKeys: dies }),
    ]) {
      const dying = {
        ...world,
        store: {
          ...store,
          transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
            store.transaction((tx) => work(more(tx))),
        },
      }
      await assert.rejects(purgeDue(dying), /died/)
      assert.equal(await everythingIn(world.database), before)
      assert.equal(await store.purged(reference), undefined)
    }
    assert.equal((await purgeDue(world)).length, 1)
    assert.equal(await firstBrokenSeal(world.database), undefined)
  })

  it('waits for nobody who puts names in, and comes with the next round', async () => {
    const reference = await announced(world, OVER)
    world.setNow(GOES)
    const { store } = world
    const refused = {
      ...world,
      store: {
        ...store,
        transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
          store.transaction((tx) => work({ ...tx, purge: async () => undefined })),
      },
    }
    assert.deepEqual(await purgeDue(refused), [])
    assert.ok(await isThere(reference))
    assert.equal((await purgeDue(world)).length, 1)
  })

  it('of one that cannot be purged does not keep the others', async () => {
    const references = [await announced(world, OVER), await announcedToo()].toSorted()
    world.setNow('2027-12-16T06:00:00.000Z')
    const { store } = world
    const [broken = ''] = references
    const dying = {
      ...world,
      store: {
        ...store,
        transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
          store.transaction((tx) =>
            work({
              ...tx,
              purge: (what) =>
                what.reference === broken ? Promise.reject(new Error('broken')) : tx.purge(what),
            }),
          ),
      },
    }
    await assert.rejects(purgeDue(dying), /broken/)
    assert.deepEqual(await Promise.all(references.map(isThere)), [true, false])
  })

  it('is shown before to an administrator: what goes and when, and what keeps the rest', async () => {
    const open = await record(world)
    const reference = await announced(world, OVER)
    const plan = await planFor(world, ADMIN)
    assert.ok(!isRefusal(plan))
    assert.deepEqual(plan.going, [{ reference, goesOn: '2027-12-15' }])
    assert.deepEqual([plan.ready, plan.kept, plan.looked, plan.isAll], [[], [], 1, true])
    assert.ok(await isThere(open))
    for (const by of [SAM, MAYA, TESS]) assert.ok(isRefusal(await planFor(world, by)))
    await setLegalHold(world, ADMIN, { reference, held: true, why: 'A court' })
    const held = await planFor(world, ADMIN)
    assert.ok(!isRefusal(held))
    assert.deepEqual(held.kept, [{ id: 'legal hold', references: [reference], firstOn: undefined }])
  })

  const announcedToo = async (): Promise<string> => {
    world.setNow('2026-12-07T10:00:00.000Z')
    const reference = await sentAndFiled(world)
    world.setNow('2027-12-09T06:00:00.000Z')
    await announcePurges(world)
    world.setNow(OVER)
    return reference
  }
})
