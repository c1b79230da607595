/** So many starts in so long, spread evenly. No clock here, and no waiting. */

export type Rate = {
  /** From when on the next one may begin. All moments are milliseconds on one clock. */
  opens(): number
  /** `since` is when it was asked for: a start that waited its turn and came late is made up for, an idle time is not. */
  begin(now: number, since: number): void
}

export type Limit = { readonly most: number; readonly ms: number }

/** How many starts that came late are made up for, within the limit: a busy process must not lose its rate for good. */
const MADE_UP = 5

/** `most` at most in any `ms`. */
export function openRate({ most, ms }: Limit): Rate {
  const gap = ms / most
  const starts: number[] = []
  let next = Number.NEGATIVE_INFINITY
  return {
    opens: () => Math.max(next, opensAfter(starts, { most, ms })),
    begin(now, since) {
      next = Math.max(next, since, now - MADE_UP * gap) + gap
      keep(starts, now, most)
    },
  }
}

/** When one more may begin after those that have begun, oldest first. */
export function opensAfter(begun: readonly number[], { most, ms }: Limit): number {
  const oldest = begun.at(-most)
  return begun.length < most || oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + ms
}

/** Adds a start to the list that it is given, and drops what is more than `most`. */
export function keep(begun: number[], now: number, most: number): number[] {
  begun.push(now)
  if (begun.length > most) begun.shift()
  return begun
}
