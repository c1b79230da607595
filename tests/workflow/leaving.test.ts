/** Somebody leaves: their work goes to others, each a line of the audit, and nothing is stuck afterwards. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { personById } from '../../src/domain/directory.ts'
import { approverOf } from '../../src/domain/holder.ts'
import type { Person } from '../../src/domain/people.ts'
import { FINISHED, workerOf } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { keepDirectory } from '../../src/workflow/kept-directory.ts'
import { endAccess, handOverWork, leftWork } from '../../src/workflow/leaving.ts'
import { openReferralForm } from '../../src/workflow/referral.ts'
import { tellWorkerGone } from '../../src/workflow/worker-gone.ts'
import { ADMIN, BOTH, COUNCIL, DEPUTY, INES, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import * as road from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

describe('somebody who leaves', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    await world.database.run('truncate directory_entry, draft')
  })

  /** The world as it is once the directory was read again. */
  const now = async (): Promise<WorkflowWorld> => {
    const kept = keepDirectory(COUNCIL, world.store)
    await kept.refresh()
    return { ...world, authority: COUNCIL, directory: kept.now() }
  }
  const left = async (by: Person, leaver: Person) => {
    const found = await leftWork(await now(), by, leaver.id)
    if (isRefusal(found)) throw new Error(found.say)
    return found
  }
  const refused = (answer: object): string => (isRefusal(answer) ? answer.refused : 'not refused')
  const standing = async (reference: string) => {
    const referral = (await world.store.load(reference))?.referral
    if (referral === undefined) throw new Error('It is not there.')
    return referral
  }
  const audited = async (what: string): Promise<number> => {
    const rows = await world.database.kysely
      .selectFrom('audit')
      .select('what')
      .where('what', '=', what)
      .execute()
    return rows.length
  }

  it('is listed with what they work on, what waits for their signature, their drafts and their teams', async () => {
    const taken = await road.taken(world)
    const { reference: waiting } = await road.submitted(world)
    await openReferralForm(world, MAYA)
    const sam = await left(ADMIN, SAM)
    assert.deepEqual(
      sam.referrals.map(({ reference, work, sign }) => [reference, work, sign]),
      [
        [taken, true, false],
        [waiting, true, false],
      ],
    )
    const tess = await left(ADMIN, TESS)
    assert.deepEqual(
      tess.referrals.map(({ reference, work, sign }) => [reference, work, sign]),
      [[waiting, false, true]],
    )
    assert.deepEqual(tess.manages, ['North locality team'])
    assert.deepEqual((await left(ADMIN, DEPUTY)).standsIn, ['North locality team'])
  })

  it('is looked at by an administrator and the managers of a team they share, and by nobody else', async () => {
    for (const by of [ADMIN, TESS, DEPUTY]) assert.ok(!isRefusal(await leftWork(world, by, SAM.id)), by.name)
    for (const by of [MAYA, INES, SOUTH_MANAGER])
      assert.equal(refused(await leftWork(world, by, SAM.id)), 'notToHandOver', by.name)
    assert.equal(
      refused(await handOverWork(world, SOUTH_MANAGER, { from: SAM.id, to: INES.id, reference: '' })),
      'notToHandOver',
    )
    assert.equal(
      refused(await endAccess(world, TESS, { id: SAM.id, heir: undefined, atOnce: false })),
      'notToKeepDirectory',
    )
  })

  it('hands over one referral, or all, also one that waits for a signature', async () => {
    const [one, other] = [await road.taken(world), (await road.submitted(world)).reference]
    const first = await handOverWork(await now(), TESS, { from: SAM.id, to: INES.id, reference: one })
    assert.deepEqual(first, { done: [one], stays: [], drafts: 0 })
    assert.equal(workerOf(await standing(one)), INES.id)
    assert.deepEqual(await road.promised(world, one, 'handedOver'), [
      'handed-over to worker by chat',
      'referral-summary to team channel by channel card',
    ])
    const rest = await handOverWork(await now(), ADMIN, { from: SAM.id, to: INES.id, reference: '' })
    assert.deepEqual(rest, { done: [other], stays: [], drafts: 0 })
    assert.equal((await standing(other)).status, 'submitted')
    assert.equal(await audited('handOver'), 2)
    assert.equal(
      refused(await handOverWork(world, ADMIN, { from: SAM.id, to: INES.id, reference: one })),
      'notTheirs',
    )
  })

  it('hands a signature to somebody who may sign, who hears of it like of any that is passed on', async () => {
    const { reference } = await road.submitted(world)
    const toWorker = await handOverWork(await now(), ADMIN, { from: TESS.id, to: INES.id, reference })
    assert.ok(!isRefusal(toWorker) && toWorker.stays.length === 1, 'a social worker may not sign')
    const toDeputy = await handOverWork(await now(), ADMIN, { from: TESS.id, to: DEPUTY.id, reference })
    assert.ok(!isRefusal(toDeputy) && toDeputy.done.length === 1)
    const referral = await standing(reference)
    assert.ok(referral.status === 'submitted' && approverOf(referral.submission) === DEPUTY.id)
    assert.ok(
      (await road.promised(world, reference, 'passedOn')).includes(
        'sign-off-request to team manager by chat',
      ),
    )
  })

  it('gives the form of a new referral to another MASH officer', async () => {
    const officer: Person = { ...MAYA, id: '00000000-0000-4000-8000-0000000000c9', name: 'Max Sample' }
    const two = world.withDirectory({ ...COUNCIL, people: [...COUNCIL.people, officer] })
    await openReferralForm(two, MAYA)
    const before = await world.store.draftsOf(MAYA.id)
    const result = await handOverWork(two, ADMIN, { from: MAYA.id, to: officer.id, reference: '' })
    assert.ok(!isRefusal(result) && result.drafts === before.length)
    assert.deepEqual(await world.store.draftsOf(MAYA.id), [])
  })

  it('loses access once nothing is left, and is told of no more', async () => {
    const reference = await road.taken(world)
    assert.equal(
      refused(await endAccess(await now(), ADMIN, { id: SAM.id, heir: undefined, atOnce: false })),
      'handOverFirst',
    )
    await handOverWork(await now(), ADMIN, { from: SAM.id, to: INES.id, reference: '' })
    assert.ok(!isRefusal(await endAccess(await now(), ADMIN, { id: SAM.id, heir: undefined, atOnce: false })))
    const after = await now()
    assert.equal(personById(after.directory, SAM.id), undefined)
    await tellWorkerGone(after)
    assert.deepEqual(await road.promised(world, reference, 'workerGone'), [])
    assert.equal(await audited('endPerson'), 1)
  })

  it('ended at once with work left: the manager is told once, and a signature is asked of the next in turn', async () => {
    const taken = await road.taken(world)
    await endAccess(await now(), ADMIN, { id: SAM.id, heir: undefined, atOnce: true })
    await tellWorkerGone(await now())
    await tellWorkerGone(await now())
    assert.deepEqual(await road.promised(world, taken, 'workerGone'), ['worker-gone to team manager by chat'])
  })

  it('taken out of the authority file: a signature that waits for them goes to the next in turn at once', async () => {
    const { reference } = await road.submitted(world)
    const without = { ...COUNCIL, people: COUNCIL.people.filter(({ id }) => id !== TESS.id) }
    await tellWorkerGone(world.withDirectory(without))
    const referral = await standing(reference)
    assert.ok(referral.status === 'submitted' && approverOf(referral.submission) === DEPUTY.id)
    const jobs = world.jobs.length
    await tellWorkerGone(world.withDirectory(without))
    assert.equal(world.jobs.length, jobs)
  })

  it('leaves no open referral with anybody who is not there, whoever leaves and in whatever order', async function () {
    this.timeout(60_000)
    const made = [
      road.taken,
      async (w: WorkflowWorld) => (await road.submitted(w)).reference,
      async (w: WorkflowWorld) => (await road.signed(w)).reference,
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
        fc.shuffledSubarray([SAM, TESS, DEPUTY], { minLength: 1 }),
        async (stages, leavers) => {
          await startAfresh(world)
          await world.database.run('truncate directory_entry')
          const references: string[] = []
          for (const stage of stages) references.push((await made[stage]?.(world)) ?? '')
          for (const leaver of leavers) {
            for (const heir of [INES, BOTH, DEPUTY, TESS])
              await handOverWork(await now(), ADMIN, { from: leaver.id, to: heir.id, reference: '' })
            await endAccess(await now(), ADMIN, {
              id: leaver.id,
              heir: leaver === TESS ? BOTH.id : undefined,
              atOnce: false,
            })
          }
          const { directory } = await now()
          let left = 0
          for (const leaver of leavers) left += personById(directory, leaver.id) === undefined ? 0 : 1
          for (const reference of references) {
            const referral = await standing(reference)
            if (FINISHED.includes(referral.status)) continue
            const worker = workerOf(referral)
            assert.ok(
              worker === undefined || personById(directory, worker) !== undefined,
              'a worker who is not there',
            )
            if (referral.status === 'submitted')
              assert.ok(
                personById(directory, approverOf(referral.submission)) !== undefined,
                'an approver who is not there',
              )
          }
          assert.ok(left < leavers.length, 'somebody has left')
        },
      ),
      { numRuns: 6 },
    )
  })
})
