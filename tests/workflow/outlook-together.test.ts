/** Outlook is asked about many people together: on a real store, with whatever becomes of some of them. */
import assert from 'node:assert/strict'
import { dayOf, later } from '../../src/domain/moment.ts'
import { readOutlook } from '../../src/workflow/outlook.ts'
import type { Managers } from '../../src/workflow/ports.ts'
import { DEPUTY, SAM, TESS } from '../support/council.ts'
import { MONDAY, openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const FRIDAY = '2026-12-11'
const AWAY = { from: dayOf(MONDAY), until: FRIDAY, source: 'Outlook' } as const

describe('the absence of many by Outlook', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const absences = () => world.store.absences()
  /** Outlook called them away before. */
  const areAway = (people: readonly string[]) =>
    world.store.transaction(async (tx) => {
      for (const person of people) await tx.setAbsence({ ...AWAY, person }, MONDAY)
    })

  it('is known of all the others when one of them cannot be read', async () => {
    const people = [TESS.id, DEPUTY.id, SAM.id]
    await areAway(people)
    const fault = new Error('no mailbox for us')
    world.graphAway.set(people[0] ?? '', { away: false, until: undefined })
    world.graphAway.set(people[1] ?? '', fault)
    world.graphAway.set(people[2] ?? '', { away: true, until: '2026-12-18' })
    assert.deepEqual(await readOutlook(world), [fault])
    const left = new Map((await absences()).map(({ person, until }) => [person, until]))
    const expected = new Map([
      [DEPUTY.id, FRIDAY],
      [SAM.id, '2026-12-18'],
    ])
    assert.deepEqual(left, expected)
  })

  it('is written down as asked for before it is asked, and a fault of all is handed on once', async () => {
    await areAway([TESS.id, DEPUTY.id])
    const fault = new Error('Graph is down')
    const faulty: NonNullable<Managers['awayUntil']>[] = [
      async (people) => new Map(people.map((person) => [person, { fault }])),
      () => Promise.reject(fault),
    ]
    for (const awayUntil of faulty) {
      const asked: unknown[] = []
      const managers: Managers = {
        ...world.managers,
        awayUntil: async (people) => {
          const memos = await world.store.memoTimes(people.map((person) => `outlook/${person}`))
          asked.push([people.toSorted(), [...memos.values()]])
          return awayUntil(people)
        },
      }
      const now = world.clock.now()
      assert.deepEqual(await readOutlook({ ...world, managers }), [fault])
      assert.deepEqual(await readOutlook({ ...world, managers }), [])
      assert.deepEqual(asked, [[[TESS.id, DEPUTY.id].toSorted(), [now, now]]])
      assert.equal((await absences()).length, 2)
      world.setNow(later(now, 15 * 60))
    }
  })

  it('is asked for of sixty people by one sweep, and of the others by the next', async () => {
    const many = Array.from(
      { length: 70 },
      (_, n) => `00000000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`,
    )
    await areAway(many)
    const asked: number[] = []
    const managers: Managers = {
      ...world.managers,
      awayUntil: async (people) => {
        asked.push(people.length)
        return new Map(people.map((person) => [person, { away: false, until: undefined }]))
      },
    }
    assert.deepEqual(await readOutlook({ ...world, managers }), [])
    assert.equal((await absences()).length, 10)
    assert.deepEqual(await readOutlook({ ...world, managers }), [])
    assert.deepEqual(await absences(), [])
    assert.deepEqual(asked, [20, 20, 20, 10], 'as many at once as Graph takes in one call')
  })
})
