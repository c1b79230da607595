/** The invariants themselves: each breach is found, and a sound store has none. */
import assert from 'node:assert/strict'
import { tellGivenUp } from '../../src/workflow/mail-told.ts'
import { released } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { breachesIn } from './invariants.ts'

describe('the invariants', () => {
  let world: WorkflowWorld
  let reference = ''
  // A store of its own for each: lines of the audit and numbers stay for ever.
  afterEach(() => world.close())
  beforeEach(async () => {
    world = await openWorkflow()
    reference = (await released(world)).reference
    // Jobs are written down here instead of run: everything promised counts as done.
    await world.database.run(`update notice set status = 'not needed', done_at = now()`)
  })

  const mails = (...ids: (string | undefined)[]) => ({
    mails: () => ids.map((dispatchId) => ({ dispatchId })),
  })
  const finds = async (breach: RegExp, outside = {}): Promise<void> => {
    const found = await breachesIn(world.database, outside)
    assert.equal(found.length, 1, found.join('\n'))
    assert.match(found[0] ?? '', breach)
  }

  it('hold of a referral that went its way', async () => {
    assert.deepEqual(await breachesIn(world.database, mails()), [])
  })

  it('miss a version that no move has made', async () => {
    await world.database.run('update referral set version = version + 1')
    await finds(/is at version \d+, its audit has/)
  })

  it('miss a number that is nowhere', async () => {
    await world.database.run('update reference_counter set last = last + 1')
    await finds(/PCA-2026-0002 was given out/)
  })

  it('find a promise without a job', async () => {
    await world.database.run(
      `update notice set status = 'trying' where event = 'released' and audience = 'prison'`,
    )
    await finds(/trying without a job/)
  })

  it('let two e-mails be told of at one version, and find one that is told of twice', async () => {
    const reports = (await world.store.notices(reference)).filter(({ what }) => what.startsWith('report-to-'))
    for (const mail of reports) await tellGivenUp(world, mail, 'mailStuck')
    await world.database.run(`update notice set status = 'not needed', done_at = now()`)
    assert.deepEqual(await breachesIn(world.database), [])
    await world.database.run(
      `insert into notice select (jsonb_populate_record(notice, jsonb_build_object(
         'key', replace(key, '/mailStuck/', '/mailStuck/9'), 'version', version + 90, 'dispatch_id', gen_random_uuid()))).*
       from notice where key like '%/worker/chat/mail-' || $1`,
      [reports[0]?.dispatchId],
    )
    await finds(/mailStuck\/.*is promised 2 times/)
  })

  it('find an e-mail that left twice, that did not leave, and that nobody promised', async () => {
    const [first] = (await world.store.notices(reference)).filter(({ by }) => by === 'email')
    await finds(/left 2 times/, mails(first?.dispatchId, first?.dispatchId))
    await finds(/nobody promised/, mails('another'))
    await world.database.run(`update notice set status = 'accepted' where key = $1`, [first?.key])
    await finds(/said to have left/, mails())
  })

  it('find a figure that a recount does not come to', async () => {
    await breachesIn(world.database)
    await world.database.run('update figure set received_on = received_on - 200')
    assert.match((await breachesIn(world.database)).join(' '), /The figure .* a recount comes to/)
  })

  it('find a file that is there twice', async () => {
    await finds(/there 2 times/, { files: () => [{ name: 'report.pdf' }, { name: 'report.pdf' }] })
  })
})
