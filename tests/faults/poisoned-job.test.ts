/** A poisoned job: others go on, its tries are bounded, and a person hears of it once. */
import assert from 'node:assert/strict'
import type { Before } from '../../src/gateways/ports.ts'
import { jobHandlers, QUEUE_FOR } from '../../src/jobs/handlers.ts'
import type { Failure, JobWorld } from '../../src/jobs/ports.ts'
import { type Handler, openQueue } from '../../src/jobs/queue.ts'
import { RETRY_RULES } from '../../src/jobs/retry-rules.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { ADMIN } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { until } from '../support/jobs.ts'
import { promised, record, released } from '../support/workflow-road.ts'
import { openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'
import { breachesIn } from './invariants.ts'

type Told = { readonly person: string; readonly text: string }

describe('a poisoned job', () => {
  let open: WorkflowWorld
  let told: Told[]
  let heard: Failure[]
  let mails: string[]
  let world: WorkflowWorld & JobWorld
  beforeEach(async () => {
    open = await openWorkflow()
    told = []
    heard = []
    mails = []
    world = jobWorld(open, {
      graph: {
        sendMail: async ({ dispatchId }: { dispatchId: string }, before?: Before) => {
          await before?.()
          mails.push(dispatchId)
        },
        findSent: async () => undefined,
      },
      teams: {
        postToPerson: async (person: string, post: { text?: string }) =>
          void told.push({ person, text: post.text ?? '(a card)' }),
      },
      hear: (failure) => void heard.push(failure),
    })
  })
  afterEach(() => open.close())

  const noticeOf = async (reference: string, what: KeptNotice['what']): Promise<KeptNotice> => {
    const found = (await open.store.notices(reference)).find((notice) => notice.what === what)
    assert.ok(found)
    return found
  }
  /** Tried as often as its queue would, or until it is settled. */
  const tryAll = async (notice: KeptNotice, on: WorkflowWorld & JobWorld = world): Promise<number> => {
    const limit = RETRY_RULES[QUEUE_FOR[notice.by]].retryLimit + 1
    for (let number = 1; number <= limit; number++) {
      const attempt = { number, last: number === limit }
      const done = await jobHandlers(on)
        [QUEUE_FOR[notice.by]]({ key: notice.key }, attempt)
        .then(
          () => true,
          () => false,
        )
      if (done) return number
    }
    return limit
  }

  it('whose delivery always throws is given up after its tries, and whoever recorded it hears once', async () => {
    const reference = await record(open)
    const receipt = await noticeOf(reference, 'receipt')
    const graph = { ...world.graph, sendMail: () => Promise.reject(new RangeError('poison')) }
    assert.equal(await tryAll(receipt, { ...world, graph }), RETRY_RULES['deliver-email'].retryLimit + 1)
    const after = await noticeOf(reference, 'receipt')
    assert.deepEqual([after.status, after.fault], ['failed', 'RangeError'])
    assert.deepEqual(await promised(open, reference, 'receiptFailed'), ['receipt-failed to recorder by chat'])
    await tryAll(after)
    assert.equal((await promised(open, reference, 'receiptFailed')).length, 1)
    assert.deepEqual(mails, [])
  })

  it('that never ends counts as failed after its time, and is given up in the same way', async () => {
    const reference = await record(open)
    const receipt = await noticeOf(reference, 'receipt')
    const graph = { ...world.graph, sendMail: () => new Promise<never>(() => undefined) }
    await tryAll(receipt, { ...world, graph, deliveryLimitMs: 5 })
    const after = await noticeOf(reference, 'receipt')
    assert.deepEqual([after.status, after.fault], ['failed', 'TookTooLong'])
    assert.equal((await promised(open, reference, 'receiptFailed')).length, 1)
  })

  it('about a referral that cannot be read is given up, and an administrator hears once with the reference', async () => {
    const reference = await record(open)
    const receipt = await noticeOf(reference, 'receipt')
    const fault = () => Promise.reject(new SyntaxError('unreadable'))
    const store = { ...world.store, load: fault, transaction: fault }
    await tryAll(receipt, { ...world, store })
    assert.equal((await noticeOf(reference, 'receipt')).status, 'failed')
    assert.equal(told.length, 1)
    assert.equal(told[0]?.person, ADMIN.id)
    assert.match(
      told[0]?.text ?? '',
      new RegExp(`could not pass on something about ${reference}.*npm run jobs`),
    )
  })

  it('whose referral is gone is not needed any more, at once and for good', async () => {
    const reference = await record(open)
    const receipt = await noticeOf(reference, 'receipt')
    const store = { ...world.store, load: async () => undefined }
    assert.equal(await tryAll(receipt, { ...world, store }), 1)
    assert.equal((await noticeOf(reference, 'receipt')).status, 'not needed')
    assert.deepEqual([mails, told], [[], []])
  })

  it('keeps no other job waiting', async () => {
    const queue = await openQueue(open.database, { pollSeconds: 0.5, onFault: () => undefined })
    const ran: string[] = []
    const handler: Handler = async ({ key }) => {
      if (key === 'throws') throw new Error('poison')
      if (key === 'never ends') return new Promise(() => undefined)
      ran.push(key)
    }
    const names = ['deliver-card', 'deliver-email', 'file-report', 'notify', 'release-dispatch'] as const
    const keys = ['throws', 'never ends', 'sound', 'sound too']
    await open.database.kysely.transaction().execute(async (tx) => {
      for (const key of keys) await queue.add(tx, 'deliver-email', { key })
    })
    await queue.work(
      Object.fromEntries(names.map((name) => [name, handler])) as Record<(typeof names)[number], Handler>,
    )
    await until(() => ran.length === 2)
    assert.deepEqual(ran.toSorted(), ['sound', 'sound too'])
    // The one that never ends would be waited for.
    await open.database.run(`update pgboss.job set state = 'cancelled' where singleton_key = 'never ends'`)
    void queue.stop()
  })

  it('that another worker has taken up meanwhile sends nothing, and writes down nothing', async () => {
    const { reference } = await released(open)
    const report = await noticeOf(reference, 'report-to-prison')
    const findSent = world.graph.findSent
    const slow = {
      ...world,
      store: {
        ...world.store,
        // While this one was suspended, its job was taken for dead and begun elsewhere.
        reports: async (...asked: Parameters<typeof world.store.reports>) => {
          await world.ledger.beginAttempt(report.key, world.clock.now())
          return world.store.reports(...asked)
        },
      },
      graph: { ...world.graph, findSent },
    }
    const run = jobHandlers(slow)['deliver-email']({ key: report.key }, { number: 1, last: true })
    await assert.rejects(run, /another worker has taken this up/)
    assert.deepEqual(mails, [])
    assert.equal((await noticeOf(reference, 'report-to-prison')).status, 'trying')
    const breaches = await breachesIn(open.database, {
      mails: () => mails.map((dispatchId) => ({ dispatchId })),
    })
    assert.deepEqual(
      breaches.filter((breach) => !breach.includes('without a job')),
      [],
    )
  })

  it('that another worker has taken up while its e-mail waited for its turn sends nothing either', async () => {
    const reference = await record(open)
    const receipt = await noticeOf(reference, 'receipt')
    const sendMail: JobWorld['graph']['sendMail'] = async (mail, before) => {
      await world.ledger.beginAttempt(receipt.key, world.clock.now())
      await world.graph.sendMail(mail, before)
    }
    const graph = { ...world.graph, sendMail }
    const run = jobHandlers({ ...world, graph })['deliver-email'](
      { key: receipt.key },
      { number: 1, last: true },
    )
    await assert.rejects(run, /another worker has taken this up/)
    assert.deepEqual(mails, [])
    assert.equal((await noticeOf(reference, 'receipt')).status, 'trying')
  })
})
