/** What the pace of mailboxes does when Graph asks to wait: who is held off, for how long, and who may go on. */
import assert from 'node:assert/strict'
import { Trouble } from '../../src/gateways/trouble.ts'
import { busy, MAIL, moments, openMovedMailboxes, READ } from './moved-mailboxes.ts'

const THEIRS = '/users/person-1/mailboxSettings/automaticRepliesSetting'

describe('a mailbox that Graph has slowed', () => {
  for (const fault of [busy(429, 3), busy(503, 3), busy(504, 3), notKnown(504, 3)])
    it(`holds off all of its calls after ${fault.message}, and no other mailbox`, async () => {
      const { clock, made, refused, ask } = openMovedMailboxes()
      ask({ path: MAIL, fault })
      await clock.moveTo(0)
      ask({ path: READ })
      ask({ path: THEIRS })
      await clock.moveToEnd()
      const [read = 0] = moments(made, READ)
      assert.ok(read >= 3_000 && read <= 3_600, `${read}`)
      assert.deepEqual([moments(made, THEIRS), refused.length], [[0], 0])
    })

  it('is not held off by what is no sign of too much', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    for (const status of [400, 403, 404, 500, 502]) ask({ path: READ, fault: busy(status, 60) })
    ask({ path: READ, fault: new Trouble('not known', 'ECONNRESET') })
    ask({ path: READ })
    await clock.moveTo(0)
    assert.equal(made.length, 7)
  })

  it('gives the worker back when the wait is long, with the seconds until it is over', async () => {
    const { clock, refused, ask } = openMovedMailboxes()
    ask({ path: READ, fault: busy(429, 120) })
    await clock.moveTo(0)
    ask({ path: MAIL })
    ask({ path: READ })
    await clock.moveTo(4_999)
    assert.equal(refused.length, 0, 'not all at once: every job there is would run through in vain')
    await clock.moveTo(5_000)
    assert.equal(refused.length, 2)
    for (const { fault } of refused) {
      const { advice, code, retryAfterSeconds = 0 } = fault
      assert.deepEqual([advice, code], ['try again', 'MailboxLimit'])
      assert.ok(retryAfterSeconds >= 115 && retryAfterSeconds <= 145, `${retryAfterSeconds}`)
    }
  })

  it('begins with the short wait again once a call was answered', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    for (const begin of [0, 100_000]) {
      await clock.moveTo(begin)
      ask({ path: READ, fault: busy(503) })
      await clock.moveTo(begin + 4_900)
      ask({ path: READ })
      await clock.moveToEnd()
      const at = (made.at(-1)?.at ?? 0) - begin
      assert.ok(at >= 5_000 && at <= 6_000, `${at}`)
    }
  })

  it('doubles its own wait while Graph goes on to say no without a time', async () => {
    const { clock, made, refused, ask } = openMovedMailboxes()
    const waits: number[] = []
    let from = 0
    for (let n = 0; n < 5; n++) {
      ask({ path: READ, fault: busy(429) })
      await clock.moveToEnd()
      // Whoever is sent away comes back when told to.
      while (made.length <= n) {
        await clock.moveTo(clock.now() + 1_000 * (refused.at(-1)?.fault.retryAfterSeconds ?? 0))
        ask({ path: READ, fault: busy(429) })
        await clock.moveToEnd()
      }
      const at = made.at(-1)?.at ?? 0
      if (n > 0) waits.push(at - from)
      from = at
    }
    waits.forEach((wait, index) => {
      const least = 5_000 * 2 ** index
      assert.ok(wait >= least && wait <= least * 1.2 + 2_000, `${wait} and not ${least}`)
    })
  })

  it('counts several that were refused together as one', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    for (let n = 0; n < 4; n++) ask({ path: READ, tookMs: 10 + n, fault: busy(429) })
    await clock.moveTo(4_900)
    ask({ path: READ })
    await clock.moveToEnd()
    const at = made.at(-1)?.at ?? 0
    assert.ok(made.length === 5 && at <= 6_020, `${at}`)
  })

  it('is not stopped for a day by one answer', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    ask({ path: READ, fault: busy(429, 24 * 3_600) })
    await clock.moveTo(720_000)
    ask({ path: READ })
    await clock.moveTo(720_000)
    assert.equal(made.length, 2)
  })

  it('makes up for nothing that was held off: the mails come evenly again', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    ask({ path: READ, fault: busy(429, 4) })
    await clock.moveTo(0)
    for (let n = 0; n < 3; n++) ask({ path: MAIL })
    await clock.moveToEnd()
    const [first = 0, second = Number.POSITIVE_INFINITY] = moments(made, MAIL)
    assert.ok(first >= 4_000 && second - first >= 2_000, `${first}, ${second}`)
  })

  it('asks those who were refused together to come back apart', async () => {
    const held = new Set<number>()
    for (let n = 0; n < 5; n++) {
      const { clock, made, ask } = openMovedMailboxes()
      ask({ path: READ, fault: busy(429, 2) })
      await clock.moveTo(0)
      ask({ path: READ })
      await clock.moveToEnd()
      held.add(made.at(-1)?.at ?? 0)
    }
    assert.ok(held.size > 1)
  })
})

function notKnown(status: number, retryAfterSeconds: number): Trouble {
  return new Trouble('not known', 'GatewayTimeout', { status, retryAfterSeconds })
}
