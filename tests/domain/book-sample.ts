/** The recipient book for tests: changes applied as the store would keep them, and people who change it. */
import assert from 'node:assert/strict'
import type { BookRuling } from '../../src/domain/book-scene.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Book } from '../../src/domain/recipient-book.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import type { Act } from '../../src/domain/ruling.ts'
import { ADMIN } from '../support/council.ts'

export const SECOND_ADMIN: Person = { ...ADMIN, id: '00000000-0000-4000-8000-0000000000d9', name: 'Al Admin' }

export const bookAct = (by: Person, at = '2026-12-03T10:00:00.000Z'): Act => ({ by, at })

/** The book with a change in it; a refusal fails the test. */
export function applied(book: Book, ruling: BookRuling): Book {
  assert.ok(!isRefusal(ruling), JSON.stringify(ruling))
  const { addresses, holder } = ruling
  const changed = new Set(addresses.map(({ id }) => id))
  const others = book.holders.filter(({ id }) => id !== holder?.id)
  return {
    addresses: [...book.addresses.filter(({ id }) => !changed.has(id)), ...addresses],
    holders: holder === undefined ? book.holders : [...others, holder],
  }
}
