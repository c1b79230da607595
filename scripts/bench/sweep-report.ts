/** Prints what the sweep and the sending took: medians, and ratios round by round, as no machine is equally quick twice. */
import type { Round } from './sweep-deciding.ts'
import type { Size } from './sweep-fill.ts'
import type { Memory } from './sweep-memory.ts'
import type { Sent } from './sweep-sending.ts'

type Timed = 'find' | 'plan' | 'decide' | 'say'

export function reportDeciding(rounds: readonly Round[], { open, comingUp }: Size): void {
  const ms = (name: Timed) => rounds.map((round) => round[name])
  const ratio = (name: Timed) => rounds.map((round) => round[name] / round.find)
  const nudges = rounds[0]?.nudges ?? 0
  const messages = rounds[0]?.messages ?? 0
  console.log(`${rounds.length} rounds; ${comingUp} of ${open} open referrals have something to say`)
  console.log('median, and half of the rounds between')
  row('(a) the bare SQL that finds them', ms('find'), 'ms')
  row('(b) the same, and planned', ms('plan'), 'ms')
  row('(c) decided as it runs, with its writes', ms('decide'), 'ms')
  row('(d) put into messages', ms('say'), 'ms')
  row('b/a', ratio('plan'), '')
  row('c/a', ratio('decide'), '')
  row(
    `nudges decided (${nudges}) per second`,
    rounds.map((round) => (1_000 * round.nudges) / round.decide),
    '',
  )
  row(
    `messages promised (${messages}) per second`,
    rounds.map((round) => (1_000 * round.messages) / round.say),
    '',
  )
}

export function reportMemory(tenth: Memory, whole: Memory, { open, comingUp }: Size): void {
  console.log('memory in MB, before the sweep and at its peak')
  for (const [{ rssBefore, rssPeak, heapBefore, heapPeak }, share] of [
    [tenth, 10],
    [whole, 1],
  ] as const)
    console.log(
      `${`${open / share} open, ${comingUp / share} with something to say`.padEnd(45)} process ${rounded(rssBefore)} -> ${rounded(rssPeak)}, heap ${rounded(heapBefore)} -> ${rounded(heapPeak)}`,
    )
  console.log(
    `peak with ten times as many, as a ratio: process ${(whole.rssPeak / tenth.rssPeak).toFixed(2)}, heap ${(whole.heapPeak / tenth.heapPeak).toFixed(2)}`,
  )
}

export function reportSending({ messages, seconds, share, refused, twice, putOff }: Sent): void {
  console.log(`${messages} messages through the jobs in ${seconds.toFixed(1)} s, Teams' limits enforced`)
  console.log(`share of the allowed rate used: ${(100 * share).toFixed(1)} %`)
  console.log(`refused requests: ${refused}; tried again: ${putOff}; messages said twice: ${twice}`)
}

function row(name: string, values: readonly number[], unit: string): void {
  const [middle, low, high] = [0.5, 0.25, 0.75].map((share) => say(at(values, share)))
  console.log(`${name.padEnd(45)} ${middle} ${unit.padEnd(3)} ${low} - ${high}`)
}

const rounded = (value: number): string => value.toFixed(0)
const say = (value: number): string => value.toFixed(value < 100 ? 2 : 0).padStart(7)

/** The value below which that share of the values lies. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
}
