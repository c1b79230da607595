/** The recipient book in use: read, changed by two people, and asked for again just before anything is sent. */
import { directoryWith } from '../domain/book-directory.ts'
import { type BookLine, bookLines } from '../domain/book-list.ts'
import type { BookChange, BookRuling, BookScene } from '../domain/book-scene.ts'
import type { Directory } from '../domain/directory.ts'
import { dayOf } from '../domain/moment.ts'
import { mayCheckAddress, type Person } from '../domain/people.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Act } from '../domain/ruling.ts'
import type { Transaction, World } from './ports.ts'
import { storable } from './storable.ts'

/** Stands in the audit where a referral has its reference. */
export const BOOK = 'recipient book'

/** The directory with the book as it is this moment: an address that another instance has just withdrawn is gone. */
export const directoryNow = async ({ directory, store }: World): Promise<Directory> =>
  directoryWith(directory, await store.book())

/** Every mailbox, for those who keep or check addresses. */
export async function readBook(world: World, by: Person): Promise<readonly BookLine[] | Refusal> {
  if (!mayCheckAddress(by)) return refuse('notToCheckAddresses')
  const scene = { book: await world.store.book(), directory: world.directory }
  return bookLines(scene, dayOf(world.clock.now()))
}

type Rule<W> = (scene: BookScene, act: Act, what: W) => BookRuling

/** Runs a rule on the book under its lock, and writes the change and the audit together. */
export async function changeBook<W extends object>(
  world: World,
  by: Person,
  { rule, what }: { readonly rule: Rule<W>; readonly what: W },
): Promise<BookChange | Refusal> {
  const act = { by, at: world.clock.now() }
  const result = await world.store.transaction(async (tx) => {
    const ruling = rule({ book: await tx.lockBook(), directory: world.directory }, act, typed(what))
    if (!isRefusal(ruling)) await keep(tx, act, ruling)
    return ruling
  })
  if (!isRefusal(result)) await world.directoryChanged?.()
  return result
}

/** Several changes of one person, decided on the book under its lock: all of them are written, or none. */
export async function changeBookTogether(
  world: Pick<World, 'store' | 'clock' | 'directory' | 'directoryChanged'>,
  by: Person,
  decide: (scene: BookScene, act: Act) => readonly BookChange[],
): Promise<readonly BookChange[]> {
  const act = { by, at: world.clock.now() }
  const changes = await world.store.transaction(async (tx) => {
    const decided = decide({ book: await tx.lockBook(), directory: world.directory }, act)
    for (const change of decided) await keep(tx, act, change)
    return decided
  })
  if (changes.length > 0) await world.directoryChanged?.()
  return changes
}

async function keep(tx: Transaction, { by, at }: Act, change: BookChange): Promise<void> {
  await tx.keepInBook(change)
  await tx.audit({
    ...{ at, reference: BOOK, who: by.id, what: change.what, version: 0 },
    ...{ from: 'nothing' as const, to: 'nothing' as const, reason: change.reason },
  })
}

/** Everything in it that somebody typed, as a store can take it. */
const typed = <W extends object>(what: W): W => {
  const texts = Object.entries(what).map(([key, value]) => [
    key,
    typeof value === 'string' ? storable(value) : value,
  ])
  return Object.fromEntries(texts) as W
}
