/** Each try of a job as a span below the turn that promised it, and as a figure. */
import type { Ledger } from '../jobs/ports.ts'
import type { AroundJob } from '../jobs/queue.ts'
import type { JobOutcome } from './metric-names.ts'
import type { Noted, Watching } from './watching.ts'

export function watchJob(watching: Watching): AroundJob {
  const { figures } = watching
  return (job, run) => {
    const begun = performance.now()
    const [reference] = job.key.split('/')
    const fields = { 'job.queue': job.queue, 'job.try': job.attempt, 'referral.reference': reference }
    const span = { name: 'job', fields, begins: { parent: job.trace } } as const
    return watching.within(span, async ({ noted, set }) => {
      const result = await run()
      const outcome = outcomeOf(result.status, noted)
      if (result.status !== 'completed') noted.fault = true
      set({ outcome })
      figures.count('jobs_total', { queue: job.queue, outcome })
      figures.took('job_seconds', { queue: job.queue }, (performance.now() - begun) / 1000)
      return result
    })
  }
}

/** Which promise it was, and how it was settled. */
export function watchLedger(watching: Watching, ledger: Ledger): Ledger {
  return {
    ...ledger,
    beginAttempt: (key, at) =>
      watching.within({ name: 'use case', fields: { 'referral.move': 'beginAttempt' } }, async ({ set }) => {
        const notice = await ledger.beginAttempt(key, at)
        if (notice !== undefined)
          set({ 'notice.event': notice.event, 'notice.way': notice.by, 'notice.what': notice.what })
        return notice
      }),
    settle: (key, end) => {
      const noted = watching.noted()
      if (noted !== undefined) noted.settled = end.status
      return ledger.settle(key, end)
    },
  }
}

function outcomeOf(status: string, { settled }: Noted): JobOutcome {
  if (status === 'deadletter') return 'given_up'
  if (status !== 'completed') return 'again'
  if (settled === 'failed') return 'failed'
  return settled === 'not needed' ? 'not_needed' : 'done'
}
