/** A rung that came to somebody more often than there were occasions for it. */
import type { Rung } from '../records.ts'

/** `heard` is what came in at Teams; `occasions` are those that the ledger has for it, each one once. */
export function saidTwice(heard: readonly Rung[], occasions: readonly Rung[]): readonly string[] {
  const allowed = counted(occasions)
  return [...counted(heard)]
    .filter(([rung, times]) => times > (allowed.get(rung) ?? 0))
    .map(([rung, times]) => `${rung}: ${times} times for ${allowed.get(rung) ?? 0}`)
}

function counted(rungs: readonly Rung[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { to, reference, rung } of rungs) {
    const key = `${reference} ${rung} to ${to}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
