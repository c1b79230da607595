/** The directory that everybody works with: the authority file, and over it the recipient book as it was read last. */
import { directoryWith } from '../domain/book-directory.ts'
import type { Directory } from '../domain/directory.ts'
import type { Book } from '../domain/recipient-book.ts'

export type KeptDirectory = {
  now(): Directory
  /** Reads the book again. Of two at once the one that began later counts. */
  refresh(): Promise<void>
}

export function keepDirectory(authority: Directory, book: () => Promise<Book>): KeptDirectory {
  let directory = authority
  let began = 0
  let shown = 0
  return {
    now: () => directory,
    async refresh() {
      began += 1
      const mine = began
      const read = directoryWith(authority, await book())
      if (mine < shown) return
      shown = mine
      directory = read
    },
  }
}
