/** One try of one job: run the handler, and decide between done, again later, and given up. */
import { fromKysely, type Job, type JobResult, type PgBoss } from 'pg-boss'
import type { Database } from '../store/database.ts'
import { SCHEMA } from './boss.ts'
import { insideTransaction } from './boss-database.ts'
import { within } from './in-hand.ts'
import { type QueueName, RETRY_RULES } from './retry-rules.ts'

/** The key of a notice or the reference of a referral. Never personal data. */
export type JobData = {
  readonly key: string
  /** Of the turn that promised it, as `traceparent` has it: random ids. Only where spans are kept. */
  readonly trace?: string
}

/** Tries count from 1. After the last one the handler itself records, in our own ledger, that it failed. */
export type Handler = (data: JobData, attempt: { number: number; last: boolean }) => Promise<void>

type Work = {
  readonly boss: PgBoss
  readonly database: Database
  readonly name: QueueName
  readonly handler: Handler
  readonly onFault: (fault: Error) => void
}

/** pg-boss takes back what expired without a word to us: we are quicker, so that the last try is given up aloud. */
const BEFORE_IT_EXPIRES_SECONDS = 30

const LONGEST_WAIT_SECONDS = 24 * 60 * 60

/**
 * A try that throws is repeated by the retry rules, and not before the `retryAfterSeconds` of the error where
 * it has one. When the last one throws, the job is given up and `onFault` is told.
 */
export function tryJob(work: Work): (job: Job<JobData>) => Promise<JobResult> {
  const { name, handler, onFault } = work
  return async (job) => {
    const last = job.retryCount >= RETRY_RULES[name].retryLimit
    try {
      const limit = (RETRY_RULES[name].expireInSeconds - BEFORE_IT_EXPIRES_SECONDS) * 1000
      await within(limit, handler({ key: job.data.key }, { number: job.retryCount + 1, last }))
      return { id: job.id, status: 'completed' }
    } catch (thrown) {
      const fault = thrown instanceof Error ? thrown : new Error(String(thrown))
      // pg-boss keeps what is given here: the kind of fault, and not its text, which could name somebody.
      const output = { fault: fault.name }
      if (last) {
        onFault(fault)
        return { id: job.id, status: 'deadletter', output }
      }
      const wait = askedToWait(fault)
      if (wait !== undefined) await putOff(work, job, { wait, output })
      return { id: job.id, status: 'failed', output }
    }
  }
}

function askedToWait(fault: Error): number | undefined {
  const { retryAfterSeconds } = fault as { retryAfterSeconds?: unknown }
  if (typeof retryAfterSeconds !== 'number' || !(retryAfterSeconds > 0)) return undefined
  return Math.min(retryAfterSeconds, LONGEST_WAIT_SECONDS)
}

/**
 * Fails the try ourselves, together with its later start. pg-boss then finds it settled and leaves it alone. Up to a
 * tenth later by chance: those who were asked to wait together do not come back together.
 */
async function putOff(
  { boss, database, name }: Work,
  job: Job<JobData>,
  { wait, output }: { wait: number; output: object },
): Promise<void> {
  await database.kysely.transaction().execute(async (tx) => {
    const db = fromKysely(tx)
    await insideTransaction(tx, () => boss.fail(name, job, output, { db }))
    const later = `
      update ${SCHEMA}.job
      set start_after = greatest(start_after, now() + make_interval(secs => $3::float8 * (1 + random() / 10)))
      where name = $1 and id = $2::uuid and state = 'retry'`
    await db.executeSql(later, [name, job.id, wait])
  })
}
