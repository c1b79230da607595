/** The directory read and changed: one change at a time, each a line of the audit, and known to this instance at once. */
import {
  type DirectoryChange,
  type DirectoryRuling,
  type DirectoryScene,
  faultsIn,
  standing,
} from '../domain/directory-scene.ts'
import { mayKeepDirectory, type Person } from '../domain/people.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Act } from '../domain/ruling.ts'
import { directoryWithEntries } from '../domain/staff-directory.ts'
import type { Transaction, World } from './ports.ts'
import { storable } from './storable.ts'

/** Stands in the audit where a referral has its reference. */
export const DIRECTORY = 'directory'

type Where = Pick<World, 'store' | 'directory' | 'authority'>

/** Everything as it is this moment, whatever another instance has just changed. */
export async function directorySceneOf({ store, directory, authority }: Where): Promise<DirectoryScene> {
  const entries = await store.entries()
  return { seed: authority ?? directory, entries, book: await store.book() }
}

/** What cannot stand in it as it is: the authority file may have changed under an entry. */
export async function readDirectory(world: Where, by: Person) {
  if (!mayKeepDirectory(by)) return refuse('notToKeepDirectory')
  const scene = await directorySceneOf(world)
  return {
    scene,
    directory: standing(scene),
    faults: faultsIn(directoryWithEntries(scene.seed, scene.entries)),
  }
}

export type DirectoryRule<W> = (scene: DirectoryScene, act: Act, what: W) => DirectoryRuling

type Changing = Pick<World, 'store' | 'clock' | 'directory' | 'authority' | 'directoryChanged'>

/** Runs a rule on the directory under its lock, and writes the change and the audit together. */
export async function changeDirectory<W extends object>(
  world: Changing,
  by: Person,
  { rule, what }: { readonly rule: DirectoryRule<W>; readonly what: W },
): Promise<DirectoryChange | Refusal> {
  const act = { by, at: world.clock.now() }
  const result = await world.store.transaction((tx) =>
    changeInside(tx, world, act, (scene) => rule(scene, act, typed(what))),
  )
  if (!isRefusal(result)) await world.directoryChanged?.()
  return result
}

/** The same as a part of a larger transaction; whoever opened it says afterwards that the directory has changed. */
export async function changeInside(
  tx: Transaction,
  world: Pick<World, 'directory' | 'authority'>,
  act: Act,
  rule: (scene: DirectoryScene) => DirectoryRuling,
): Promise<DirectoryChange | Refusal> {
  const entries = await tx.lockEntries()
  const scene = { seed: world.authority ?? world.directory, entries, book: await tx.lockBook() }
  const ruling = rule(scene)
  if (!isRefusal(ruling)) await keep(tx, act, ruling)
  return ruling
}

/** Several changes of one person, each decided on what the one before has left: all of them are written, or none. */
export async function changeDirectoryTogether(
  world: Changing,
  by: Person,
  decide: (scene: DirectoryScene, act: Act) => readonly DirectoryChange[],
): Promise<readonly DirectoryChange[]> {
  const act = { by, at: world.clock.now() }
  const changes = await world.store.transaction(async (tx) => {
    const entries = await tx.lockEntries()
    const scene = { seed: world.authority ?? world.directory, entries, book: await tx.lockBook() }
    const decided = decide(scene, act)
    for (const change of decided) await keep(tx, act, change)
    return decided
  })
  if (changes.length > 0) await world.directoryChanged?.()
  return changes
}

async function keep(tx: Transaction, { by, at }: Act, change: DirectoryChange): Promise<void> {
  await tx.keepEntries(change.entries)
  if (change.book !== undefined) await tx.keepInBook(change.book)
  if (change.leftChannel !== undefined) await tx.leaveChannel(change.leftChannel)
  await tx.audit({
    ...{ at, reference: DIRECTORY, who: by.id, what: change.what, version: 0 },
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
