/** Once a day the heads of both chains leave the store, by the log and by e-mail; nothing of a family goes with them. */
import assert from 'node:assert/strict'
import { anchorsIn } from '../../src/domain/anchor.ts'
import { later } from '../../src/domain/moment.ts'
import type { OutgoingMail } from '../../src/gateways/ports.ts'
import { Trouble } from '../../src/gateways/trouble.ts'
import { anchorAudit } from '../../src/jobs/anchor.ts'
import type { Failure, JobWorld } from '../../src/jobs/ports.ts'
import { jobWorld } from '../support/job-world.ts'
import { record } from '../support/workflow-road.ts'
import { openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const AUDITOR = 'internal.audit@council.example'

describe('the anchor of the audit', () => {
  let base: WorkflowWorld
  let world: JobWorld
  let refuses = false
  /** Whether a mail arrives although its call fails. */
  let doubtful = false
  const heard: Failure[] = []
  const mails: OutgoingMail[] = []
  before(async () => {
    base = await openWorkflow()
  })
  beforeEach(async () => {
    await startAfresh(base)
    await record(base)
    heard.length = 0
    mails.length = 0
    refuses = false
    doubtful = false
    const graph = {
      sendMail: async (mail: OutgoingMail) => {
        if (!refuses || doubtful) mails.push(mail)
        if (refuses) throw new Trouble('try again', 'NoAnswerInTime')
      },
      findSent: async (id: string) =>
        mails.some(({ dispatchId }) => dispatchId === id) ? { id: '1', sentAt: base.clock.now() } : undefined,
    }
    world = {
      ...jobWorld(base, { graph, hear: (failure) => void heard.push(failure) }),
      anchorMailbox: AUDITOR,
    }
  })
  after(() => base.close())
  const anchors = () => heard.flatMap((each) => (each.kind === 'anchor' ? [each.anchor] : []))

  it('is heard and sent once a day, however often the sweep comes, and again the next day', async () => {
    for (let each = 0; each < 3; each++) await anchorAudit(world)
    assert.deepEqual(
      anchors().map(({ chain }) => chain),
      ['audit', 'look'],
    )
    assert.equal(mails.length, 1)
    base.setNow(later(base.clock.now(), 24 * 60 * 60))
    await anchorAudit(world)
    assert.equal(anchors().length, 4)
    assert.equal(mails.length, 2)
  })

  it('says what the store has, in an e-mail to that mailbox which is about nobody', async () => {
    await anchorAudit(world)
    const heads = await world.store.chainHeads()
    const at = base.clock.now()
    assert.deepEqual(
      anchorsIn(mails[0]?.text ?? ''),
      heads.map((head) => ({ ...head, at })),
    )
    assert.equal(mails[0]?.to, AUDITOR)
    assert.doesNotMatch(JSON.stringify(mails), /PCA-|Prisonson|Childs/)
  })

  it('goes into the log alone where no mailbox is named', async () => {
    await anchorAudit({ ...world, anchorMailbox: undefined })
    assert.equal(anchors().length, 2)
    assert.equal(mails.length, 0)
  })

  it('is tried again after ten minutes where it could not be sent, and does not hold up the sweep', async () => {
    refuses = true
    for (let each = 0; each < 5; each++) await anchorAudit(world)
    assert.equal(heard.filter(({ kind }) => kind === 'delivery').length, 1)
    refuses = false
    await anchorAudit(world)
    assert.equal(mails.length, 0)
    base.setNow(later(base.clock.now(), 601))
    await anchorAudit(world)
    assert.equal(mails.length, 1)
    assert.equal(anchors().length, 2)
  })

  it('is not sent twice where the first one had arrived after all', async () => {
    refuses = true
    doubtful = true
    await anchorAudit(world)
    refuses = false
    base.setNow(later(base.clock.now(), 601))
    await anchorAudit(world)
    assert.equal(mails.length, 1)
  })
})
