/** What is looked up when somebody reads the figures, and not before: how the product stands at that moment. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Standing } from '../store/standing.ts'
import type { Figures } from './figures.ts'

/** As `store/standing.ts` has it, and what only this process knows. Each may fail by itself. */
export type StandingSource = {
  store(): Promise<Standing>
  oldestJobSeconds(): Promise<number>
  ready(): Promise<Readonly<Record<string, boolean>>>
  sweepAge(): number
  sealMarkGone(): boolean
  pool(): { readonly open: number; readonly idle: number; readonly waiting: number } | undefined
  /** Free on the disk below the embedded store. */
  roomBytes(): number | undefined
  /** When the certificate of the bot ends, in milliseconds since 1970; undefined where there is none. */
  certificateEnds(): Promise<number | undefined>
}

/** Two who read at once, or one in a hurry, cost no more than one. */
const GOOD_FOR_MS = 5_000
const WAIT_MS = 3_000

export function openStanding(figures: Figures, source: StandingSource) {
  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async (): Promise<void> => {
    ofProcess(figures, lag)
    figures.set('sweep_age_seconds', {}, source.sweepAge())
    figures.set('seal_mark_gone', {}, source.sealMarkGone() ? 1 : 0)
    const pool = source.pool()
    for (const [state, count] of Object.entries(pool ?? {})) figures.set('pool_connections', { state }, count)
    const [store] = await Promise.all([inTime(ofStore(figures, source)), inTime(ofOthers(figures, source))])
    figures.set('standing_read', {}, store ? 1 : 0)
    readAt = performance.now()
  }
  return {
    /** Never rejects: what could not be read keeps its last value, and `standing_read` says so. */
    async refresh(): Promise<void> {
      if (performance.now() - readAt < GOOD_FOR_MS) return
      reading ??= read().finally(() => {
        reading = undefined
      })
      await reading
    },
    stop: () => lag.disable(),
  }
}

async function ofStore(figures: Figures, source: StandingSource): Promise<void> {
  const [state, oldestJob] = await Promise.all([source.store(), source.oldestJobSeconds()])
  figures.set('oldest_unsent_seconds', {}, state.oldestUnsent)
  figures.set('notices_failed_day', {}, state.failedInADay)
  figures.set('reports_overdue', {}, state.overdue)
  figures.set('oldest_waiting_mail_seconds', {}, state.oldestWaitingMail)
  figures.set('sends_held', {}, state.held ? 1 : 0)
  figures.set('sends_held_unasked', {}, state.heldUnasked ? 1 : 0)
  figures.set('clock_ahead_seconds', {}, state.clockAhead)
  if (state.mailboxReadAge !== undefined) figures.set('mailbox_read_age_seconds', {}, state.mailboxReadAge)
  if (state.anchorAge !== undefined) figures.set('anchor_age_seconds', {}, state.anchorAge)
  figures.set('queue_oldest_seconds', {}, oldestJob)
  figures.clear('queue_depth')
  for (const { queue, state: of, count } of state.queues)
    figures.set('queue_depth', { queue, state: of }, count)
}

async function ofOthers(figures: Figures, source: StandingSource): Promise<void> {
  const [ready, ends] = await Promise.all([source.ready(), source.certificateEnds()])
  for (const [check, holds] of Object.entries(ready)) figures.set('ready', { check }, holds ? 1 : 0)
  const room = source.roomBytes()
  if (room !== undefined) figures.set('room_bytes', {}, room)
  if (ends !== undefined) figures.set('certificate_ends_seconds', {}, (ends - Date.now()) / 1000)
}

function ofProcess(figures: Figures, lag: ReturnType<typeof monitorEventLoopDelay>): void {
  const { rss, heapUsed, external } = process.memoryUsage()
  figures.set('process_memory_bytes', { kind: 'resident' }, rss)
  figures.set('process_memory_bytes', { kind: 'heap' }, heapUsed)
  figures.set('process_memory_bytes', { kind: 'outside_heap' }, external)
  const { user, system } = process.cpuUsage()
  figures.set('process_cpu_seconds_total', {}, (user + system) / 1e6)
  const late = lag.percentile(99) / 1e9
  figures.set('event_loop_lag_seconds', {}, Number.isFinite(late) ? late : 0)
  lag.reset()
  figures.set('process_start_seconds', {}, Math.round(Date.now() / 1000 - process.uptime()))
}

/** Whether it came about; a store that hangs must not hang whoever reads. */
async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS, false)
  })
  const done = work.then(
    () => true,
    () => false,
  )
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}
