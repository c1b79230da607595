/** The pace of everything that is sent to Teams by itself: each sending waits for its turn, or is told to come later. */
import { openBell, type Ticking } from './pace-bell.ts'
import { openBook } from './pace-book.ts'
import { Trouble } from './trouble.ts'

export type Pace = {
  /**
   * Resolves when one sending may begin in that thread; those who ask first go first, and a thread at its limit
   * holds up no other. `Trouble` "try again" instead of a long wait, with the seconds until there is room.
   */
  turn(thread: string | undefined): Promise<void>
  /** Teams asked to wait: in that thread, or, without one, with everything. */
  holdOff(thread: string | undefined, seconds: number): void
}

type Options = Ticking & {
  /** Sendings that the app may begin in a second, over all threads. */
  readonly perSecond: number
  /** The longest wait for one turn. A waiting job keeps a worker, and its claim on a card ends after half a minute. */
  readonly patienceMs?: number
}

type Waiter = {
  readonly thread: string | undefined
  readonly since: number
  readonly patientUntil: number
  readonly begin: () => void
  readonly refuse: (fault: Trouble) => void
}

type Look = { readonly at: number; readonly before: number }

/** Workers are few: those who wait for one thread must leave some for the others. */
const MOST_WAIT_IN_A_THREAD = 4
/** A slip on their side must not stop us for long: the job that was refused keeps to what it was told by itself. */
const LONGEST_HOLD_SECONDS = 600

export function openPace({ perSecond, patienceMs = 3_000, ...ticking }: Options): Pace {
  const book = openBook(perSecond)
  let waiting: readonly Waiter[] = []

  /** Whether it still waits, behind as many as `before` in its thread. */
  const stays = ({ thread, since, patientUntil, begin, refuse }: Waiter, { at, before }: Look): boolean => {
    const threadOpens = book.threadOpens(thread)
    const opens = Math.max(book.appOpens(), threadOpens)
    if (opens <= at) {
      book.begin(thread, at, since)
      begin()
      return false
    }
    // A thread that is closed lets the worker go on with others. When everything is closed, there are no others.
    const isCrowded = threadOpens > at && before >= MOST_WAIT_IN_A_THREAD
    if (isCrowded || threadOpens > patientUntil || at >= patientUntil) {
      refuse(new Trouble('try again', 'TeamsLimit', { retryAfterSeconds: Math.ceil((opens - at) / 1_000) }))
      return false
    }
    lookAt(Math.min(opens, patientUntil), at)
    return true
  }

  const look = (): void => {
    const at = now()
    const still = new Map<string | undefined, number>()
    waiting = waiting.filter((one) => {
      const before = still.get(one.thread) ?? 0
      const stands = stays(one, { at, before })
      if (stands) still.set(one.thread, before + 1)
      return stands
    })
  }
  const { now, lookAt } = openBell(ticking, look)

  return {
    turn(thread) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const since = now()
      const patientUntil = since + patienceMs
      waiting = [...waiting, { thread, since, patientUntil, begin: resolve, refuse: reject }]
      look()
      return promise
    },

    holdOff(thread, seconds) {
      const at = now()
      // Up to a fifth longer, by chance: two instances that were refused together do not come back together.
      const ms = Math.min(seconds, LONGEST_HOLD_SECONDS) * 1_000 * (1 + Math.random() / 5)
      book.holdOff(thread, at, at + ms)
      look()
    },
  }
}
