/** Looks again when the earliest wait is over, for everybody who waits together. */

export type Ticking = {
  /** Milliseconds on a clock that never goes back. */
  readonly now?: () => number
  readonly wait?: (ms: number) => Promise<void>
}

export type Bell = {
  now(): number
  /** Looks at that moment, or before; `from` is now. */
  lookAt(moment: number, from: number): void
}

/** A turn that waits is no reason to stay alive: no timer here holds the process. */
export function openBell({ now = monotonic, wait = unheld }: Ticking, look: () => void): Bell {
  let nextLook = Number.POSITIVE_INFINITY
  return {
    now,
    lookAt(moment, from) {
      if (moment >= nextLook) return
      nextLook = moment
      void wait(moment - from).then(() => {
        if (nextLook === moment) nextLook = Number.POSITIVE_INFINITY
        look()
      })
    },
  }
}

const monotonic = (): number => performance.now()

const unheld = (ms: number): Promise<void> =>
  new Promise((done) => void setTimeout(done, Math.ceil(ms)).unref())
