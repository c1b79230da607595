/** The pace of mailboxes keeps Outlook's limits, whatever is asked and however late a timer rings, and leaves nobody behind. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openGraphPace } from '../../src/gateways/graph-pace.ts'
import { busy, MAIL, moments, openMovedMailboxes, READ } from './moved-mailboxes.ts'

const MINUTE = 60_000
const THEIRS = '/users/person-1/mailboxSettings/automaticRepliesSetting'

function keepsTo(most: number, ms: number, begun: readonly number[]): void {
  begun.forEach((at, index) => {
    const first = begun[index - most]
    assert.ok(first === undefined || at >= first + ms, `${most + 1} from ${first} to ${at}, in ${ms} ms`)
  })
}

const asks = fc.array(
  fc.record({
    afterMs: fc.constantFrom(0, 0, 0, 100, 700, 2_000, 9_000),
    path: fc.constantFrom(MAIL, MAIL, MAIL, READ, THEIRS),
    tookMs: fc.constantFrom(0, 50, 800, 3_000, 30_000),
    fault: fc.constantFrom(undefined, undefined, undefined, busy(429, 3), busy(503), busy(400)),
  }),
  { maxLength: 120, size: 'max' },
)
const lateness = fc.infiniteStream(fc.constantFrom(0, 0, 0, 1, 15, 400))

describe('the pace of mailboxes', () => {
  it('lets the first mail go at once, and after a rest again', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    ask({ path: MAIL })
    await clock.moveTo(10_000)
    ask({ path: MAIL })
    await clock.moveTo(10_000)
    assert.deepEqual(moments(made, MAIL), [0, 10_000])
  })

  it('spreads the mails of two workers evenly, thirty in a minute, and wastes next to nothing', async () => {
    const { clock, pace, made, refused } = openMovedMailboxes()
    let left = 120
    const worker = async (): Promise<void> => {
      while (left > 0) {
        left -= 1
        await pace.inTurn(MAIL, async () => {
          made.push({ path: MAIL, asked: 0, at: clock.now() })
          await clock.wait(900)
        })
      }
    }
    void worker()
    void worker()
    await clock.moveToEnd()
    const begun = moments(made, MAIL)
    assert.deepEqual([begun.length, refused.length], [120, 0])
    keepsTo(30, MINUTE, begun)
    keepsTo(1, 2_000, begun)
    assert.ok((begun.at(-1) ?? 0) <= 119 * 2_000 * 1.02)
  })

  it('keeps every limit for any calls, however long they take and however late the timers ring', () =>
    fc.assert(
      fc.asyncProperty(asks, lateness, async (list, late) => {
        const { clock, made, refused, ask, ...more } = openMovedMailboxes({ late: () => late.next().value })
        for (const { afterMs, ...one } of list) {
          await clock.moveTo(clock.now() + afterMs)
          ask(one)
        }
        await clock.moveToEnd()
        assert.equal(made.length + refused.length, list.length, 'everybody got an answer')
        keepsTo(30, MINUTE, moments(made, MAIL))
        // However late one begins, no more than a handful of what has gathered behind it rushes after it.
        keepsTo(7, 2_000, moments(made, MAIL))
        assert.ok(more.mostAtOnce() <= 8, 'four in each of the two mailboxes')
        for (const { fault } of refused)
          assert.ok(fault.advice === 'try again' && fault.code === 'MailboxLimit' && fault.retryAfterSeconds)
      }),
      { numRuns: 100 },
    ))

  it('answers everybody within their patience', () =>
    fc.assert(
      fc.asyncProperty(asks, async (list) => {
        const { clock, made, refused, ask } = openMovedMailboxes()
        for (const { afterMs, ...one } of list) {
          await clock.moveTo(clock.now() + afterMs)
          ask(one)
        }
        await clock.moveToEnd()
        for (const { asked, at } of [...made, ...refused]) assert.ok(at - asked <= 5_000, `${at - asked} ms`)
      }),
      { numRuns: 50 },
    ))

  it('has at most four calls in hand in a mailbox, however it is written, and holds up no other', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    const paths = [READ, READ.toUpperCase().replace('MAILFOLDERS', 'mailFolders'), READ, READ, READ, READ]
    for (const path of paths) ask({ path: path.replace('/USERS/', '/users/'), tookMs: 1_000 })
    ask({ path: THEIRS, tookMs: 1_000 })
    await clock.moveTo(999)
    assert.equal(made.length, 5)
    assert.equal(made.at(-1)?.path, THEIRS)
    await clock.moveToEnd()
    assert.deepEqual(made.map(({ at }) => at).toSorted(), [0, 0, 0, 0, 0, 1_000, 1_000])
  })

  it('lets reading overtake mails that wait for their minute', async () => {
    const { clock, made, ask } = openMovedMailboxes()
    ask({ path: MAIL })
    ask({ path: MAIL })
    ask({ path: READ })
    await clock.moveTo(0)
    assert.deepEqual([moments(made, MAIL).length, moments(made, READ).length], [1, 1])
  })

  it('sends away at once who would wait long, each to a time of its own', async () => {
    const { clock, refused, ask } = openMovedMailboxes()
    for (let n = 0; n < 10; n++) ask({ path: MAIL })
    await clock.moveTo(0)
    const waits = refused.map(({ fault }) => fault.retryAfterSeconds)
    assert.equal(waits.length, 7)
    assert.ok(waits.every((seconds = 0) => seconds >= 6 && seconds <= 7))
  })

  it('sends away who waits long for one of four places', async () => {
    const { clock, refused, ask } = openMovedMailboxes()
    for (let n = 0; n < 5; n++) ask({ path: READ, tookMs: 30_000 })
    await clock.moveTo(4_999)
    assert.equal(refused.length, 0)
    await clock.moveTo(5_000)
    assert.equal(refused.length, 1)
  })

  it('lets files, managers and the bell in Teams pass, which Outlook does not count', async () => {
    const { clock, made, pace, ask } = openMovedMailboxes()
    const others = ['/users/a/manager', '/drives/d/items/f', '/users/a/teamwork/sendActivityNotification']
    for (const path of others) for (let n = 0; n < 6; n++) ask({ path, tookMs: 10 })
    await clock.moveTo(0)
    assert.deepEqual([made.length, pace.size()], [18, 0])
  })

  it('remembers no mailbox for longer than it must', async () => {
    const { clock, pace, ask } = openMovedMailboxes()
    for (let n = 0; n < 500; n++) ask({ path: `/users/person-${n}/mailboxSettings`, tookMs: 10 })
    ask({ path: MAIL })
    await clock.moveToEnd()
    assert.equal(pace.size(), 1)
    await clock.moveTo(clock.now() + MINUTE + 1_000)
    assert.equal(pace.size(), 0)
  })

  it('lets no more than a hundred wait', async () => {
    const { clock, refused, ask } = openMovedMailboxes()
    for (let n = 0; n < 150; n++) ask({ path: READ, tookMs: 30_000 })
    await clock.moveTo(0)
    assert.equal(refused.length, 46)
  })

  it('gives its place back when the call fails in any way', async () => {
    const pace = openGraphPace()
    for (let n = 0; n < 10; n++)
      await assert.rejects(
        pace.inTurn(READ, () => Promise.reject(new Error('broken'))),
        /broken/,
      )
  })
})
