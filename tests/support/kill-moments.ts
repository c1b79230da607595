/** Random moments, the same again for the same seed, so that a failure can be repeated. */

/** `KILL_SEED` repeats a run; otherwise each run has moments of its own. */
export const killSeed = (): number => Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1_000_000))

/** `count` different steps out of `steps`, one in each slice, so that they lie all over the journey. */
export function spreadOver(steps: number, count: number, random: () => number): ReadonlySet<number> {
  const begin = (slice: number): number => Math.floor((slice * steps) / count)
  const within = (slice: number): number =>
    begin(slice) + Math.floor(random() * (begin(slice + 1) - begin(slice)))
  return new Set(Array.from({ length: count }, (_, slice) => within(slice)))
}
