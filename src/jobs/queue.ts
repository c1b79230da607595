/**
 * Durable jobs: what must happen later, and again if it fails. A job stands or falls with the change that
 * asked for it.
 */
import type { Kysely } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import type { Database } from '../store/database.ts'
import type { Tables } from '../store/tables.ts'
import { SCHEMA, startBoss } from './boss.ts'
import { insideTransaction } from './boss-database.ts'
import { QUEUE_NAMES, type QueueName, RETRY_RULES } from './retry-rules.ts'
import { type Handler, type JobData, tryJob } from './try-job.ts'

export type { QueueName } from './retry-rules.ts'
export type { Handler, JobData } from './try-job.ts'

export type Queue = {
  /**
   * Adds a job inside the caller's open transaction: it exists if and only if that commits. Nothing is added
   * while another job with the same key still waits, be it for its first try or for the next one.
   */
  add(
    tx: Kysely<Tables>,
    name: QueueName,
    data: JobData,
    options?: { startAfterSeconds?: number },
  ): Promise<void>
  /** Many at once, in two statements however many there are: the digests of a Monday morning. */
  addAll(
    tx: Kysely<Tables>,
    name: QueueName,
    jobs: { readonly keys: readonly string[]; readonly afterSeconds?: number },
  ): Promise<void>
  work(handlers: Record<QueueName, Handler>): Promise<void>
  /** Pokes idle workers, so that a job just committed starts at once rather than at the next poll. */
  wake(): void
  /** Whether the store answers, and for how long the oldest job that is due has been waiting. */
  ready(): Promise<{ ok: boolean; oldestWaitingSeconds: number }>
  /** Takes no more jobs until it is told to work again, and waits for the running ones. */
  rest(): Promise<void>
  /**
   * Takes no more jobs and waits for the running ones. What has not finished by then is tried again later.
   */
  stop(): Promise<void>
}

type QueueOptions = {
  /** Seconds between two looks for work, not under 0.5. */
  readonly pollSeconds?: number
  /** Hears of a job that was given up, and of trouble with the queue itself. */
  readonly onFault: (fault: Error) => void
  /** Stands around each try. */
  readonly around?: AroundJob | undefined
  /** What a job that is added now keeps, to be found again by `around`. */
  readonly trace?: (() => string | undefined) | undefined
}

export type TriedJob = {
  readonly queue: QueueName
  readonly key: string
  readonly trace: string | undefined
  /** From 1. */
  readonly attempt: number
}
export type AroundJob = <T extends { readonly status: string }>(
  job: TriedJob,
  run: () => Promise<T>,
) => Promise<T>

const READY_LIMIT_MS = 3_000
const STOP_LIMIT_MS = 15_000
/** One worker of each kind looks often. The others are roused when there is something, and look this often together. */
const RESERVE_POLL_SECONDS = 60

/** Opens the queue on a store, for adding. Nothing runs before `work`. */
export async function openQueue(database: Database, options: QueueOptions): Promise<Queue> {
  const boss = await startBoss(database, options.onFault)
  const crews: Crew[] = []
  const rest = async (): Promise<void> => {
    crews.length = 0
    const finished = Promise.all(QUEUE_NAMES.map((name) => boss.offWork(name, { wait: true })))
    await within(STOP_LIMIT_MS, finished, undefined)
  }
  let open = true
  return {
    add: (tx, name, data, more) =>
      addJobs(boss, tx, { name, keys: [data.key], trace: options.trace?.(), ...more }),
    addAll: (tx, name, { keys, afterSeconds }) =>
      addJobs(boss, tx, { name, keys, trace: options.trace?.(), startAfterSeconds: afterSeconds }),
    work: async (handlers) => {
      for (const name of QUEUE_NAMES) {
        const tried = tryJob({ boss, database, name, handler: handlers[name], onFault: options.onFault })
        const run = watched(tried, name, options.around)
        crews.push(await startCrew(boss, name, { pollSeconds: options.pollSeconds, run }))
      }
    },
    wake: () => {
      for (const { rouse } of crews) rouse()
    },
    rest,
    ready: () => (open ? readiness(database) : Promise.resolve(NOT_READY)),
    stop: async () => {
      open = false
      await rest()
      await boss.stop({ graceful: false, close: false })
    },
  }
}

