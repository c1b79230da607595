/** A clock that a test moves, and waits that end when it is moved past them. */

export type MovedClock = {
  now(): number
  wait(ms: number): Promise<void>
  /** Moves on from wait to wait, and lets what waited go on each time. */
  moveTo(moment: number): Promise<void>
  /** Moves on until nobody waits. */
  moveToEnd(): Promise<void>
}

/** `late` says how many milliseconds after its time a wait ends, as on a machine that is busy. */
export function movedClock(late: () => number = () => 0): MovedClock {
  let now = 0
  let waits: readonly { readonly at: number; readonly done: () => void }[] = []
  const moveTo = async (moment: number): Promise<void> => {
    await settled()
    for (;;) {
      const next = waits.toSorted((one, other) => one.at - other.at)[0]
      if (next === undefined || next.at > moment) break
      waits = waits.filter((each) => each !== next)
      now = Math.max(now, next.at)
      next.done()
      await settled()
    }
    now = Math.max(now, moment)
  }
  return {
    now: () => now,
    wait: (ms) =>
      new Promise((done) => {
        waits = [...waits, { at: now + ms + late(), done }]
      }),
    moveTo,
    async moveToEnd() {
      await settled()
      while (waits.length > 0) await moveTo(Math.min(...waits.map(({ at }) => at)))
    },
  }
}

const settled = (): Promise<void> => new Promise((done) => void setImmediate(done))
