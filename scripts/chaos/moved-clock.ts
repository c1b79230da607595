/** Loaded before the product: its clock is the machine's and so many milliseconds, read again from a file all the time. */
import { readFileSync } from 'node:fs'

/** The sweep's own interval in `src/jobs/sweep.ts`: minutes of a council are seconds here. */
const SWEEP_MS = 30_000
const LOOK_EVERY_MS = 100

const { CHAOS_CLOCK: file, CHAOS_SWEEP_MS: sweepMs } = process.env
const RealDate = Date
const realInterval = setInterval
let offset = 0

const look = (): void => {
  if (file === undefined) return
  try {
    const read = Number(readFileSync(file, 'utf8'))
    if (Number.isFinite(read)) offset = read
  } catch {
    // It is being written anew: the next look finds it.
  }
}
const now = (): number => RealDate.now() + offset

look()
realInterval(look, LOOK_EVERY_MS).unref()

globalThis.Date = new Proxy(RealDate, {
  construct: (date, values, asked) => Reflect.construct(date, values.length === 0 ? [now()] : values, asked),
  apply: () => new RealDate(now()).toString(),
  get: (date, key) => (key === 'now' ? now : Reflect.get(date, key)),
})

if (sweepMs !== undefined)
  globalThis.setInterval = ((work: () => void, ms?: number, ...rest: []) =>
    realInterval(work, ms === SWEEP_MS ? Number(sweepMs) : ms, ...rest)) as typeof setInterval
