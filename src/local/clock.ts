/** The clock of local mode: real time plus an offset that only grows and outlives the process. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Moment, sayMoment } from '../domain/moment.ts'

export type MovableClock = {
  now(): Moment
  /** On disk before it returns. Refused with a `ClockRefusal` when the moment is not one, or is in the past. */
  moveTo(moment: Moment): void
  /** How far it is ahead of real time. */
  readonly offsetSeconds: number
}

/** Why the clock stays where it is, as a sentence for the person who wanted to move it. */
export class ClockRefusal extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'ClockRefusal'
  }
}

/** Keeps its offset in `clock.json` of that folder. `realNow` is in milliseconds since 1970. */
export function openClock(folder: string, realNow: () => number = Date.now): MovableClock {
  const path = join(folder, 'clock.json')
  let offsetMs = readOffset(path)
  const now = () => new Date(realNow() + offsetMs).toISOString()
  return {
    now,
    get offsetSeconds() {
      return offsetMs / 1000
    },
    moveTo(moment) {
      const wanted = Date.parse(moment)
      if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(moment) || Number.isNaN(wanted))
        throw new ClockRefusal('That is not a date and a time.')
      const real = realNow()
      if (wanted < real + offsetMs)
        throw new ClockRefusal(
          `The clock says ${sayMoment(now())} and only goes forwards. Choose a later time.`,
        )
      keepOffset(folder, path, wanted - real)
      offsetMs = wanted - real
    },
  }
}

function readOffset(path: string): number {
  const text = readText(path)
  if (text === undefined) return 0
  const seconds = offsetIn(text)
  if (seconds === undefined)
    throw new Error(
      `The clock of local mode cannot be read from ${path}. Delete that file to go on in real time.`,
    )
  return seconds * 1000
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
    throw fault
  }
}

function offsetIn(text: string): number | undefined {
  try {
    const { offsetSeconds } = Object(JSON.parse(text))
    return Number.isFinite(offsetSeconds) && offsetSeconds >= 0 ? offsetSeconds : undefined
  } catch {
    return undefined
  }
}

/** Written beside the file and renamed into place, so that a sudden end leaves the old offset or the new one. */
function keepOffset(folder: string, path: string, offsetMs: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.draft`
  const file = openSync(draft, 'w', 0o600)
  try {
    writeFileSync(file, `${JSON.stringify({ offsetSeconds: offsetMs / 1000 })}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
  syncFolder(folder)
}

/** The new name itself must reach the disk. Windows cannot open a folder, and does not need to. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
