/**
 * pg-boss as we run it: our own schema, one queue for each kind of job, and none of the parts that we do not
 * use.
 */
import { PgBoss, type QueueOptions } from 'pg-boss'
import type { Database } from '../store/database.ts'
import { bossDatabase } from './boss-database.ts'
import { QUEUE_NAMES, type QueueName, RETRY_RULES } from './retry-rules.ts'

export const SCHEMA = 'pgboss'

const DAY = 24 * 60 * 60

/**
 * Spare tries for a job whose process was killed: a try that was killed counts as one, and the last one a
 * handler is told of must be one that it could finish.
 */
const SPARE_TRIES = 3

/** Starts pg-boss on the store and brings its schema and our queues up to date. Nothing is worked on yet. */
export async function startBoss(database: Database, onFault: (fault: Error) => void): Promise<PgBoss> {
  const embedded = database.engine === 'embedded'
  // On a server another instance may have died with a job in hand, so the look-out is as quick as the
  // heartbeat.
  const lookOut = embedded ? 60 : 10
  const boss = new PgBoss({
    db: bossDatabase(database),
    backend: embedded ? 'pglite' : 'postgres',
    schema: SCHEMA,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: lookOut,
    monitorIntervalSeconds: lookOut,
    maintenanceIntervalSeconds: DAY,
    queueCacheIntervalSeconds: DAY,
    flowIntervalSeconds: DAY,
    bamIntervalSeconds: DAY,
  })
  boss.on('error', (fault) => onFault(asError(fault)))
  await boss.start()
  for (const name of QUEUE_NAMES) {
    // Policy `short`: of the jobs with one key, one may wait to be started.
    await boss.createQueue(name, { policy: 'short' })
    await boss.updateQueue(name, rulesFor(name, embedded))
  }
  if (embedded) await takeUpAgain(database)
  return boss
}

function rulesFor(name: QueueName, embedded: boolean): QueueOptions {
  const { heartbeatSeconds, retryLimit, sideBySide: _, ...rest } = RETRY_RULES[name]
  return {
    ...rest,
    retryLimit: retryLimit + SPARE_TRIES,
    // One process has the embedded store: no other can die unseen, and a laptop that sleeps is not dead.
    ...(!embedded && { heartbeatSeconds }),
    retentionSeconds: 400 * DAY,
    deleteAfterSeconds: 30 * DAY,
  }
}

/**
 * An e-mail that was in hand may have been accepted, and its copy comes into Sent Items a little later: whoever looked
 * there at once could miss it and send it twice. On a server the missed heartbeat takes as long.
 */
const LOOK_LATER_SECONDS = 15

/**
 * Only this process uses the embedded store, so a job that is in hand while it starts belongs to one that was
 * killed.
 */
const takeUpAgain = (database: Database) =>
  database.run(`
    update ${SCHEMA}.job set state = 'retry', heartbeat_on = null,
      start_after = now() + make_interval(secs => case name when 'deliver-email' then ${LOOK_LATER_SECONDS} else 0 end)
    where state = 'active' and retry_count < retry_limit`)

// pg-boss passes some of its errors on as plain copies.
function asError(fault: unknown): Error {
  if (fault instanceof Error) return fault
  const { message } = Object(fault) as { message?: unknown }
  return new Error(typeof message === 'string' ? message : String(fault))
}
