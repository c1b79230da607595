/** A filing that was given up, on a real store: a person has it filed again, what is missing is put, the days begin. */
import assert from 'node:assert/strict'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { fileReport } from '../../src/jobs/file-report.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { fileReportsAgain, filingOf, noteWhatWasFiled } from '../../src/workflow/filing.ts'
import { ADMIN, HEAD, INES, MAYA, SAM, SOUTH_MANAGER, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, released } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const MENDED = '2026-12-09T08:00:00.000Z'

describe('a filing that was given up', () => {
  let world: WorkflowWorld & JobWorld
  let isTaken: (name: string) => boolean
  let names: string[] = []

  before(async () => {
    const open = await openWorkflow()
    const graph = {
      putFile: async ({ name }: { name: string }) => {
        names.push(name)
        if (isTaken(name)) return { webUrl: `https://council.example/${name}` }
        throw Object.assign(new Error('not there'), { advice: 'not there' })
      },
    }
    world = jobWorld(open, { graph })
  })
  after(() => world.close())
  beforeEach(() => startAfresh(world))

  const standing = async (reference: string): Promise<Referral> => {
    const loaded = await world.store.load(reference)
    assert.ok(loaded)
    return loaded.referral
  }
  const filedIn = async (reference: string) => {
    const referral = await standing(reference)
    return 'filed' in referral ? referral.filed : undefined
  }
  /** Runs the newest filing that was promised. */
  const runFiling = async (): Promise<void> => {
    const key = world.jobs.findLast((each) => each.endsWith('/team-folder/file'))
    assert.ok(key)
    await fileReport(world)({ key }, { number: 1, last: false })
  }
  /** The folder does not take what has these words in its name; after that it is mended. */
  const givenUp = async (missing: string): Promise<string> => {
    const { reference } = await released(world)
    isTaken = (name) => !name.includes(missing)
    await runFiling()
    const failed = (await world.store.notices(reference)).filter(({ status }) => status === 'failed')
    assert.deepEqual(
      failed.map(({ what }) => what),
      ['signed-reports'],
    )
    assert.equal(await filedIn(reference), undefined)
    isTaken = () => true
    names = []
    world.setNow(MENDED)
    return reference
  }

  it('puts only what is missing once a person has it filed again, and the days count from then', async () => {
    const reference = await givenUp('part-2')
    as(await fileReportsAgain(world, ADMIN, reference), 'sending')
    await runFiling()
    assert.deepEqual(names, [`${reference}-child-1-part-2.pdf`])
    assert.deepEqual(await filedIn(reference), { at: MENDED, keepUntil: '2027-03-09' })
    const lines = (await auditOf(world.database, reference)).slice(-2)
    assert.deepEqual(
      lines.map(({ who, what, reason }) => [who, what, reason]),
      [
        [ADMIN.id, 'fileAgain', '1 of 2 signed reports were not in the folder'],
        ['bot', 'noteFiled', ''],
      ],
    )
    assert.equal(await refusalOf(world, () => fileReportsAgain(world, TESS, reference)), 'filedAlready')
  })

  it('is promised once when two people press at once, and is on its way until it is settled', async () => {
    const reference = await givenUp('part')
    world.jobs.length = 0
    const answers = await Promise.all([ADMIN, SAM].map((by) => fileReportsAgain(world, by, reference)))
    const refused = answers.filter(isRefusal)
    assert.deepEqual(
      refused.map((refusal) => refusal.refused),
      ['filingOnItsWay'],
    )
    const now = await standing(reference)
    assert.deepEqual(world.jobs, [`${reference}/fileAgain/${now.version}/team-folder/file`])
    const notices = await world.store.notices(reference)
    assert.equal((await filingOf(world.store, now, notices))?.givenUp, false)
  })

  it('is refused while the first one is still on its way', async () => {
    const { reference } = await released(world)
    for (const by of [SAM, TESS, ADMIN])
      assert.equal(await refusalOf(world, () => fileReportsAgain(world, by, reference)), 'filingOnItsWay')
  })

  it('is told a second time when it is given up a second time, and may be filed again after that', async () => {
    const reference = await givenUp('part')
    const told = await promised(world, reference, 'signedNotFiled')
    assert.ok(told.includes('folder-not-reached to administrator by chat'))
    isTaken = () => false
    as(await fileReportsAgain(world, TESS, reference), 'sending')
    await runFiling()
    assert.equal((await promised(world, reference, 'signedNotFiled')).length, 2 * told.length)
    await noteWhatWasFiled(world)
    assert.equal(await filedIn(reference), undefined)
    isTaken = () => true
    as(await fileReportsAgain(world, TESS, reference), 'sending')
    await runFiling()
    assert.equal((await filedIn(reference))?.at, MENDED)
  })

  it('is refused to whoever has no part in it, and to strangers as if it were not there', async () => {
    const reference = await givenUp('part')
    for (const by of [INES, MAYA])
      assert.equal(await refusalOf(world, () => fileReportsAgain(world, by, reference)), 'notToFileAgain')
    for (const by of [SOUTH_MANAGER, HEAD])
      assert.equal(await refusalOf(world, () => fileReportsAgain(world, by, reference)), 'notForYou')
    const none = () => fileReportsAgain(world, ADMIN, 'PCA-2026-0999')
    assert.equal(await refusalOf(world, none), 'unknownReference')
  })
})
