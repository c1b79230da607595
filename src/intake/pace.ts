/** How many requests one caller may make: a bucket that fills again evenly, in this process. */

export type Pace = {
  /** 0 when the caller may go on; else in how many seconds there is room for one more. */
  take(caller: string): number
}

const MOST_CALLERS = 1_000

/** A whole minute's worth may come at once; then as fast as the bucket fills. `now` in milliseconds. */
export function openPace(perMinute: number, now: () => number = () => performance.now()): Pace {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    take(caller) {
      const at = now()
      const known = buckets.get(caller)
      const left = known
        ? Math.min(perMinute, known.left + ((at - known.at) * perMinute) / 60_000)
        : perMinute
      const wait = left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / perMinute)
      buckets.delete(caller)
      buckets.set(caller, { left: wait === 0 ? left - 1 : left, at })
      // Whoever was not heard of for longest has a full bucket again by now.
      const oldest = buckets.size > MOST_CALLERS ? buckets.keys().next().value : undefined
      if (oldest !== undefined) buckets.delete(oldest)
      return wait
    },
  }
}
