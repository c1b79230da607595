/** The directory that everybody works with: the authority file, over it what administrators have changed, and the recipient book. */

import type { Directory } from '../domain/directory.ts'
import { standing } from '../domain/directory-scene.ts'
import type { Store } from './ports.ts'

export type KeptDirectory = {
  now(): Directory
  /** Reads the entries and the book again. Of two at once the one that began later counts. */
  refresh(): Promise<void>
}

export function keepDirectory(authority: Directory, store: Pick<Store, 'book' | 'entries'>): KeptDirectory {
  let directory = authority
  let began = 0
  let shown = 0
  return {
    now: () => directory,
    async refresh() {
      began += 1
      const mine = began
      // One after the other: a holder that an entry names is in the book by then.
      const entries = await store.entries()
      const read = standing({ seed: authority, entries, book: await store.book() })
      if (mine < shown) return
      shown = mine
      directory = read
    },
  }
}
