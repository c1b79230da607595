/** When a sending may begin by Teams' limits: what was begun and what was refused. No clock here, and no waiting. */
import { keep, openRate, opensAfter } from './pace-rate.ts'

export type Book = {
  /** From when on the app may begin a sending in any thread. All moments are milliseconds on one clock. */
  appOpens(): number
  /** From when on a sending may begin in that thread, as far as the thread goes. */
  threadOpens(thread: string | undefined): number
  /** `since` is when it was asked for: a start that waited its turn and came late is made up for, an idle time is not. */
  begin(thread: string | undefined, now: number, since: number): void
  /** Nothing begins in that thread before `until`; without a thread, nothing at all. */
  holdOff(thread: string | undefined, now: number, until: number): void
  /** Threads that are remembered: those of the last hour. */
  size(): number
}

/** What one bot may send in one thread: `most` in any `ms` (Microsoft: "Optimize your bot with rate limiting"). */
export const THREAD_LIMITS = [
  { most: 7, ms: 1_000 },
  { most: 8, ms: 2_000 },
  { most: 60, ms: 30_000 },
  { most: 1_800, ms: 3_600_000 },
] as const

/** Teams counts as calls arrive, and one call is longer on the road than another. */
const ROAD_MS = 100
/** The same for the app as a whole, where a wide margin would cost more than it saves. */
const APP_ROAD_MS = 40
const MOST_KEPT = Math.max(...THREAD_LIMITS.map(({ most }) => most))
const KEPT_MS = Math.max(...THREAD_LIMITS.map(({ ms }) => ms)) + ROAD_MS
/** Teams does not say which limit was met. Two threads refused so close together have only the app in common. */
const SAME_WALL_MS = 1_000

/** The app's starts are spread evenly, `perSecond` at most in any second, and a little less; late ones are made up for. */
export function openBook(perSecond: number): Book {
  const rate = openRate({ most: perSecond, ms: 1_000 + APP_ROAD_MS })
  /** In the order of their last start, so that those to forget stand first. */
  const threads = new Map<string, number[]>()
  const held = new Map<string, number>()
  let appHeld = Number.NEGATIVE_INFINITY
  let refused: { readonly thread: string; readonly at: number } | undefined

  const forget = (now: number): void => {
    for (const [thread, begun] of threads) {
      if ((begun.at(-1) ?? 0) > now - KEPT_MS) return
      threads.delete(thread)
    }
  }
  return {
    appOpens: () => Math.max(rate.opens(), appHeld),

    threadOpens(thread) {
      if (thread === undefined) return Number.NEGATIVE_INFINITY
      const begun = threads.get(thread) ?? []
      const opens = THREAD_LIMITS.map(({ most, ms }) => opensAfter(begun, { most, ms: ms + ROAD_MS }))
      return Math.max(...opens, held.get(thread) ?? Number.NEGATIVE_INFINITY)
    },

    begin(thread, now, since) {
      rate.begin(now, since)
      forget(now)
      if (thread === undefined) return
      const begun = threads.get(thread) ?? []
      threads.delete(thread)
      threads.set(thread, keep(begun, now, MOST_KEPT))
    },

    holdOff(thread, now, until) {
      for (const [each, end] of held) if (end <= now) held.delete(each)
      const sameWall = refused !== undefined && refused.thread !== thread && now - refused.at < SAME_WALL_MS
      if (thread === undefined || sameWall) appHeld = Math.max(appHeld, until)
      if (thread === undefined) return
      refused = { thread, at: now }
      held.set(thread, Math.max(held.get(thread) ?? until, until))
    },

    size: () => new Set([...threads.keys(), ...held.keys()]).size,
  }
}
