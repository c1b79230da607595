/**
 * One caller at a time. The embedded store has a single session, so everything that runs SQL on it takes its
 * turn.
 */

export type Turns = {
  /** Waits for a turn. Fails after the waiting time rather than hang, and the turns go on as before. */
  take(): Promise<void>
  give(): void
  /** Runs work in a turn of its own. */
  during<T>(work: () => Promise<T>): Promise<T>
  busy(): boolean
  /** How many wait for a turn. */
  waiting(): number
}

/** Turns in order of asking; nobody waits longer than `waitMs` milliseconds. */
export function takeTurns(waitMs: number): Turns {
  const waiting = new Set<() => void>()
  let busy = false
  const take = () =>
    new Promise<void>((go, giveUp) => {
      if (!busy) {
        busy = true
        return go()
      }
      const next = () => {
        clearTimeout(timer)
        waiting.delete(next)
        go()
      }
      const timer = setTimeout(() => {
        waiting.delete(next)
        giveUp(new Error(TOO_LONG))
      }, waitMs)
      waiting.add(next)
    })
  const give = () => {
    const [next] = waiting
    if (next) next()
    else busy = false
  }
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    await take()
    try {
      return await work()
    } finally {
      give()
    }
  }
  return { take, give, during, busy: () => busy, waiting: () => waiting.size }
}

const TOO_LONG =
  'The embedded store stayed busy for too long. Was the database used inside its own transaction, instead of the transaction?'
