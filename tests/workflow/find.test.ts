/** Who finds what, and what is written down of it: rights by team, and a line for every look at a name. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { STATUSES } from '../../src/domain/referral.ts'
import { find, MOST_HITS, noteRead } from '../../src/workflow/find.ts'
import { CARER, CHILD, DETAILS } from '../support/answers.ts'
import { ADMIN, HEAD, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS, UNQUALIFIED } from '../support/council.ts'
import { record, taken } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const LATER = '2027-01-20T10:00:00.000Z'

describe('finding', () => {
  let world: WorkflowWorld
  let north: string
  let south: string
  before(async () => {
    world = await openWorkflow()
    await startAfresh(world)
    north = await record(world)
    south = await record(world, {
      ...DETAILS,
      children: [{ ...CHILD, fullName: 'Southern Childsdottir' }],
      carer: { ...CARER, team: 'south' },
    })
  })
  after(() => world.close())

  const looks = async () =>
    (await world.database.kysely.selectFrom('look').selectAll().orderBy('id').execute()).map(
      ({ who, what, reference, hits }) => [who, what, reference, hits],
    )
  const finds = async (by: Person, typed: string, page = { from: 0, most: 10 }) => {
    const found = await find(world, by, { typed, page })
    return found?.rows.map(({ referral }) => referral.reference)
  }

  it('shows each person what they may see and nothing else, by every way there is', async () => {
    const ways = [
      'Childsdottir',
      'Childsdotir',
      'Alan Prisonsno',
      'A1234BC',
      'prison ZAA',
      'waiting for a worker',
      'open',
    ]
    for (const way of ways) {
      assert.deepEqual((await finds(MAYA, way))?.toSorted(), [north, south], way)
      for (const by of [SAM, TESS]) assert.deepEqual(await finds(by, way), [north], `${by.name}: ${way}`)
      assert.ok(!(await finds(SOUTH_WORKER, way))?.includes(north), way)
      for (const by of [HEAD, ADMIN]) assert.deepEqual(await finds(by, way), [], `${by.name}: ${way}`)
    }
    assert.deepEqual(await finds(UNQUALIFIED, 'Mia Childsdottir'), [north])
    assert.deepEqual(await finds(SAM, 'team South'), [])
    assert.deepEqual(await finds(SOUTH_MANAGER, 'team South'), [south])
  })

  it('answers somebody of another team word for word as if there were nothing', async () => {
    const [hidden, absent] = await Promise.all(
      ['Mia Childsdottir', 'Nobody Ofthisname'].map((typed) =>
        find(world, SOUTH_WORKER, { typed, page: { from: 0, most: 10 } }),
      ),
    )
    assert.deepEqual(hidden, absent)
    for (const typed of [north, north.slice(-4)]) {
      const found = await find(world, SOUTH_WORKER, { typed, page: { from: 0, most: 10 } })
      assert.deepEqual([found?.rows, found?.all], [[], 0])
    }
    assert.deepEqual([absent?.rows, absent?.all], [[], 0])
  })

  it('goes by a short number to this year, and to the last where there is none in this', async () => {
    assert.deepEqual(await finds(SAM, String(Number(north.slice(-4)))), [north])
    world.setNow('2027-01-04T10:00:00.000Z')
    assert.deepEqual(await finds(SAM, String(Number(north.slice(-4)))), [north])
    assert.deepEqual(await finds(SAM, '9999'), [])
  })

  it('finds what is late, and what has been late for long', async () => {
    const at = (day: string) => world.setNow(`${day}T10:00:00.000Z`)
    const due = (await world.store.load(north))?.referral.due.day
    assert.equal(due, '2026-12-15')
    at('2026-12-15')
    assert.deepEqual(await finds(SAM, 'overdue'), [])
    at('2026-12-16')
    assert.deepEqual(await finds(SAM, 'overdue'), [north])
    // Ten working days after 15 December: the bank holidays of Christmas and New Year do not count.
    at('2026-12-31')
    assert.deepEqual(await finds(SAM, 'long overdue'), [north])
    at('2026-12-30')
    assert.deepEqual(await finds(SAM, 'long overdue'), [])
    assert.deepEqual(await finds(SOUTH_WORKER, 'long overdue team north'), [])
  })

  it('writes down each find by a name or number, with how many and which, and not what was typed', async () => {
    const before = (await looks()).length
    await finds(SAM, 'Mia Childsdottir')
    await finds(SAM, 'a1234bc')
    await finds(SOUTH_WORKER, 'Prisonson Nobody Quite')
    await finds(SAM, 'overdue')
    await finds(SAM, north)
    assert.deepEqual((await looks()).slice(before), [
      [SAM.id, 'find', '', 1],
      [SAM.id, 'found', north, null],
      [SAM.id, 'find', '', 1],
      [SAM.id, 'found', north, null],
      [SOUTH_WORKER.id, 'find', '', 0],
    ])
    assert.doesNotMatch(JSON.stringify(await looks()), /childsdottir|prisonson|a1234/i)
  })

  it('shows nothing where it could not be written down', async () => {
    const broken = {
      ...world,
      store: {
        ...world.store,
        noteLooks: async () => {
          throw new Error('The disk is full')
        },
      },
    }
    await assert.rejects(find(broken, SAM, { typed: 'Mia', page: { from: 0, most: 10 } }), /disk is full/)
  })

  it('writes down that a referral was read once an hour for each person', async () => {
    const before = (await looks()).length
    world.setNow(LATER)
    for (const by of [SAM, SAM, TESS, SAM]) await noteRead(world, by, north)
    world.setNow('2027-01-20T11:00:00.000Z')
    await noteRead(world, SAM, north)
    assert.deepEqual((await looks()).slice(before), [
      [SAM.id, 'read', north, null],
      [TESS.id, 'read', north, null],
      [SAM.id, 'read', north, null],
    ])
  })

  it('keeps what was written: no line can be changed or taken away', async () => {
    const { kysely } = world.database
    await assert.rejects(kysely.deleteFrom('look').execute(), /only added to/)
    await assert.rejects(kysely.updateTable('look').set({ hits: 0 }).execute(), /only added to/)
  })

  it('gives a few at a time, the same ones on no two pages', async () => {
    const recorded = []
    for (let number = 0; number < 12; number++) recorded.push(await record(world))
    const pages = await Promise.all(
      [0, 10, 20].map((from) => finds(TESS, 'Childsdottir', { from, most: 10 })),
    )
    assert.deepEqual(
      pages.map((page) => page?.length),
      [10, 3, 0],
    )
    assert.equal(new Set(pages.flat()).size, 13)
    assert.ok(recorded.length < MOST_HITS)
  })

  it('finds by each status by its words', async () => {
    const reference = await taken(world)
    assert.deepEqual(await finds(SAM, STATUSES.allocated), [reference])
    assert.ok(!(await finds(SAM, STATUSES.assigned_to_team, { from: 0, most: 50 }))?.includes(reference))
    assert.deepEqual(await finds(SAM, 'finished'), [])
  })

  it('takes whatever is typed', async () => {
    const hostile = [
      '%',
      "'; drop table look; --",
      '\ud800',
      'a\0b',
      '‮',
      '🙂',
      'x'.repeat(10_000),
      '{"a":1}',
      '\\',
    ]
    for (const typed of hostile)
      assert.ok(((await finds(MAYA, typed)) ?? []).length === 0, typed.slice(0, 20))
  })
})
