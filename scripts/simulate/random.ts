/** Chance that can be had again: the same seed gives the same council, the same half year. */
import { numbersFrom } from '../../tests/support/numbers-from.ts'

export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number, both ends included. */
  whole(least: number, most: number): number
  /** True that often. */
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
}

/** The same for the same seed: good enough for people. */
export function openRandom(seed: number): Random {
  const next = numbersFrom(seed)
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (share) => next() < share,
    pick: (from) => {
      const found = from[Math.floor(next() * from.length)]
      if (found === undefined) throw new Error('There is nothing to pick from')
      return found
    },
  }
}
