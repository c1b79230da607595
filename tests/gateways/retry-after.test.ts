/** Retry-After as seconds or as a date, whatever our own clock says. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { retryAfterSeconds } from '../../src/gateways/retry-after.ts'

const secondsOf = (headers: Record<string, string>) =>
  retryAfterSeconds(new Headers(headers)).retryAfterSeconds

describe('Retry-After', () => {
  it('as a date counts from the date of the same answer, however wrong our clock is', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.integer({ min: 0, max: 86_400 }),
        (at, wait) => {
          const [date, until] = [at, at + wait].map((seconds) => new Date(seconds * 1_000).toUTCString())
          assert.equal(secondsOf({ date: date ?? '', 'retry-after': until ?? '' }), wait)
        },
      ),
    ))

  it('as a date counts from our clock where the answer has no date that can be read', () => {
    for (const more of [[], [['date', 'today']]] as const) {
      const seconds = secondsOf({
        ...Object.fromEntries(more),
        'retry-after': new Date(Date.now() + 90_000).toUTCString(),
      })
      assert.ok(seconds !== undefined && seconds >= 85 && seconds <= 91)
    }
  })

  it('is never under nothing or over a day, and nothing where it says nothing', () => {
    const date = 'Sat, 21 Nov 2026 09:00:00 GMT'
    for (const [text, seconds] of [
      ['0', 0],
      ['17', 17],
      ['99999999', 86_400],
      ['Sat, 21 Nov 2026 08:00:00 GMT', 0],
      ['Sat, 21 Nov 2099 09:00:00 GMT', 86_400],
      ['', undefined],
      ['soon', undefined],
      ['-5x', undefined],
    ] as const)
      assert.equal(secondsOf({ date, 'retry-after': text }), seconds, text)
  })
})