const watched = (
  run: ReturnType<typeof tryJob>,
  queue: QueueName,
  around: AroundJob | undefined,
): ReturnType<typeof tryJob> =>
  around === undefined
    ? run
    : (job) =>
        around({ queue, key: job.data.key, trace: job.data.trace, attempt: job.retryCount + 1 }, () =>
          run(job),
        )

type NewJobs = {
  readonly name: QueueName
  readonly keys: readonly string[]
  readonly trace: string | undefined
  readonly startAfterSeconds?: number | undefined
}

async function addJobs(
  boss: PgBoss,
  tx: Kysely<Tables>,
  { name, keys, trace, startAfterSeconds = 0 }: NewJobs,
): Promise<void> {
  if (keys.length === 0) return
  const db = fromKysely(tx)
  // A key that waits for its first try is refused by the queue's policy; one that waits for its next try is
  // not.
  const waiting = `
    select singleton_key as key from ${SCHEMA}.job
    where name = $1 and state = 'retry' and singleton_key in (select jsonb_array_elements_text($2::jsonb))`
  const { rows } = await db.executeSql(waiting, [name, JSON.stringify(keys)])
  const known = new Set(rows.map(({ key }) => String(key)))
  const jobs = keys
    .filter((key) => !known.has(key))
    .map((key) => ({
      data: trace === undefined ? { key } : { key, trace },
      singletonKey: key,
      startAfter: startAfterSeconds,
    }))
  if (jobs.length > 0) await insideTransaction(tx, () => boss.insert(name, jobs, { db }))
}

type Crew = { rouse(): void }
type CrewOptions = { readonly pollSeconds: number | undefined; readonly run: ReturnType<typeof tryJob> }

/**
 * The workers of one queue. Whoever finds a job rouses one idle worker before it starts, so that as many come as
 * there are jobs, and one job alone costs one look in vain.
 */
async function startCrew(
  boss: PgBoss,
  name: QueueName,
  { pollSeconds = 2, run }: CrewOptions,
): Promise<Crew> {
  const { sideBySide } = RETRY_RULES[name]
  const ids: string[] = []
  const busy = new Set<number>()
  const notify = (id: string | undefined) => id !== undefined && boss.notifyWorker(id)
  const rouse = () => void notify(ids.find((_, worker) => !busy.has(worker)))
  const found = async (worker: number, job: Parameters<typeof run>[0]) => {
    busy.add(worker)
    // This one looks again when it is done.
    notify(ids[worker])
    rouse()
    return run(job).finally(() => busy.delete(worker))
  }
  for (let worker = 0; worker < sideBySide; worker++) {
    const reserve = Math.max(pollSeconds, RESERVE_POLL_SECONDS * (sideBySide - 1))
    const settings = {
      pollingIntervalSeconds: worker === 0 ? pollSeconds : reserve,
      batchSize: 1,
      perJobResults: true as const,
    }
    ids.push(
      await boss.work<JobData, object, typeof settings>(name, settings, (jobs) =>
        Promise.all(jobs.map((job) => found(worker, job))),
      ),
    )
  }
  return { rouse }
}

const NOT_READY = { ok: false, oldestWaitingSeconds: 0 }

async function readiness(database: Database): Promise<{ ok: boolean; oldestWaitingSeconds: number }> {
  const asked = database.run(`
    select coalesce(extract(epoch from max(now() - start_after)), 0)::float8 as seconds
    from ${SCHEMA}.job where state in ('created', 'retry') and start_after < now()`)
  const answered = asked.then(
    ({ rows }) => ({ ok: true, oldestWaitingSeconds: Math.floor((rows[0] as { seconds: number }).seconds) }),
    () => NOT_READY,
  )
  return within(READY_LIMIT_MS, answered, NOT_READY)
}

async function within<T, U>(ms: number, work: Promise<T>, instead: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<U>((done) => {
    timer = setTimeout(() => done(instead), ms)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
