/** What holds when a process is killed with a job in hand, and when two processes look for the same jobs. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Handler, openQueue, type Queue } from '../../src/jobs/queue.ts'
import { QUEUE_NAMES } from '../../src/jobs/retry-rules.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { handlers, until } from '../support/jobs.ts'

const onServer = process.env.TEST_DATABASE_URL !== undefined

describe('jobs and several processes', () => {
  let database: FreshDatabase
  let opened: Queue[]
  const open = async (store: Database): Promise<Queue> => {
    const onFault = (fault: Error) => assert.fail(fault)
    const queue = await openQueue(store, { pollSeconds: 0.5, onFault })
    opened.push(queue)
    return queue
  }
  const add = (queue: Queue, key: string) =>
    database.kysely.transaction().execute((tx) => queue.add(tx, 'release-dispatch', { key }))

  beforeEach(async () => {
    opened = []
    database = await freshDatabase()
  })
  afterEach(() => database.drop())

  it('takes up again the job of a process that was killed', async function () {
    this.timeout(60_000)
    await add(await open(database), 'orphan')
    await Promise.all(opened.splice(0).map((queue) => queue.stop()))
    await database.close()
    await killWhileWorking(database)
    const again = await openDatabase(database.where)
    const seen: unknown[] = []
    const queue = await open(again)
    const restarted = Date.now()
    await queue.work(handlers(async (data, { number }) => void seen.push([data.key, number])))
    await until(async () => seen.length > 0, 45_000)
    await queue.stop()
    await again.close()
    assert.deepEqual(seen, [['orphan', 2]])
    if (!onServer) assert.ok(Date.now() - restarted < 3_000, 'at once, where no other process can have it')
  })

  it('never runs one job twice at once with two workers on a server', async function () {
    if (!onServer) this.skip()
    const other = await openDatabase(database.where)
    const [mine, theirs] = [await open(database), await open(other)]
    const ran: string[] = []
    const handler: Handler = async ({ key }) => {
      ran.push(key)
      await pause(2)
    }
    const keys = Array.from({ length: 200 }, (_, n) => `PCA-2026-${n}`)
    for (const key of keys) await add(mine, key)
    await Promise.all([mine.work(handlers(handler)), theirs.work(handlers(handler))])
    await until(async () => (await unfinished(database)) === 0)
    await Promise.all(opened.splice(0).map((queue) => queue.stop()))
    await other.close()
    assert.deepEqual(ran.toSorted(), keys.toSorted())
  })
})

async function unfinished(database: Database): Promise<number> {
  const { rows } = await database.run(
    "select count(*)::int as count from pgboss.job where state <> 'completed'",
  )
  return (rows as [{ count: number }])[0].count
}

/** Another process takes the job in hand and is killed in the middle of it. */
async function killWhileWorking({ where }: FreshDatabase): Promise<void> {
  const file = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
  const script = `
    const { openDatabase } = await import(${file('../../src/store/database.ts')})
    const { openQueue } = await import(${file('../../src/jobs/queue.ts')})
    const database = await openDatabase({ dataDir: ${JSON.stringify(where.dataDir)}, databaseUrl: process.env.STORE })
    const queue = await openQueue(database, { pollSeconds: 0.5, onFault: console.error })
    const handler = () => new Promise(() => process.stdout.write('working'))
    await queue.work(Object.fromEntries(${JSON.stringify(QUEUE_NAMES)}.map((name) => [name, handler])))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, STORE: where.databaseUrl },
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'close')
}
