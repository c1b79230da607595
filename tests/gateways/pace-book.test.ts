/** What the pace remembers: no more than the last hour of sendings. */
import assert from 'node:assert/strict'
import { openBook } from '../../src/gateways/pace-book.ts'

const HOUR = 3_600_000

describe('the book of the pace', () => {
  it('forgets a thread when its last sending is over an hour old', () => {
    const book = openBook(50)
    for (let n = 0; n < 1_000; n++) book.begin(`19:${n}`, n * 20, n * 20)
    book.begin('19:0', 30 * 60_000, 30 * 60_000)
    assert.equal(book.size(), 1_000)
    book.begin('19:new', HOUR + 25_000, HOUR + 25_000)
    assert.equal(book.size(), 2, 'the one that was used again is kept')
    book.begin('19:new', 3 * HOUR, 3 * HOUR)
    assert.equal(book.size(), 1)
  })

  it('forgets what was held off when the next one is', () => {
    const book = openBook(50)
    for (let n = 0; n < 100; n++) book.holdOff(`19:${n}`, n, n + 1_000)
    book.holdOff('19:new', 10_000, 12_000)
    assert.equal(book.size(), 1)
  })

  it('shortens no wait that Teams asked for', () => {
    const book = openBook(50)
    book.holdOff('19:a', 0, 9_000)
    book.holdOff('19:a', 1, 2_000)
    assert.equal(book.threadOpens('19:a'), 9_000)
    book.holdOff(undefined, 2, 8_000)
    book.holdOff(undefined, 3, 4_000)
    assert.equal(book.appOpens(), 8_000)
  })
})
