/** Somebody who wants to know a count that was held back: whole numbers, and everything that is known of their sums. */

/** `least` to `most` is what is known of the sum; each unknown is a whole number from 0 to `cap`. */
export type Known = {
  readonly terms: readonly (readonly [unknown: number, times: number])[]
  readonly least: number
  readonly most: number
}

export type Riddle = { readonly unknowns: number; readonly cap: number; readonly known: readonly Known[] }

/** Whether one of these leaves room for a solution; each is looked into a little at first, then longer. */
export function canOneBe(riddles: readonly Riddle[], hint: readonly number[]): boolean {
  for (let steps = 50; steps <= MOST_STEPS; steps *= 8) {
    const found = riddles.map((riddle) => canBe(riddle, hint, steps))
    if (found.includes(true)) return true
    if (!found.includes(undefined)) return false
  }
  throw new Error('The riddle is too large for a test')
}

/** Undefined where that was not found out in so many steps. `hint` is what is tried first for each. */
function canBe({ unknowns, cap, known }: Riddle, hint: readonly number[], most: number): boolean | undefined {
  const byUnknown = Array.from({ length: unknowns }, (): Known[] => [])
  for (const one of known) for (const [of] of one.terms) byUnknown[of]?.push(one)
  let steps = 0

  function narrow(low: Int32Array, high: Int32Array, first: readonly Known[]): boolean {
    const waiting = new Set(first)
    for (const one of waiting) {
      waiting.delete(one)
      let [min, max] = [0, 0]
      for (const [of, times] of one.terms) {
        min += times * ((times > 0 ? low[of] : high[of]) ?? 0)
        max += times * ((times > 0 ? high[of] : low[of]) ?? 0)
      }
      if (min > one.most || max < one.least) return false
      for (const [of, times] of one.terms) {
        const [from, to] = [low[of] ?? 0, high[of] ?? 0]
        const size = Math.abs(times)
        const more = Math.floor((one.most - min) / size)
        const fewer = Math.floor((max - one.least) / size)
        const least = Math.max(from, to - (times > 0 ? fewer : more))
        const most = Math.min(to, from + (times > 0 ? more : fewer))
        if (least === from && most === to) continue
        if (least > most) return false
        low[of] = least
        high[of] = most
        for (const other of byUnknown[of] ?? []) waiting.add(other)
        waiting.add(one)
        break
      }
    }
    return true
  }

  function solve(low: Int32Array, high: Int32Array): boolean {
    steps += 1
    if (steps > most) return false
    let open = -1
    let size = Number.POSITIVE_INFINITY
    for (let of = 0; of < unknowns; of++) {
      const room = (high[of] ?? 0) - (low[of] ?? 0)
      if (room > 0 && room < size) [open, size] = [of, room]
    }
    if (open < 0) return true
    const [from, to] = [low[open] ?? 0, high[open] ?? 0]
    const near = hint[open] ?? 0
    const values = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    for (const value of values.sort((one, other) => Math.abs(one - near) - Math.abs(other - near))) {
      const [below, above] = [low.slice(), high.slice()]
      below[open] = value
      above[open] = value
      if (narrow(below, above, byUnknown[open] ?? []) && solve(below, above)) return true
    }
    return false
  }

  const [low, high] = [new Int32Array(unknowns), new Int32Array(unknowns).fill(cap)]
  if (!narrow(low, high, known)) return false
  return solve(low, high) || (steps > most ? undefined : false)
}

const MOST_STEPS = 300_000
