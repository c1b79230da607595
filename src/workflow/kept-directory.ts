/** The directory that everybody works with: the authority file, over it what administrators have changed, and the recipient book. */

import type { Directory } from '../domain/directory.ts'
import { standing } from '../domain/directory-scene.ts'
import type { Store } from './ports.ts'

export type KeptDirectory = {
  now(): Directory
  /** Reads the entries and the book again. Of two at once the one that began later counts. */
  refresh(): Promise<void>
  /** Reads them again where somebody has changed the entries since, be it another instance. */
  fresh(): Promise<void>
}

export function keepDirectory(
  authority: Directory,
  store: Pick<Store, 'book' | 'entries' | 'entryCount'>,
): KeptDirectory {
  let directory = authority
  let began = 0
  let shown = 0
  let seen = -1
  let reading: { readonly changes: number; readonly done: Promise<void> } | undefined
  const refresh = async (): Promise<void> => {
    began += 1
    const mine = began
    // Before the entries are read: what comes in between is found by the next look.
    const changes = await store.entryCount()
    // One after the other: a holder that an entry names is in the book by then.
    const entries = await store.entries()
    const read = standing({ seed: authority, entries, book: await store.book() })
    if (mine < shown) return
    shown = mine
    seen = changes
    directory = read
  }
  return {
    now: () => directory,
    refresh,
    async fresh() {
      const changes = await store.entryCount()
      if (changes === seen) return
      // Many turns come at once: one of them reads what all of them found.
      if (reading?.changes !== changes)
        reading = {
          changes,
          done: refresh().finally(() => {
            reading = undefined
          }),
        }
      await reading.done
    },
  }
}
