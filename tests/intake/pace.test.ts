/** The bucket of each caller: how much at once, and how fast it fills again. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openPace } from '../../src/intake/pace.ts'

describe('the pace of a caller', () => {
  it('lets in, over any stretch of time, no more than a minute’s worth and what filled up meanwhile', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }),
        (perMinute, gaps) => {
          let now = 0
          const pace = openPace(perMinute, () => now)
          let taken = 0
          for (const gap of gaps) {
            now += gap
            if (pace.take('one') === 0) taken += 1
            assert.ok(taken <= perMinute + (now * perMinute) / 60_000 + 1e-6)
          }
        },
      ),
    ))

  it('lets in whoever waits as long as they were told', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (perMinute) => {
        let now = 0
        const pace = openPace(perMinute, () => now)
        let wait = 0
        while (wait === 0) wait = pace.take('one')
        now += wait * 1000
        assert.equal(pace.take('one'), 0)
      }),
    ))

  it('forgets whom it has not heard of for longest, and no more than that', () => {
    const pace = openPace(1, () => 0)
    assert.equal(pace.take('first'), 0)
    assert.ok(pace.take('first') > 0)
    for (let caller = 0; caller < 2_000; caller++) pace.take(String(caller))
    assert.equal(pace.take('first'), 0)
    assert.ok(pace.take('1999') > 0)
  })
})
