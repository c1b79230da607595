/** Cards go out side by side, so that one slow call holds up no other, and come back by the rules when Teams is busy. */
import assert from 'node:assert/strict'
import { connectorTrouble } from '../../src/gateways/connector-trouble.ts'
import { openQueue, type Queue } from '../../src/jobs/queue.ts'
import { RETRY_RULES } from '../../src/jobs/retry-rules.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { handlers, until } from '../support/jobs.ts'

const CARDS = RETRY_RULES['deliver-card'].sideBySide

describe('cards side by side', () => {
  let database: FreshDatabase
  let queue: Queue
  const addAll = (keys: readonly string[]) =>
    database.kysely.transaction().execute(async (tx) => {
      for (const key of keys) await queue.add(tx, 'deliver-card', { key })
    })
  const statesOf = async () => {
    const { rows } = await database.run('select state::text from pgboss.job')
    return (rows as { state: string }[]).map(({ state }) => state)
  }

  beforeEach(async () => {
    database = await freshDatabase()
    queue = await openQueue(database, { onFault: (fault) => assert.fail(fault) })
  })
  afterEach(async () => {
    await queue.stop()
    await database.drop()
  })

  it('are in hand as many as the rules say and no more, from one call to wake', async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const begun: string[] = []
    await queue.work(
      handlers(async ({ key }) => {
        begun.push(key)
        await mayEnd
      }),
    )
    const keys = Array.from({ length: CARDS + 3 }, (_, n) => `PCA-2026-${n}`)
    await addAll(keys)
    queue.wake()
    await until(() => begun.length === CARDS)
    assert.equal((await statesOf()).filter((state) => state === 'active').length, CARDS)
    end()
    await until(async () => (await statesOf()).every((state) => state === 'completed'))
    assert.deepEqual(begun.toSorted(), keys.toSorted(), 'each of them once')
  })

  it('are settled while one of them is slow', async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    await queue.work(handlers(({ key }) => (key === 'slow' ? mayEnd : Promise.resolve())))
    await addAll(['slow', ...Array.from({ length: CARDS * 2 }, (_, n) => `quick ${n}`)])
    queue.wake()
    await until(async () => (await statesOf()).filter((state) => state === 'completed').length === CARDS * 2)
    assert.deepEqual((await statesOf()).toSorted().slice(0, 1), ['active'])
    end()
  })

  it('are found by an idle worker when the one that looks for work is in the middle of a slow one', async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const begun: string[] = []
    await queue.work(
      handlers(async ({ key }) => {
        begun.push(key)
        await mayEnd
      }),
    )
    for (const key of ['one', 'two', 'three', 'four']) {
      await addAll([key])
      queue.wake()
      await until(() => begun.includes(key), 1_500)
    }
    end()
  })

  it('come back after growing waits that differ, and never before the time that Teams named', async () => {
    const asked = new Map([
      ['412', 15],
      ['429', 40],
      ['502', undefined],
      ['504', 3],
    ])
    await queue.work(
      handlers(async ({ key }) => {
        const [status = ''] = key.split(' ')
        throw connectorTrouble({
          status: Number(status),
          retryAfter: asked.get(status)?.toString(),
          text: '',
        })
      }),
    )
    await addAll([...asked.keys()].flatMap((status) => [`${status} a`, `${status} b`]))
    queue.wake()
    await until(async () => (await statesOf()).every((state) => state === 'retry'))
    const { rows } = await database.run(`
      select singleton_key as key,
        extract(epoch from start_after - now())::float8 as wait, retry_delay as delay from pgboss.job`)
    const waits = rows as { key: string; wait: number; delay: number }[]
    for (const { key, wait, delay } of waits) {
      const least = Math.max(delay, asked.get(key.slice(0, 3)) ?? 0)
      assert.ok(wait > least - 3 && wait < Math.max(2 * delay, least * 1.1) + 1, `${key}: ${wait} s`)
    }
    assert.equal(new Set(waits.map(({ wait }) => wait)).size, waits.length, 'no two come back together')
    assert.ok(RETRY_RULES['deliver-card'].retryBackoff)
  })
})
