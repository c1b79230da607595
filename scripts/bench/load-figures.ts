/** Medians and spreads, and the lines they are printed in. */

/** The value below which that share of the values lies. */
export function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
}

const say = (value: number, digits: number): string => value.toFixed(digits).padStart(digits + 5)

/** A name, the median, and between what half of the values lie. */
export const line = (name: string, values: readonly number[], { unit = '', digits = 2 } = {}): string =>
  `${name.padEnd(46)}${say(at(values, 0.5), digits)} ${unit.padEnd(3)} ${say(at(values, 0.25), digits)} -${say(at(values, 0.75), digits)}`
