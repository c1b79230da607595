/** Clocks that jump, and machines whose clocks differ: nothing is early, lost or said twice. */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { clockOf } from '../../src/compose-clock.ts'
import { later, momentAt } from '../../src/domain/moment.ts'
import { releaseWhatIsDue } from '../../src/workflow/dispatch.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { ADMIN } from '../support/council.ts'
import { signed, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { breachesIn } from './invariants.ts'

const MINUTE = 60_000

describe('a clock that jumps', () => {
  let world: WorkflowWorld
  beforeEach(async () => {
    world = await openWorkflow()
  })
  afterEach(async () => {
    const breaches = await breachesIn(world.database)
    // Jobs are written down here instead of run.
    assert.deepEqual(
      breaches.filter((breach) => !breach.includes('without a job')),
      [],
    )
    await world.close()
  })

  const statusOf = async (reference: string) => (await world.store.load(reference))?.referral.status
  const nudged = () => world.jobs.filter((key) => key.startsWith('digest/') || key.startsWith('nudge/'))
  const sweep = async () => {
    await decideNudges(world)
    await sayNudges(world)
  }

  it('backwards releases nothing early and loses nothing: it goes when its time has come again', async () => {
    const { reference, signOff } = await signed(world)
    world.setNow(later(MONDAY, -86_400))
    await releaseWhatIsDue(world)
    assert.equal(await statusOf(reference), 'signed_off')
    world.setNow(signOff.releaseAt)
    await releaseWhatIsDue(world)
    assert.equal(await statusOf(reference), 'sending')
  })

  it('forwards by a day and back releases once, and the due day stays', async () => {
    const { reference, due } = await signed(world)
    world.setNow(later(MONDAY, 86_400))
    await releaseWhatIsDue(world)
    world.setNow(MONDAY)
    await releaseWhatIsDue(world)
    assert.equal(await statusOf(reference), 'sending')
    const emails = (await world.store.notices(reference)).filter(
      ({ event, by }) => event === 'released' && by === 'email',
    )
    assert.deepEqual(emails.map(({ to }) => to).toSorted(), ['lado', 'prison'])
    assert.deepEqual((await world.store.load(reference))?.referral.due, due)
  })

  it('forwards by an hour, back, and forwards again says each nudge once', async () => {
    await taken(world)
    world.setNow(momentAt('2026-12-18', '09:00'))
    await sweep()
    const said = nudged().length
    assert.ok(said > 0)
    for (const time of ['10:00', '08:30', '09:00', '10:30']) {
      world.setNow(momentAt('2026-12-18', time))
      await sweep()
    }
    assert.equal(nudged().length, said)
  })

  it('backwards leaves a claim on a card no longer than the jump, and never two at once', async () => {
    const { claimChannelPost } = await import('../../src/store/channel-posts.ts')
    const { reference } = await signed(world)
    const which = { reference, channelId: ADMIN.id }
    const claim = (at: string) => claimChannelPost(world.database.kysely, which, at)
    assert.ok(await claim(MONDAY))
    assert.equal(await claim(later(MONDAY, -300)), undefined)
    assert.equal(await claim(later(MONDAY, 29)), undefined)
    assert.ok(await claim(later(MONDAY, 31)))
  })
})

describe('the clock that instances share', () => {
  const SERVER = Date.parse('2026-12-07T10:00:00.000Z')
  let warned: unknown[]
  beforeEach(() => {
    warned = []
  })
  afterEach(() => mock.timers.reset())

  const clockWhere = (machine: number, engine: 'postgresql' | 'embedded' = 'postgresql') => {
    mock.timers.enable({ apis: ['Date'], now: machine })
    return clockOf(
      { engine, run: async () => ({ rows: [{ now: SERVER }] }) },
      { warn: (event, fields) => void warned.push([event, fields]) },
    )
  }
  const apart = async (machine: number): Promise<number> =>
    Math.abs(Date.parse((await clockWhere(machine)).now()) - SERVER)

  for (const minutes of [-5, 5, 9])
    it(`is that of the store for a machine ${minutes} minutes away, and the log says so`, async () => {
      assert.ok((await apart(SERVER + minutes * MINUTE)) < 1000)
      assert.equal(warned.length, 1)
    })

  it('is that of the machine when nobody can say which one is wrong, and the log says so', async () => {
    assert.equal(await apart(SERVER + 60 * MINUTE), 60 * MINUTE)
    assert.equal(warned.length, 1)
  })

  it('is that of the machine where the store is inside it', async () => {
    const clock = await clockWhere(SERVER + 5 * MINUTE, 'embedded')
    assert.equal(Date.parse(clock.now()), SERVER + 5 * MINUTE)
  })
})
