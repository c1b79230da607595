/** Prints what was measured: medians, and the ratios round by round, because the machine is never equally quick twice. */

type Measured = {
  /** CPU in milliseconds for each turn: echo, command, save; one row for each round. */
  readonly rounds: readonly (readonly number[])[]
  readonly turns: number
}

export function report({ rounds, turns }: Measured): void {
  const column = (index: number): number[] => rounds.map((round) => round[index] ?? Number.NaN)
  const ratio = (index: number): number[] =>
    rounds.map((round) => (round[index] ?? Number.NaN) / (round[0] ?? Number.NaN))
  const rows = [
    ['(a) echo of the library', column(0), 'ms CPU'],
    ['(b) our command PCA-...', column(1), 'ms CPU'],
    ['(c) our save of a section', column(2), 'ms CPU'],
    ['b/a', ratio(1), ''],
    ['c/a', ratio(2), ''],
  ] as const
  console.log(
    `${rounds.length} rounds of ${turns} turns each; median for each turn, and half of the rounds between`,
  )
  for (const [name, values, unit] of rows)
    console.log(
      `${name.padEnd(28)} ${say(at(values, 0.5))} ${unit.padEnd(7)} ${say(at(values, 0.25))} - ${say(at(values, 0.75))}`,
    )
}

const say = (value: number): string => value.toFixed(2).padStart(6)

/** The value below which that share of the values lies. */
function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
}
