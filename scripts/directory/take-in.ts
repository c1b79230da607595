/** Takes a list into the recipient book, the whole of it or nothing; or only says what would come of it. */
import type { BookChange } from '../../src/domain/book-scene.ts'
import type { Person } from '../../src/domain/people.ts'
import type { World } from '../../src/workflow/ports.ts'
import { changeBookTogether } from '../../src/workflow/recipient-book.ts'
import type { List } from './lines.ts'
import { type Plan, planImport } from './plan.ts'

type Taking = { readonly list: List; readonly write: boolean }

/** With the faults of the list and of the rules together. Where there is one, nothing is written. */
export async function takeIn(
  world: Pick<World, 'store' | 'clock' | 'directory' | 'newId'>,
  by: Person,
  { list: { lines, faults }, write }: Taking,
): Promise<Plan> {
  const { store, clock, directory, newId } = world
  const planned = (plan: Plan): Plan => ({ ...plan, faults: [...faults, ...plan.faults] })
  if (!write) {
    const scene = { book: await store.book(), directory }
    return planned(planImport(scene, { by, at: clock.now() }, { lines, newId }))
  }
  let taken: Plan = { outcomes: [], holders: [], faults: [] }
  await changeBookTogether(world, by, (scene, act) => {
    taken = planned(planImport(scene, act, { lines, newId }))
    return taken.faults.length > 0 ? [] : changesOf(taken)
  })
  return taken
}

const changesOf = ({ holders }: Plan): readonly BookChange[] =>
  holders.flatMap(({ outcomes }) => outcomes.flatMap((one) => (one.is === 'new' ? [one.change] : [])))
