/** What the recipient book needs from the store. */
import type { BookChange } from '../domain/book-scene.ts'
import type { Book } from '../domain/recipient-book.ts'
import type { Reference } from '../domain/referral.ts'

export type BookStore = {
  /** Every line there has ever been; a council has a few hundred. */
  book(): Promise<Book>
  /** Referrals that are not released yet, whose prisoner is in one of these prisons by its code. */
  openAt(prisonCodes: readonly string[]): Promise<readonly Reference[]>
}

export type BookTransaction = {
  /** The book as it is now, locked until the transaction ends. */
  lockBook(): Promise<Book>
  /** Writes the lines of a change: new ones are added, known ones take what is said of them now. */
  keepInBook(change: Pick<BookChange, 'addresses' | 'holder'>): Promise<void>
}
