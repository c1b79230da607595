/** The program lists what was given up without a name, tries it again, and leaves e-mails to people. */
import assert from 'node:assert/strict'
import { again } from '../../scripts/jobs/again.ts'
import { sayGivenUp } from '../../scripts/jobs/given-up.ts'
import { runJobs } from '../../scripts/jobs/run.ts'
import { openJobs } from '../support/stored.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow } from '../support/workflow-world.ts'

describe('the jobs program', () => {
  it('is told what it does not understand', async () => {
    for (const words of [['--again'], ['again', 'key'], ['--again', 'one', 'two']])
      assert.equal((await runJobs(words, {})).code, 2)
  })

  it('lists keys and codes, tries again what it may, and says why not', async () => {
    const world = await openWorkflow()
    const { database } = world
    try {
      const reference = await record(world)
      await database.run(`update notice set status = 'failed', done_at = '2026-12-07T10:00:00Z', attempts = 11,
        fault = 'refused: Forbidden (403)'`)
      const card = `${reference}/recorded/1/team-channel/channel-card`
      const mail = `${reference}/recorded/1/requester/email`
      const listed = (await sayGivenUp(database)).join('\n')
      assert.match(listed, /deliver-card, refused: Forbidden \(403\): \d+, the last one 2026-12-07 10:00 UTC/)
      for (const key of [card, mail]) assert.ok(listed.includes(key))
      assert.doesNotMatch(listed, /Prisonson|Childsdottir|Carerly|A1234BC/)
      assert.match((await again(database, card)).join(), /is promised again/)
      await assert.rejects(again(database, card), /It was not given up: it is promised/)
      await assert.rejects(again(database, mail), /goes again by a person/)
      await assert.rejects(again(database, 'nothing'), /Nothing was promised/)
      assert.deepEqual(
        (await openJobs(database)).map(({ name, key }) => [name, key]),
        [['deliver-card', card]],
      )
    } finally {
      await world.close()
    }
  })
})
