/** The sweep: finds from state, at the start and every half minute, what is due. One at a time; whatever is missed is found by the next. */
import { later } from '../domain/moment.ts'
import { recount } from '../workflow/calendar.ts'
import { confirmWhatWasSent } from '../workflow/dispatch.ts'
import { countSome } from '../workflow/figures.ts'
import { noteWhatWasFiled } from '../workflow/filing.ts'
import { forgetByAge } from '../workflow/forget-by-age.ts'
import { forgetOldKeys } from '../workflow/intake.ts'
import { forgetOldMail } from '../workflow/mail-items.ts'
import { decideNudges, sayNudges } from '../workflow/nudges.ts'
import { readOutlook } from '../workflow/outlook.ts'
import { forgetLoosePapers } from '../workflow/papers.ts'
import { tellUnaddressed } from '../workflow/readdress.ts'
import { announcePurges, purgeDue } from '../workflow/retention.ts'
import { tellWorkerGone } from '../workflow/worker-gone.ts'
import { anchorAudit } from './anchor.ts'
import { refreshCards } from './deliver-card.ts'
import { showWaitingMail } from './mash-card.ts'
import type { JobWorld } from './ports.ts'
import { readMailbox } from './read-mailbox.ts'
import { readMashMailbox } from './read-mash-mailbox.ts'
import { releaseDrawnWhatIsDue } from './release.ts'
import { openWatch, type Watch } from './watch.ts'

const EVERY_MS = 30_000

/** Longer than all tries of a job together take (`retry-rules.ts`), so that no living job is doubled. */
const LOST_AFTER_SECONDS = 6 * 60 * 60

export type Sweep = {
  /** Runs now, or joins the one that is running. */
  run(): Promise<void>
  /** Whether it has run to its end lately: for `/ready`. */
  isAlive(): boolean
  /** Since it last ran to its end, or since the start. */
  ageSeconds(): number
  /** No new one begins; the running one is waited for. */
  stop(): Promise<void>
}

/** Each is tried, whatever became of the others. */
const STEPS: readonly ((world: JobWorld) => Promise<unknown>)[] = [
  async ({ rollout }) => rollout?.look(),
  async ({ directoryChanged }) => directoryChanged?.(),
  releaseDrawnWhatIsDue,
  confirmWhatWasSent,
  noteWhatWasFiled,
  ({ store, clock }) => store.remindJobs(later(clock.now(), -LOST_AFTER_SECONDS)),
  recount,
  tellUnaddressed,
  tellWorkerGone,
  askOutlook,
  readMailbox,
  decideNudges,
  sayNudges,
  refreshCards,
  forgetOldKeys,
  forgetLoosePapers,
  readMashMailbox,
  showWaitingMail,
  forgetOldMail,
  countSome,
  forgetByAge,
  announcePurges,
  purgeDue,
  anchorAudit,
]

/** After a back-up was put back: what looks, and tells nobody. */
const WHILE_HELD: typeof STEPS = [
  async ({ rollout }) => rollout?.look(),
  async ({ directoryChanged }) => directoryChanged?.(),
  readMailbox,
]

/** Who is away is worth asking, and not worth a silent sweep: what could not be asked is heard and asked again. */
async function askOutlook(world: JobWorld): Promise<void> {
  for (const fault of await readOutlook(world))
    world.hear({ kind: 'delivery', key: 'outlook', attempt: 1, fault })
}

/** `ticks` is a clock that nobody moves, in milliseconds: how long the sweep has been silent is real time. */
export function startSweep(
  world: JobWorld,
  onFault: (fault: unknown) => void,
  ticks: () => number = () => performance.now(),
): Sweep {
  const watch: Watch = openWatch(world, ticks)
  let running: Promise<void> | undefined
  const run = (): Promise<void> => {
    running ??= sweepOnce(world, onFault)
      .then((whole) => watch.heard(whole))
      .finally(() => {
        running = undefined
      })
    return running
  }
  const timer = setInterval(() => {
    void run().catch(onFault)
    // Not part of the sweep: it is what speaks up when the sweep hangs.
    void watch.look().catch(onFault)
  }, EVERY_MS)
  // Whatever a life before this one left half done is found now, and not half a minute later.
  void run().catch(onFault)
  return {
    run,
    isAlive: watch.isAlive,
    ageSeconds: watch.ageSeconds,
    async stop() {
      clearInterval(timer)
      await running?.catch(onFault)
    },
  }
}

/** Whether every step came to its end. */
async function sweepOnce(world: JobWorld, onFault: (fault: unknown) => void): Promise<boolean> {
  let whole = true
  const isHeld = await world.held?.().catch((fault: unknown) => {
    whole = false
    onFault(fault)
    return true
  })
  const steps = isHeld ? WHILE_HELD : STEPS
  for (const step of steps)
    try {
      if (world.rollout?.isOvertaken() === true) break
      await step(world)
    } catch (fault) {
      whole = false
      onFault(fault)
    }
  return whole
}
