/** The pace keeps each of Teams' limits, whatever is asked and however late a timer rings, and leaves nobody behind. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { moments, openMoved } from './moved-pace.ts'

/** Those that Microsoft publishes for one bot in one thread. */
const IN_A_THREAD = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const

/** No more than `most` in any window of `ms`: the one after them begins when the first has left it. */
function keepsTo(most: number, ms: number, begun: readonly number[]): void {
  const sorted = begun.toSorted((one, other) => one - other)
  sorted.forEach((at, index) => {
    const first = sorted[index - most]
    assert.ok(first === undefined || at >= first + ms, `${most + 1} from ${first} to ${at}, in ${ms} ms`)
  })
}

/** One thread is asked for more than the others, so that each of its limits is met. */
const THREADS = [undefined, '19:a', '19:b', '19:c'] as const
const asks = fc.array(
  fc.record({
    afterMs: fc.constantFrom(0, 0, 0, 0, 0, 5, 40, 300, 1_000),
    thread: fc.constantFrom(...THREADS, '19:a', '19:a', '19:a'),
  }),
  { maxLength: 150, size: 'max' },
)
const lateness = fc.infiniteStream(fc.constantFrom(0, 0, 0, 1, 3, 15, 200))

describe('the pace of what is sent to Teams', () => {
  it('lets the first one begin at once, in a thread and without one, and after a rest again', async () => {
    const { clock, starts, ask } = openMoved()
    ask('19:a')
    await clock.moveTo(5_000)
    ask()
    await clock.moveTo(5_000)
    assert.deepEqual(moments(starts), [0, 5_000])
  })

  it('spreads what is asked at once evenly over the second', async () => {
    const { clock, starts, ask } = openMoved({ perSecond: 10 })
    for (let n = 0; n < 25; n++) ask(`19:${n}`)
    await clock.moveToEnd()
    const begun = moments(starts)
    assert.equal(begun.length, 25)
    assert.ok((begun.at(-1) ?? 0) <= 2_500, 'and wastes nothing')
    begun.forEach((at, index) => {
      const before = begun[index - 2]
      assert.ok(before === undefined || at - before > 99, `${before} and ${at}`)
    })
  })

  it('keeps every limit for any asks in any threads, however late the timers ring', () =>
    fc.assert(
      fc.asyncProperty(asks, lateness, fc.integer({ min: 5, max: 50 }), async (list, late, perSecond) => {
        const { clock, starts, refused, ask } = openMoved({ perSecond, late: () => late.next().value })
        for (const { afterMs, thread } of list) {
          await clock.moveTo(clock.now() + afterMs)
          ask(thread)
        }
        await clock.moveToEnd()
        assert.equal(starts.length + refused.length, list.length, 'everybody got an answer')
        keepsTo(perSecond, 1_000, moments(starts))
        // However late one begins, no more than a handful of what has gathered behind it rushes after it.
        keepsTo(7, 1_000 / perSecond, moments(starts))
        for (const thread of THREADS)
          if (thread !== undefined)
            for (const [most, ms] of IN_A_THREAD) keepsTo(most, ms, moments(starts, thread))
      }),
      { numRuns: 100 },
    ))

  it('answers everybody within their patience, and says how long it is better to stay away', () =>
    fc.assert(
      fc.asyncProperty(asks, async (list) => {
        const { clock, starts, refused, ask } = openMoved()
        for (const { afterMs, thread } of list) {
          await clock.moveTo(clock.now() + afterMs)
          ask(thread)
        }
        await clock.moveToEnd()
        for (const { asked, at } of starts) assert.ok(at - asked <= 3_000, `${at - asked} ms`)
        for (const { advice, retryAfterSeconds = 0 } of refused)
          assert.ok(advice === 'try again' && retryAfterSeconds >= 1)
      }),
      { numRuns: 100 },
    ))

  it('lets sixty begin in half a minute in one thread', async () => {
    const { clock, starts, ask } = openMoved({ perSecond: 50 })
    for (let asked = 0; asked < 400; asked++) {
      ask('19:a')
      await clock.moveTo(asked * 250)
    }
    const begun = moments(starts)
    keepsTo(60, 30_000, begun)
    assert.equal(begun.filter((at) => at < 30_000).length, 60)
  })

  it('is kept for an hour in one thread', async () => {
    const { clock, starts, ask } = openMoved({ perSecond: 50 })
    for (let second = 0; second < 4_000; second++) {
      ask('19:a')
      await clock.moveTo(second * 1_000)
    }
    const begun = moments(starts)
    keepsTo(1_800, 3_600_000, begun)
    assert.equal(begun.filter((at) => at < 3_600_000).length, 1_800)
    assert.ok(
      begun.some((at) => at > 3_600_000),
      'and goes on after it',
    )
  })

  it('begins in the order of asking within a thread', () =>
    fc.assert(
      fc.asyncProperty(asks, async (list) => {
        const { clock, starts, ask } = openMoved({ perSecond: 20 })
        for (const { afterMs, thread } of list) {
          await clock.moveTo(clock.now() + afterMs)
          ask(thread)
        }
        await clock.moveToEnd()
        for (const wanted of THREADS) {
          const asked = starts.filter(({ thread }) => thread === wanted).map((each) => each.asked)
          assert.deepEqual(
            asked,
            asked.toSorted((one, other) => one - other),
          )
        }
      }),
      { numRuns: 30 },
    ))

  it('holds up nobody for a thread that is at its limit', async () => {
    const { clock, starts, refused, ask } = openMoved({ perSecond: 50 })
    for (let n = 0; n < 30; n++) ask('19:busy')
    for (let n = 0; n < 20; n++) ask(`19:${n}`)
    await clock.moveTo(1_000)
    assert.equal(starts.filter(({ thread }) => thread !== '19:busy').length, 20)
    assert.equal(moments(starts, '19:busy').length, 7)
    await clock.moveToEnd()
    assert.equal(moments(starts, '19:busy').length, 11, 'four may wait for it')
    assert.equal(refused.length, 19, 'and the others give their workers free')
  })
})
