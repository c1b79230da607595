/** A closure is added: every open due day is worked out again, and only those whose date moved are told, once. */
import assert from 'node:assert/strict'
import type { Directory } from '../../src/domain/directory.ts'
import { momentAt } from '../../src/domain/moment.ts'
import { recount } from '../../src/workflow/calendar.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, SAM } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { signed, taken } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const closedOn = (...closures: readonly string[]): Directory => ({
  ...COUNCIL,
  council: { ...COUNCIL.council, closures },
})
const receivedOn = (day: string) => ({ ...DETAILS, request: { ...DETAILS.request, receivedOn: day } })

describe('the calendar', () => {
  let world: WorkflowWorld

  beforeEach(async () => {
    world = await openWorkflow()
    await recount(world)
  })
  afterEach(() => world.close())

  const dueOf = async (reference: string) => (await world.store.load(reference))?.referral

  it('moves the open due days that fall on a new closure, keeps the first one, and says so in the audit', async () => {
    const moves = await taken(world, SAM, receivedOn('2026-12-02'))
    const stays = await taken(world, SAM, receivedOn('2026-12-01'))
    assert.equal(await recount(world), 0, 'nothing was added')
    const closed = world.withDirectory(closedOn('2026-12-23'))
    assert.equal(await recount(closed), 1)
    const after = await dueOf(moves)
    assert.equal(after?.due.day, '2026-12-22')
    assert.equal(after?.firstDue, '2026-12-23')
    assert.deepEqual(
      after?.dueChanges.map(({ because, from, to }) => `${because}: ${from} > ${to}`),
      ['a day off was added: 2026-12-23 > 2026-12-22'],
    )
    assert.equal((await dueOf(stays))?.dueChanges.length, 0)
    const lines = (await auditOf(world.database, moves)).filter(({ what }) => what === 'followCalendar')
    assert.deepEqual(
      lines.map(({ who, reason }) => `${who}: ${reason}`),
      ['bot: a day off was added'],
    )
  })

  it('tells whoever has the next move, once, however often it starts', async () => {
    const reference = await taken(world, SAM, receivedOn('2026-12-02'))
    const closed = world.withDirectory(closedOn('2026-12-23'))
    for (let start = 0; start < 3; start++) assert.equal(await recount(closed), start === 0 ? 1 : 0)
    for (const day of ['2026-12-08', '2026-12-09', '2026-12-10']) {
      world.setNow(momentAt(day, '09:00'))
      await decideNudges(closed)
      await sayNudges(closed)
    }
    const moved = (await world.store.nudges(reference)).filter(({ name }) => name === 'dueMoved')
    assert.deepEqual(
      moved.map(({ to, status }) => [to, status]),
      [[SAM.id, 'said']],
    )
  })

  it('moves a day back when the closure is taken back', async () => {
    const reference = await taken(world, SAM, receivedOn('2026-12-02'))
    await recount(world.withDirectory(closedOn('2026-12-23')))
    assert.equal(await recount(world), 1)
    const referral = await dueOf(reference)
    assert.equal(referral?.due.day, '2026-12-23')
    assert.equal(referral?.dueChanges.length, 2)
  })

  it('leaves alone what is signed', async () => {
    const { reference, due } = await signed(world)
    assert.equal(await recount(world.withDirectory(closedOn(due.day))), 0)
    assert.equal((await dueOf(reference))?.due.day, due.day)
  })

  it('goes on where it was interrupted: what has moved does not move again', async () => {
    const references = [
      await taken(world, SAM, receivedOn('2026-12-02')),
      await taken(world, SAM, receivedOn('2026-12-02')),
    ]
    const closed = world.withDirectory(closedOn('2026-12-23'))
    let loads = 0
    const broken = {
      ...closed,
      store: {
        ...closed.store,
        load: async (reference: string) => {
          loads += 1
          if (loads === 2) throw new Error('cut off')
          return closed.store.load(reference)
        },
      },
    }
    await assert.rejects(recount(broken), /cut off/)
    assert.equal(await recount(closed), 1)
    for (const reference of references) assert.equal((await dueOf(reference))?.dueChanges.length, 1)
  })
})
