/** What the pace does when Teams asks to wait: whom it holds off, for how long, and who may go on. */
import assert from 'node:assert/strict'
import { moments, openMoved } from './moved-pace.ts'

describe('a pace that Teams has slowed', () => {
  it('begins nothing in a thread before the time that Teams asked for, and goes on elsewhere', async () => {
    const { clock, pace, starts, refused, ask } = openMoved()
    pace.holdOff('19:a', 2)
    ask('19:a')
    ask('19:b')
    await clock.moveToEnd()
    const [held = 0] = moments(starts, '19:a')
    assert.ok(held >= 2_000 && held <= 2_400, `${held}`)
    assert.deepEqual(moments(starts, '19:b'), [0])
    assert.deepEqual(refused, [])
  })

  it('refuses at once what would wait long for a thread, those who wait already included', async () => {
    const { clock, pace, starts, refused, ask } = openMoved()
    pace.holdOff('19:a', 1)
    ask('19:a')
    pace.holdOff('19:a', 60)
    ask('19:a')
    await clock.moveTo(0)
    assert.deepEqual(starts, [])
    for (const { advice, code, retryAfterSeconds = 0 } of refused)
      assert.ok(advice === 'try again' && code === 'TeamsLimit' && retryAfterSeconds >= 60)
    assert.equal(refused.length, 2)
  })

  it('begins nothing at all when the app was asked to wait, and keeps its workers from running in vain', async () => {
    const { clock, pace, starts, refused, ask } = openMoved()
    pace.holdOff(undefined, 10)
    ask('19:a')
    ask()
    await clock.moveTo(2_999)
    assert.deepEqual([starts.length, refused.length], [0, 0])
    await clock.moveTo(3_000)
    assert.equal(refused.length, 2)
    for (const { retryAfterSeconds = 0 } of refused) assert.ok(retryAfterSeconds >= 7)
    await clock.moveTo(12_000)
    ask('19:a')
    await clock.moveTo(12_000)
    assert.equal(starts.length, 1)
  })

  it('takes two threads refused within a second for the limit of the app, and one refused twice not', async () => {
    const { clock, pace, starts, ask } = openMoved()
    pace.holdOff('19:a', 2)
    pace.holdOff('19:a', 2)
    ask('19:c')
    await clock.moveTo(0)
    assert.equal(starts.length, 1)
    pace.holdOff('19:b', 2)
    ask('19:d')
    await clock.moveToEnd()
    const [, held = 0] = moments(starts)
    assert.ok(held >= 2_000 && held <= 2_400, `${held}`)
  })

  it('is not stopped for a day by one answer', async () => {
    const { clock, pace, starts, ask } = openMoved()
    pace.holdOff(undefined, 24 * 3_600)
    await clock.moveTo(720_000)
    ask('19:a')
    await clock.moveTo(720_000)
    assert.equal(starts.length, 1)
  })

  it('asks those who were refused together to come back apart', async () => {
    const held = new Set<number>()
    for (let n = 0; n < 5; n++) {
      const { clock, pace, starts, ask } = openMoved()
      pace.holdOff('19:a', 2)
      ask('19:a')
      await clock.moveToEnd()
      held.add(moments(starts)[0] ?? 0)
    }
    assert.ok(held.size > 1)
  })
})
