/** Who gets the work: what is stored, who is told, and who is refused. */
import assert from 'node:assert/strict'
import { allocateReferral, takeReferral } from '../../src/workflow/allocation.ts'
import { INES, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, record, submitted, taken, write } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

describe('allocating a referral', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())

  const allocate = (by: typeof SAM, reference: string, worker = INES.id) =>
    allocateReferral(world, by, { reference, worker })

  it('gives it to the social worker who takes it, and updates the card of the team', async () => {
    const reference = await taken(world)
    const loaded = await world.store.load(reference)
    assert.equal(as(loaded?.referral, 'allocated').worker, SAM.id)
    assert.deepEqual(await promised(world, reference, 'taken'), [
      'referral-summary to team channel by channel card',
    ])
    assert.deepEqual(
      (await auditOf(world.database, reference)).map(({ who, what, to }) => [who, what, to]),
      [
        [MAYA.id, 'record', 'assigned_to_team'],
        [SAM.id, 'take', 'allocated'],
      ],
    )
  })

  it('is refused to the second, to another team, to MASH, and for an unknown reference', async () => {
    const reference = await taken(world)
    const take = (by: typeof SAM, which = reference) => refusalOf(world, () => takeReferral(world, by, which))
    assert.equal(await take(INES), 'alreadyTaken')
    assert.equal(await take(SAM), 'alreadyTaken')
    assert.equal(await take(SOUTH_WORKER), 'notForYou')
    assert.equal(await take(MAYA), 'notSocialWorkerOfTeam')
    assert.equal(await take(TESS), 'notSocialWorkerOfTeam')
    assert.equal(await take(SAM, 'PCA-2026-9999'), 'unknownReference')
  })

  it('is given by the Team Manager to a named social worker, who is told', async () => {
    const reference = await record(world)
    as(await allocate(TESS, reference), 'allocated')
    assert.deepEqual(await promised(world, reference, 'allocated'), [
      'allocated to worker by chat',
      'referral-summary to team channel by channel card',
    ])
  })

  it('is given to another, who goes on with what was written', async () => {
    const reference = await taken(world)
    await write(world, reference)
    const given = as(await allocate(TESS, reference), 'in_progress')
    assert.equal(given.worker, INES.id)
    assert.equal(Object.keys((await world.store.load(reference))?.assessment ?? {}).length, 8)
  })

  it('is refused to a social worker, to another team’s manager, and to MASH', async () => {
    const reference = await record(world)
    const refused = (by: typeof SAM) => refusalOf(world, () => allocate(by, reference))
    assert.equal(await refused(SAM), 'notTeamManager')
    assert.equal(await refused(SOUTH_MANAGER), 'notForYou')
    assert.equal(await refused(MAYA), 'notTeamManager')
  })

  it('is refused for somebody of another team, somebody unknown, and whoever has it already', async () => {
    const reference = await taken(world)
    const refused = (worker: string) => refusalOf(world, () => allocate(TESS, reference, worker))
    assert.equal(await refused(SOUTH_WORKER.id), 'notAWorkerOfTeam')
    assert.equal(await refused(MAYA.id), 'notAWorkerOfTeam')
    assert.equal(await refused('nobody'), 'notAWorkerOfTeam')
    assert.equal(await refused(SAM.id), 'alreadyTaken')
  })

  it('is refused once it is sent in', async () => {
    const { reference } = await submitted(world)
    assert.equal(await refusalOf(world, () => allocate(TESS, reference)), 'notNow')
  })
})
