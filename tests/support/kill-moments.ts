/** Random moments, the same again for the same seed, so that a failure can be repeated. */

/** Numbers from 0 up to 1, by the seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** `KILL_SEED` repeats a run; otherwise each run has moments of its own. */
export const killSeed = (): number => Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1_000_000))

/** `count` different steps out of `steps`, one in each slice, so that they lie all over the journey. */
export function spreadOver(steps: number, count: number, random: () => number): ReadonlySet<number> {
  const begin = (slice: number): number => Math.floor((slice * steps) / count)
  const within = (slice: number): number =>
    begin(slice) + Math.floor(random() * (begin(slice + 1) - begin(slice)))
  return new Set(Array.from({ length: count }, (_, slice) => within(slice)))
}
