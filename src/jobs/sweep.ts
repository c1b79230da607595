/** The sweep: finds from state, every half minute, what is due. One at a time; whatever is missed is found by the next. */
import { later } from '../domain/moment.ts'
import { confirmWhatWasSent, releaseWhatIsDue } from '../workflow/dispatch.ts'
import { refreshCards } from './deliver-card.ts'
import type { JobWorld } from './ports.ts'

const EVERY_MS = 30_000

/** Longer than all tries of a job together take (`retry-rules.ts`), so that no living job is doubled. */
const LOST_AFTER_SECONDS = 6 * 60 * 60

export type Sweep = {
  /** Runs now, or joins the one that is running. */
  run(): Promise<void>
  /** No new one begins; the running one is waited for. */
  stop(): Promise<void>
}

export function startSweep(world: JobWorld, onFault: (fault: unknown) => void): Sweep {
  let running: Promise<void> | undefined
  const run = (): Promise<void> => {
    running ??= sweepOnce(world).finally(() => {
      running = undefined
    })
    return running
  }
  const timer = setInterval(() => void run().catch(onFault), EVERY_MS)
  return {
    run,
    async stop() {
      clearInterval(timer)
      await running?.catch(onFault)
    },
  }
}

async function sweepOnce(world: JobWorld): Promise<void> {
  await releaseWhatIsDue(world)
  await confirmWhatWasSent(world)
  await world.store.remindJobs(later(world.clock.now(), -LOST_AFTER_SECONDS))
  await refreshCards(world)
}
