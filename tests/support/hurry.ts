/** A job that died often waits for minutes: the server is stopped, the queue's clock moved, the server started. */
import { type Database, openDatabase } from '../../src/store/database.ts'
import type { BotProcess } from './bot-process.ts'
import type { Where } from './database.ts'
import { until } from './jobs.ts'

/** A job whose worker was killed is taken up again when its heartbeat is missed: 10 to 20 seconds on a server. */
export const PATIENCE_MS = 45_000
/** How often the queue's clock is moved for jobs that wait longer before they try again. */
export const HURRIES = 6

/** Moves the queue's clock: every job that waits for its next try is due now. Nobody else has the store meanwhile. */
export async function bringForward(database: Database): Promise<void> {
  await database.run(`
    update pgboss.job set start_after = now()
    where state in ('created', 'retry') and start_after > now() and name not like '\\_\\_%'`)
}

type Running = { readonly bot: BotProcess; readonly where: Where }

/** Waits until it holds, and moves the queue's clock whenever that takes too long. */
export async function sooner({ bot, where }: Running, holds: () => boolean): Promise<void> {
  for (let hurries = 0; hurries < HURRIES; hurries++) {
    const seen = await until(holds, PATIENCE_MS).then(
      () => true,
      () => false,
    )
    if (seen) return
    await bot.stop()
    const store = await openDatabase(where)
    await bringForward(store).finally(() => store.close())
    await bot.up()
  }
  await until(holds, PATIENCE_MS)
}
