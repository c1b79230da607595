/** A job that died often waits for minutes: the server is stopped, the queue's clock moved, the server started. */
import assert from 'node:assert/strict'
import { type Database, openDatabase } from '../../src/store/database.ts'
import type { BotProcess } from './bot-process.ts'
import type { Where } from './database.ts'
import { until } from './jobs.ts'
import { openJobs } from './stored.ts'

/** A job whose worker was killed is taken up again when its heartbeat is missed: 10 to 20 seconds on a server. */
const PATIENCE_MS = 45_000
/** How often the queue's clock is moved for jobs that wait longer before they try again. */
const HURRIES = 6

/**
 * Moves the clock of queue and claims together, as if minutes had passed: every job is due, those that a dead worker
 * had in hand included, and no dead worker holds a card. Nobody else has the store meanwhile.
 */
async function bringForward(database: Database): Promise<void> {
  await database.run(`
    update pgboss.job set state = case when state = 'active' then 'retry' else state end, start_after = now()
    where state in ('created', 'retry', 'active') and name not like '\\_\\_%'`)
  await database.run('update channel_post set busy_until = null')
}

type Running = { readonly bot: BotProcess; readonly where: Where }

/** Some minutes later, by the clocks of queue, claims and mailbox, which is read at the next start. The server is down. */
export const letMinutesPass = (where: Where): Promise<void> =>
  inStore(where, async (store) => {
    await bringForward(store)
    await store.run(`delete from memo where name = 'mailbox read'`)
  })

async function inStore(where: Where, work: (store: Database) => Promise<void>): Promise<void> {
  const store = await openDatabase(where)
  await work(store).finally(() => store.close())
}

/** Waits until it holds, and moves the queue's clock whenever that takes too long. */
export async function sooner({ bot, where }: Running, holds: () => boolean): Promise<void> {
  for (let hurries = 0; hurries < HURRIES; hurries++) {
    const seen = await until(holds, PATIENCE_MS).then(
      () => true,
      () => false,
    )
    if (seen) return
    await bot.stop()
    await inStore(where, bringForward)
    await bot.up()
  }
  await until(holds, PATIENCE_MS)
}

/**
 * Starts and stops the server until no job is left, moving the clock each time: whatever is due is taken up at the
 * start, and the stop waits for what is in hand. Gives the store. Refused when jobs are left all the same.
 */
export async function workedOff({ bot, where }: Running): Promise<Database> {
  for (const end = Date.now() + HURRIES * PATIENCE_MS; ; ) {
    assert.equal(await bot.stop(), 0)
    const store = await openDatabase(where)
    const left = await openJobs(store)
    if (left.length === 0) return store
    await bringForward(store)
    await store.close()
    assert.ok(Date.now() < end, `left behind: ${JSON.stringify(left)}`)
    await bot.up()
  }
}
