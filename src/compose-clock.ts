/** The time that all instances share: on a server that of the store, else that of this machine. */
import type { Log } from './log.ts'
import type { Database } from './store/database.ts'
import type { Clock } from './workflow/ports.ts'

const LOOK_EVERY_MS = 30_000
/** Apart by more than this, nobody can say which of the two is wrong: this machine is believed, and the log says so. */
const MOST_APART_MS = 10 * 60_000
/** What is worth a line in the log: a machine that keeps time is never so far off. */
const WORTH_SAYING_MS = 30_000

/**
 * Two machines that are minutes apart would cut short the time to undo, or tell of a day that is over on one of them
 * alone. Asked again every half minute, while somebody asks for the time; a store that is away changes nothing.
 */
export async function clockOf(
  database: Pick<Database, 'engine' | 'run'>,
  log: Pick<Log, 'warn'>,
): Promise<Clock> {
  if (database.engine === 'embedded') return { now: () => new Date().toISOString() }
  let apart = 0
  let lookedAt = Number.NEGATIVE_INFINITY
  const look = async (): Promise<void> => {
    lookedAt = performance.now()
    const { rows } = await database.run('select extract(epoch from clock_timestamp())::float8 * 1000 as now')
    const took = performance.now() - lookedAt
    const theirs = (rows[0] as { now: number }).now + took / 2
    const found = Math.round(theirs - Date.now())
    if (Math.abs(found) > WORTH_SAYING_MS) log.warn('clock differs from that of the store', { ms: found })
    apart = Math.abs(found) > MOST_APART_MS ? 0 : found
  }
  await look()
  return {
    now() {
      if (performance.now() - lookedAt > LOOK_EVERY_MS) void look().catch(() => undefined)
      return new Date(Date.now() + apart).toISOString()
    },
  }
}
