/** What every test of jobs needs: one handler for all queues, and patience. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Handler, QueueName } from '../../src/jobs/queue.ts'

/** The same handler for every kind of job. */
export const handlers = (handler: Handler): Record<QueueName, Handler> => ({
  'deliver-card': handler,
  'deliver-email': handler,
  'file-report': handler,
  notify: handler,
  'release-dispatch': handler,
})

/** Waits for a condition, and fails when it does not come about within `limit` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, limit = 45_000): Promise<void> {
  for (const end = Date.now() + limit; !(await holds()); await pause(20)) {
    if (Date.now() > end) throw new Error('It did not come about in time.')
  }
}
