/** Watches the sweep: an administrator hears when it has not run, and in good time that the known holidays run out. */
import { holidaysWarning } from '../domain/known-holidays.ts'
import { dayOf } from '../domain/moment.ts'
import { tellAdministrators } from './administrators.ts'
import type { JobWorld } from './ports.ts'

/** Ten sweeps. Longer than any one of them takes. */
const SILENT_MS = 5 * 60_000

const SILENT =
  'I have not been able to look at the deadlines for more than five minutes, so reminders and e-mails may be late. Nothing is lost: I will catch up. Please tell whoever runs me to look at /ready and at the log.'
const RUNS_AGAIN = 'I am looking at the deadlines again. Whatever was late is being caught up now.'

export type Watch = {
  /** A sweep has ended; `whole` when every step of it did. */
  heard(whole: boolean): void
  isAlive(): boolean
  /** Since the last whole sweep, or the start. */
  ageSeconds(): number
  /** Tells the administrators once when it falls silent, and once when it is back. */
  look(): Promise<void>
}

export function openWatch(world: JobWorld, ticks: () => number): Watch {
  let lastWhole = ticks()
  let told = false
  const isAlive = (): boolean => ticks() - lastWhole < SILENT_MS
  return {
    heard: (whole) => {
      if (whole) lastWhole = ticks()
    },
    isAlive,
    ageSeconds: () => (ticks() - lastWhole) / 1000,
    async look() {
      if (isAlive() === !told) return warnOfHolidays(world)
      told = !told
      await tellAdministrators(world, told ? SILENT : RUNS_AGAIN)
    },
  }
}

const MEMO = 'holidays warned of'

/** Once a month until the holidays are fetched. */
async function warnOfHolidays(world: JobWorld): Promise<void> {
  const today = dayOf(world.clock.now())
  const warning = holidaysWarning(today, world.directory.council)
  const month = today.slice(0, 7)
  if (warning === undefined || (await world.store.memo(MEMO))?.value === month) return
  await tellAdministrators(world, warning)
  await world.store.setMemo(MEMO, month, world.clock.now())
}
