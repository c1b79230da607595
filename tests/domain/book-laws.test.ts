/** What holds for the recipient book whatever people do, in whatever order. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { directoryWith } from '../../src/domain/book-directory.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { type Book, EMPTY_BOOK } from '../../src/domain/recipient-book.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { COUNCIL } from '../support/council.ts'
import { type Deed, deed, ruled } from './book-deeds.ts'
import { applied, bookAct } from './book-sample.ts'

/** Each deed on what the ones before have made; the directory may be the file's, or the file's with the book over it. */
function lived(deeds: readonly Deed[], over: boolean): Book {
  return deeds.reduce<Book>((book, one, index) => {
    const directory = over ? directoryWith(COUNCIL, book) : COUNCIL
    const ruling = ruled({ book, directory }, bookAct(one.by), { ...one, id: `n${index}` })
    return isRefusal(ruling) ? book : applied(book, ruling)
  }, EMPTY_BOOK)
}

const inUse = (directory: Directory) => [
  directory.lado.address,
  ...directory.prisons.flatMap(({ address }) => (address === undefined ? [] : [address])),
]

describe('the recipient book, whatever is done with it', () => {
  const deeds = fc.array(deed, { maxLength: 30 })
  it('sends nothing to an address that one person alone stands for, or at a domain that is not allowed', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        for (const address of inUse(directoryWith(COUNCIL, lived(all, false)))) {
          assert.notEqual(address.enteredBy, address.checkedBy)
          assert.match(address.email, /@(council|prison)\.example$/)
        }
      }),
    )
  })
  it('is the same laid over the file once or twice, and ruled over the file or over itself', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const book = lived(all, false)
        const once = directoryWith(COUNCIL, book)
        assert.deepEqual(directoryWith(once, book), once)
        assert.deepEqual(directoryWith(COUNCIL, lived(all, true)), once)
      }),
    )
  })
  it('has at most one address in use and one waiting in each mailbox, and never forgets a line', () => {
    fc.assert(
      fc.property(deeds, deeds, (first, more) => {
        const before = lived(first, false)
        const { addresses } = lived([...first, ...more], false)
        for (const { id } of before.addresses) assert.ok(addresses.some((one) => one.id === id))
        const open = addresses.filter(({ ended }) => ended === undefined)
        const places = open.map(
          ({ holder, mailbox, checked }) => `${holder} ${mailbox} ${checked === undefined}`,
        )
        assert.equal(new Set(places).size, places.length)
      }),
    )
  })
  it('always leaves the LADO an address', () => {
    fc.assert(
      fc.property(deeds, (all) => assert.ok(directoryWith(COUNCIL, lived(all, false)).lado.address.email)),
    )
  })
})
