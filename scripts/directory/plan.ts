/** What a list would do to the recipient book. Nothing is written here. */
import type { BookScene } from '../../src/domain/book-scene.ts'
import type { BookAddress } from '../../src/domain/recipient-book.ts'
import type { Act } from '../../src/domain/ruling.ts'
import { agreed } from './agreed.ts'
import type { Line } from './lines.ts'
import { type HolderPlan, type Outcome, planHolder } from './plan-holder.ts'
import type { Fault } from './rows.ts'

/** Nothing of it may be written while it has a fault. Outcomes stand in the order of the list. */
export type Plan = {
  readonly outcomes: readonly Outcome[]
  readonly holders: readonly HolderPlan[]
  readonly faults: readonly Fault[]
}

/** The rules are asked line by line, each with the book as the lines before it would leave it. */
export function planImport(
  scene: BookScene,
  act: Act,
  { lines, newId }: { readonly lines: readonly Line[]; readonly newId: () => BookAddress['id'] },
): Plan {
  const { lines: sound, faults } = agreed(lines)
  const addresses = Map.groupBy(scene.book.addresses, ({ holder }) => holder)
  const known = Map.groupBy(scene.book.holders, ({ id }) => id)
  const holders = [...Map.groupBy(sound, ({ holder }) => holder)].map(([id, own]) => {
    // A rule looks at one holder alone. Shown no more than that, a long list stays quick.
    const book = { addresses: addresses.get(id) ?? [], holders: known.get(id) ?? [] }
    return planHolder({ ...scene, book }, act, { lines: own, newId })
  })
  return {
    outcomes: holders
      .flatMap(({ outcomes }) => outcomes)
      .toSorted((one, other) => one.line.line - other.line.line),
    holders,
    faults: [...faults, ...holders.flatMap((plan) => plan.faults)],
  }
}
