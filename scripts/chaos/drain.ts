/** Faults are over: hours pass until nothing is left to do, and until everything that may go has gone. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Town } from './council.ts'
import { look } from './look.ts'

/** Waits are over at once: the hours that the jobs wait for have passed. */
const FORWARD = `update pgboss.job set start_after = now() where state = 'retry' and start_after > now()`
const OPEN = `
  select (select count(*)::int from pgboss.job
      where state in ('created', 'retry', 'active') and name not like '\\_\\_%') as jobs,
    (select count(*)::int from notice where status in ('promised', 'trying')) as promises,
    (select count(*)::int from referral where status in ('signed_off', 'sending')) as "onTheirWay"`

type Open = { readonly jobs: number; readonly promises: number; readonly onTheirWay: number }

const PATIENCE_MS = 180_000
const LOOK_EVERY_MS = 500
/** Quiet so often in a row: a sweep comes in between and may find more. */
const QUIET_LOOKS = 8
const HOURS = 3_600_000
/** Longer than a copy stays under the settings of a run: a day after it was filed, and announced for a week. */
const DAYS = 12

/** `days` pass at the end, so that what may go goes; none where there is no time to wait for them. */
export async function drain(town: Town, days = DAYS): Promise<void> {
  await quiet(town)
  if (days === 0) return
  // A day at a time, as the sweep looks once a day at what may go.
  for (let day = 0; day < days; day++) {
    await town.clock.forward(24 * HOURS)
    await pause(4_000)
  }
  await quiet(town)
}

async function quiet({ observer, clock }: Town): Promise<void> {
  let looks = 0
  let open: Open | undefined
  for (const end = performance.now() + PATIENCE_MS; looks < QUIET_LOOKS; await pause(LOOK_EVERY_MS)) {
    await look(() => observer.run(FORWARD))
    const { rows } = await look(() => observer.run(OPEN))
    open = rows[0] as Open
    looks = open.jobs + open.promises + open.onTheirWay === 0 ? looks + 1 : 0
    // What waits for the working day of a team comes with it.
    if (looks === 0) await clock.forward(HOURS / 4)
    if (performance.now() > end) return
  }
}
