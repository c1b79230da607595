/** Jobs stand or fall with the change that asked for them, come back when they fail, and are given up aloud. */
import assert from 'node:assert/strict'
import { type Handler, openQueue, type Queue, type QueueName } from '../../src/jobs/queue.ts'
import { RETRY_RULES } from '../../src/jobs/retry-rules.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { handlers, until } from '../support/jobs.ts'

describe('the queue', () => {
  let database: FreshDatabase
  let opened: { stop(): Promise<void> }[]
  let faults: Error[]
  const open = async (): Promise<Queue> => {
    const queue = await openQueue(database, { pollSeconds: 0.5, onFault: (fault) => faults.push(fault) })
    opened.push(queue)
    return queue
  }
  const add = (queue: Queue, key: string, name: QueueName = 'release-dispatch') =>
    database.kysely.transaction().execute((tx) => queue.add(tx, name, { key }))
  const jobs = async () => {
    const { rows } = await database.run(
      'select name, singleton_key as key, state::text, retry_count as tries from pgboss.job order by created_on',
    )
    return rows as { name: string; key: string; state: string; tries: number }[]
  }

  beforeEach(async () => {
    opened = []
    faults = []
    database = await freshDatabase()
  })
  afterEach(async () => {
    for (const queue of opened) await queue.stop()
    await database.drop()
  })

  it('forgets a job whose change was rolled back', async () => {
    const queue = await open()
    const change = database.kysely.transaction().execute(async (tx) => {
      await queue.add(tx, 'notify', { key: 'PCA-2026-0001' })
      throw new Error('the change fails')
    })
    await assert.rejects(change, /the change fails/)
    assert.deepEqual(await jobs(), [])
  })

  it('runs a job whose change was committed, and hands it the key alone', async () => {
    const queue = await open()
    const seen: unknown[] = []
    await queue.work(handlers(async (...given) => void seen.push(given)))
    await add(queue, 'PCA-2026-0001/sent/prison')
    queue.wake()
    await until(async () => (await jobs())[0]?.state === 'completed')
    assert.deepEqual(seen, [[{ key: 'PCA-2026-0001/sent/prison' }, { number: 1, last: false }]])
  })

  it('adds from many transactions at once, the very first use included', async () => {
    const queue = await open()
    await Promise.all(Array.from({ length: 25 }, (_, n) => add(queue, `PCA-2026-${n}`, 'notify')))
    assert.equal((await jobs()).length, 25)
  })

  it('adds nothing while a job with the same key waits, be it for another try', async () => {
    const queue = await open()
    await add(queue, 'twice')
    await add(queue, 'twice')
    assert.equal((await jobs()).length, 1)
    await queue.work(handlers(failing(60)))
    await until(async () => (await jobs())[0]?.state === 'retry')
    await add(queue, 'twice')
    assert.equal((await jobs()).length, 1)
  })

  it('adds a job with the same key while the other one runs, since that one may have looked already', async () => {
    const queue = await open()
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    await queue.work(handlers(() => mayEnd))
    await add(queue, 'again')
    queue.wake()
    await until(async () => (await jobs())[0]?.state === 'active')
    await add(queue, 'again')
    assert.equal((await jobs()).length, 2)
    end()
  })

  it('starts a job no earlier than asked', async () => {
    const queue = await open()
    let ran = 0
    await queue.work(
      handlers(async () => {
        ran = Date.now()
      }),
    )
    const asked = Date.now()
    await database.kysely
      .transaction()
      .execute((tx) => queue.add(tx, 'notify', { key: 'later' }, { startAfterSeconds: 1.5 }))
    queue.wake()
    await until(async () => ran > 0)
    assert.ok(ran - asked >= 1_500, `ran after ${ran - asked} ms`)
  })

  it('tries again, longer apart each time', async () => {
    const queue = await open()
    const moments: number[] = []
    await queue.work(
      handlers(async () => {
        moments.push(Date.now())
        throw new Error('not yet')
      }),
    )
    await add(queue, 'comes back')
    queue.wake()
    await until(async () => moments.length >= 3)
    const [first = 0, second = 0, third = 0] = moments
    assert.ok(
      second - first >= 1_000 && third - second >= 2_000,
      `${second - first} and ${third - second} ms`,
    )
    assert.deepEqual(faults, [])
  })

  it('tells the handler which try is the last, gives up after it, and says so', async () => {
    const queue = await open()
    const tries: unknown[] = []
    await add(queue, 'hopeless')
    const limit = RETRY_RULES['release-dispatch'].retryLimit
    await database.run(
      `update pgboss.job set retry_count = ${limit - 2}, started_on = now(), state = 'retry'`,
    )
    await queue.work(
      handlers(async (_data, attempt) => {
        tries.push(attempt)
        await database.run('update pgboss.job set retry_delay_max = 0')
        throw new Error('never')
      }),
    )
    await until(async () => (await jobs())[0]?.state === 'failed')
    assert.deepEqual(tries, [
      { number: limit, last: false },
      { number: limit + 1, last: true },
    ])
    assert.deepEqual(
      faults.map((fault) => fault.message),
      ['never'],
    )
  })

  it('waits as long as the other side asked before it tries again', async () => {
    const queue = await open()
    await queue.work(handlers(failing(3_600)))
    await add(queue, 'throttled')
    queue.wake()
    await until(async () => (await jobs())[0]?.state === 'retry')
    const { rows } = await database.run(
      'select extract(epoch from start_after - now())::float8 as wait, output from pgboss.job',
    )
    const [{ wait, output }] = rows as [{ wait: number; output: unknown }]
    assert.ok(wait > 3_590 && wait <= 3_960, `waits ${wait} s`)
    assert.deepEqual(output, { fault: 'Error' }, 'the text of the fault is not kept')
  })

  it('keeps a waiting job for more than a year', async () => {
    await add(await open(), 'patient')
    const { rows } = await database.run(
      `select keep_until > now() + interval '399 days' as kept from pgboss.job`,
    )
    assert.deepEqual(rows, [{ kept: true }])
  })

  it('says how long the oldest job that is due has waited', async () => {
    const queue = await open()
    assert.deepEqual(await queue.ready(), { ok: true, oldestWaitingSeconds: 0 })
    await add(queue, 'overdue')
    await database.run(`update pgboss.job set start_after = now() - interval '90 s'`)
    const { ok, oldestWaitingSeconds } = await queue.ready()
    assert.ok(ok && oldestWaitingSeconds >= 90 && oldestWaitingSeconds < 120)
    await queue.stop()
    assert.equal((await queue.ready()).ok, false)
  })

  it('waits for a running job when it stops', async () => {
    const queue = await open()
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    await queue.work(handlers(() => mayEnd))
    await add(queue, 'in hand')
    queue.wake()
    await until(async () => (await jobs())[0]?.state === 'active')
    const stopped = queue.stop()
    end()
    await stopped
    assert.equal((await jobs())[0]?.state, 'completed')
  })
})

const failing =
  (retryAfterSeconds: number): Handler =>
  async () => {
    throw Object.assign(new Error('Alex Example is busy'), { retryAfterSeconds })
  }
