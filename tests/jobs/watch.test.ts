/** The watch over the sweep: it hears of silence, tells the administrators once, and says when it is over. */
import assert from 'node:assert/strict'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { openWatch } from '../../src/jobs/watch.ts'
import { COUNCIL } from '../support/council.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const MINUTE = 60_000
const ADMINISTRATOR = '00000000-0000-4000-8000-0000000000ad'

describe('the watch over the sweep', () => {
  let base: WorkflowWorld
  let world: JobWorld
  let now = 0
  const told: { readonly to: string; readonly text: string }[] = []

  beforeEach(async () => {
    now = 0
    told.length = 0
    base = await openWorkflow()
    const administrator = {
      ...{ id: ADMINISTRATOR, name: 'Ada Example', email: 'ada.example@council.example' },
      ...{ roles: ['administrator' as const], teams: [], qualified: false },
    }
    const others = COUNCIL.people.filter(({ roles }) => !roles.includes('administrator'))
    const refuse = () => Promise.reject(new Error('not in this test'))
    world = {
      ...base.withDirectory({ ...COUNCIL, people: [...others, administrator] }),
      teams: {
        postToPerson: async (to, post) => {
          told.push({ to, text: 'text' in post ? post.text : '' })
          return { conversationId: 'c', activityId: 'a' }
        },
        ...{ postToChannel: refuse, update: refuse, ready: refuse },
      },
      graph: {} as JobWorld['graph'],
      pdf: { draw: refuse },
      ledger: {} as JobWorld['ledger'],
      hear: () => undefined,
    }
  })
  afterEach(() => base.close())

  it('is content while every sweep comes to its end', async () => {
    const watch = openWatch(world, () => now)
    for (now = 0; now < 60 * MINUTE; now += MINUTE) {
      watch.heard(true)
      await watch.look()
      assert.ok(watch.isAlive())
    }
    assert.deepEqual(told, [])
  })

  it('says once that it is silent, to administrators alone, and once that it is back', async () => {
    const watch = openWatch(world, () => now)
    for (now = 0; now < 30 * MINUTE; now += MINUTE) await watch.look()
    assert.equal(watch.isAlive(), false)
    assert.equal(told.length, 1)
    assert.equal(told[0]?.to, ADMINISTRATOR)
    assert.match(told[0]?.text ?? '', /more than five minutes/)
    watch.heard(true)
    await watch.look()
    await watch.look()
    assert.equal(told.length, 2)
    assert.match(told[1]?.text ?? '', /again/)
  })

  it('counts a sweep in which a step failed as silence', async () => {
    const watch = openWatch(world, () => now)
    for (now = 0; now < 6 * MINUTE; now += MINUTE) watch.heard(false)
    assert.equal(watch.isAlive(), false)
  })

  it('warns once a month when the known holidays come to an end', async () => {
    const watch = openWatch(world, () => now)
    base.setNow('2028-09-04T09:00:00.000Z')
    for (let looks = 0; looks < 3; looks++) await watch.look()
    assert.equal(told.length, 1)
    assert.match(told[0]?.text ?? '', /npm run holidays/)
    base.setNow('2028-10-02T09:00:00.000Z')
    await watch.look()
    assert.equal(told.length, 2)
  })
})
