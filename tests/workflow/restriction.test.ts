/** What is restricted, on the real store: reviews, other programs, leavers, files, and the world as one person may know it. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { fileReport } from '../../src/jobs/file-report.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { breakGlassOf } from '../../src/workflow/break-glass.ts'
import { standingOf } from '../../src/workflow/intake.ts'
import { knownTo } from '../../src/workflow/known-to.ts'
import { endAccess, handOverWork, leftWork } from '../../src/workflow/leaving.ts'
import { restrictReferral } from '../../src/workflow/restriction.ts'
import { ADMIN, COUNCIL, DEPUTY, HEAD, SAM, SERVICE, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { begunReview, decided } from '../support/workflow-decided.ts'
import { promised, released, taken } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const why = 'A cousin of the family works in the office.'

describe('what is restricted, on the real store', () => {
  let world: WorkflowWorld & JobWorld
  const places: string[] = []
  before(async () => {
    const graph = {
      putFile: async ({ folderId, name }: { folderId: string; name: string }) => {
        places.push(folderId)
        return { webUrl: `https://council.example/${name}` }
      },
    }
    world = jobWorld(await openWorkflow(), { graph })
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    places.length = 0
  })

  async function restricted(reference: string, people: readonly Person[] = [SAM, TESS]): Promise<string> {
    const asked = { reference, people: people.map(({ id }) => id), why, withoutMe: false }
    const done = await restrictReferral(world, TESS, asked)
    assert.ok(!isRefusal(done), isRefusal(done) ? [done.say, ...done.more].join(' ') : '')
    return reference
  }

  it('is not there for others: not by its reference, in a list, in a search, or under a lock', async () => {
    const reference = await restricted(await taken(world))
    for (const by of [DEPUTY, HEAD, SOUTH_MANAGER]) {
      const { store } = knownTo(world, by)
      assert.equal(await store.load(reference), undefined)
      assert.equal(await store.watched(reference), undefined)
      assert.deepEqual(await store.work({ teams: ['north'] }), [])
      assert.deepEqual(await store.find({ references: [reference], teams: undefined, most: 5 }), [])
      assert.equal(await store.transaction((tx) => tx.lock(reference)), undefined)
    }
    const { store } = knownTo(world, SAM)
    assert.equal((await store.work({ worker: SAM.id })).length, 1)
    assert.notEqual(await store.load(reference), undefined)
  })

  it('is opened by broken glass to be read, under no lock, and for no longer than twelve hours', async () => {
    const reference = await restricted(await taken(world))
    const broken = await breakGlassOf(world, DEPUTY, { reference, why: 'The worker is ill today.' })
    assert.ok(!isRefusal(broken))
    assert.equal((await knownTo(world, DEPUTY).store.load(reference))?.referral.opened?.length, 1)
    const locked = await knownTo(world, DEPUTY).store.transaction((tx) => tx.lock(reference))
    assert.equal(locked, undefined)
    assert.deepEqual((await promised(world, reference, 'glassBroken')).length, 2)
    world.setNow('2026-12-07T22:00:00.000Z')
    assert.equal(await knownTo(world, DEPUTY).store.load(reference), undefined)
  })

  it('is restricted from the start when it is looked at again', async () => {
    const { reference } = await decided(world)
    await restricted(reference)
    const review = await begunReview(world, reference, SAM)
    assert.ok(!isRefusal(review))
    assert.deepEqual(review.restriction?.people, [SAM.id, TESS.id])
    assert.equal(await knownTo(world, DEPUTY).store.load(review.reference), undefined)
  })

  it('is not known to another program', async () => {
    const reference = await taken(world)
    const everyone = { caller: 'x', everyone: true }
    assert.notEqual(await standingOf(world, reference, everyone), undefined)
    await restricted(reference)
    assert.equal(await standingOf(world, reference, everyone), undefined)
  })

  it('holds up a leaver who is only named, until somebody has their place', async () => {
    const reference = await restricted(await taken(world), [SAM, TESS, SERVICE])
    const seen = knownTo(world, ADMIN)
    const left = await leftWork(seen, ADMIN, SERVICE.id)
    assert.ok(!isRefusal(left))
    assert.deepEqual(
      left.referrals.map((one) => [one.reference, one.work, one.sign, one.named]),
      [[reference, false, false, true]],
    )
    const kept = await endAccess(seen, ADMIN, { id: SERVICE.id, heir: undefined, atOnce: false })
    assert.ok(isRefusal(kept) && kept.refused === 'handOverFirst')
    const handed = await handOverWork(seen, ADMIN, { from: SERVICE.id, to: DEPUTY.id, reference })
    assert.ok(!isRefusal(handed) && handed.done.length === 1)
    assert.notEqual(await knownTo(world, DEPUTY).store.load(reference), undefined)
    assert.equal(await knownTo(world, SERVICE).store.load(reference), undefined)
  })

  it('is filed where the team cannot open it, or not at all, and then it is told', async () => {
    const file = async (given: JobWorld): Promise<string> => {
      const { reference } = await released(world)
      await restricted(reference)
      const found = (await world.store.notices(reference)).find(({ what }) => what === 'signed-reports')
      await fileReport(given)({ key: found?.key ?? '' }, { number: 1, last: true })
      return reference
    }
    const reference = await file(world)
    assert.deepEqual(places, [])
    assert.equal((await promised(world, reference, 'signedNotFiled')).length, 3)
    const restrictedFolder = { driveId: 'drive-north', folderId: 'for-few' }
    const teams = COUNCIL.teams.map((team) => ({ ...team, restrictedFolder }))
    await file({ ...world, directory: { ...COUNCIL, teams } })
    assert.ok(places.length > 0 && places.every((place) => place === 'for-few'))
  })
})
