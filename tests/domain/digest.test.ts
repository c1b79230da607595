/** What waits goes into one message a day for each person; what cannot wait goes by itself. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { digestKey, gather, type WaitingNudge } from '../../src/domain/digest.ts'
import type { Notice } from '../../src/domain/events.ts'
import { NUDGE_NAMES, type NudgeName, rungOf, weightOf } from '../../src/domain/nudges.ts'

const DAY = '2026-12-15'
const NOBODY: ReadonlySet<string> = new Set()
const nudge = (number: number, name: NudgeName, to: string): WaitingNudge => ({
  ...{ reference: `PCA-2026-000${number}`, name, occasion: '2026-12-15', to },
})

/** Without the lines in the activity feed. */
const inChat = (notices: readonly Notice[]) => notices.filter(({ by }) => by !== 'feed')

describe('gathering what waits', () => {
  it('makes one digest for each person, kept under the referral that weighs most in it', () => {
    const waiting = [nudge(1, 'allocate', 'tess'), nudge(2, 'overdue', 'tess'), nudge(1, 'allocate', 'dev')]
    const { notices, said } = gather(waiting, DAY, NOBODY)
    assert.deepEqual(inChat(notices), [
      {
        ...{ key: 'digest/2026-12-15/tess', reference: 'PCA-2026-0002', version: 0, person: 'tess' },
        ...{ event: 'nudged', to: 'person', by: 'chat', what: 'nudges' },
      },
      {
        ...{ key: 'digest/2026-12-15/dev', reference: 'PCA-2026-0001', version: 0, person: 'dev' },
        ...{ event: 'nudged', to: 'person', by: 'chat', what: 'nudges' },
      },
    ])
    assert.deepEqual(
      said.map((each) => each.notice),
      [digestKey(DAY, 'tess'), digestKey(DAY, 'tess'), digestKey(DAY, 'dev')],
    )
  })

  it('says the weightiest of several about one referral, and passes over the others', () => {
    const waiting = [
      nudge(1, 'dueTomorrow', 'tess'),
      nudge(1, 'overdue', 'tess'),
      nudge(1, 'allocate', 'tess'),
    ]
    const { said, passedOver } = gather(waiting, DAY, NOBODY)
    assert.deepEqual(
      said.map((each) => each.nudge.name),
      ['overdue'],
    )
    assert.deepEqual(
      passedOver.map(({ name }) => name),
      ['dueTomorrow', 'allocate'],
    )
  })

  it('lets what is due today go by itself, whether the digest of the day has gone or not', () => {
    const waiting = [nudge(1, 'dueToday', 'sam'), nudge(2, 'sectionsLeft', 'sam')]
    for (const told of [NOBODY, new Set(['sam'])]) {
      const [alone] = gather(waiting, DAY, told).notices
      assert.equal(alone?.key, 'nudge/PCA-2026-0001/dueToday/2026-12-15/sam')
    }
  })

  it('holds for the next morning what comes after the digest of the day', () => {
    const waiting = [nudge(1, 'sectionsLeft', 'sam'), nudge(1, 'sectionsLeft', 'ines')]
    const { held, notices } = gather(waiting, DAY, new Set(['sam']))
    assert.deepEqual([held, notices.length], [[waiting[0]], 1])
  })

  it('puts each overdue referral into the channel by a card of its own', () => {
    const waiting = [nudge(1, 'overdue', 'team channel'), nudge(2, 'overdue', 'team channel')]
    const { notices } = gather(waiting, DAY, new Set(['team channel']))
    assert.deepEqual(
      notices.map(({ key, event, to, by, what }) => [key, event, to, by, what]),
      [1, 2].map((number) => [
        `nudge/PCA-2026-000${number}/overdue/2026-12-15/team-channel`,
        ...['overdue', 'team channel', 'channel card', 'overdue'],
      ]),
    )
  })

  it('puts a line in the feed of each person for what is due today or overdue, and for nothing else', () => {
    const waiting = [
      ...[nudge(1, 'overdue', 'tess'), nudge(2, 'overdue', 'tess'), nudge(3, 'dueToday', 'sam')],
      ...[nudge(4, 'overdue', 'team channel'), nudge(5, 'allocate', 'tess'), nudge(6, 'overdueStill', 'dev')],
    ]
    const { notices, said } = gather(waiting, DAY, NOBODY)
    const feed = notices.filter(({ by }) => by === 'feed')
    assert.deepEqual(
      feed.map(({ reference, event, what, person }) => [reference, event, what, person]),
      [
        ['PCA-2026-0003', 'dueTodayInFeed', 'reportDueToday', 'sam'],
        ['PCA-2026-0001', 'overdueInFeed', 'reportOverdue', 'tess'],
        ['PCA-2026-0002', 'overdueInFeed', 'reportOverdue', 'tess'],
      ],
    )
    for (const { key } of feed) assert.ok(!said.some(({ notice }) => notice === key))
  })

  it('puts nothing in the feed of whoever hears of it tomorrow', () =>
    assert.deepEqual(gather([nudge(1, 'overdue', 'tess')], DAY, new Set(['tess'])).notices, []))

  it('of nothing is nothing', () =>
    assert.deepEqual(gather([], DAY, NOBODY), { notices: [], said: [], passedOver: [], held: [] }))

  it('of ten thousand for one person is one message, and quick', () => {
    const waiting = Array.from({ length: 10_000 }, (_, on) => nudge(on, 'overdueWeekly', 'hal'))
    const before = performance.now()
    const { notices, said } = gather(waiting, DAY, NOBODY)
    assert.deepEqual([notices.length, said.length], [1, 10_000])
    assert.ok(performance.now() - before < 500)
  })

  const PEOPLE = ['sam', 'tess', 'dev', 'team channel']
  const anyNudge = fc
    .tuple(fc.nat(4), fc.constantFrom(...NUDGE_NAMES), fc.constantFrom(...PEOPLE), fc.nat(2))
    .map(([number, name, to, on]) => ({ ...nudge(number, name, to), occasion: `2026-12-1${on}` }))
  const keyOf = (each: WaitingNudge) => [each.reference, each.name, each.occasion, each.to].join('/')
  const anyWaiting = fc.uniqueArray(anyNudge, { maxLength: 30, selector: keyOf })

  it('ends for everything that waits in just one of said, passed over and held', () =>
    fc.assert(
      fc.property(anyWaiting, fc.subarray(PEOPLE), (waiting, told) => {
        const { said, passedOver, held } = gather(waiting, DAY, new Set(told))
        const ends = [...said.map((each) => each.nudge), ...passedOver, ...held]
        assert.deepEqual(ends.map(keyOf).sort(), waiting.map(keyOf).sort())
        for (const { to } of held) assert.ok(told.includes(to))
        for (const over of passedOver)
          assert.ok(
            [...said.map((each) => each.nudge), ...held].some(
              ({ reference, to, name }) =>
                reference === over.reference && to === over.to && weightOf(name) >= weightOf(over.name),
            ),
          )
      }),
      { numRuns: 40 },
    ))

  it('makes at most one digest a day for each person, and every notice by its own key', () =>
    fc.assert(
      fc.property(anyWaiting, fc.subarray(PEOPLE), (waiting, told) => {
        const { notices, said } = gather(waiting, DAY, new Set(told))
        assert.equal(new Set(notices.map(({ key }) => key)).size, notices.length)
        const keys = inChat(notices).map(({ key }) => key)
        assert.deepEqual([...new Set(said.map(({ notice }) => notice))].sort(), [...keys].sort())
        for (const { nudge: one, notice } of said) {
          const alone = rungOf(one.name).goes === 'at once' || one.to === 'team channel'
          assert.equal(notice.startsWith('nudge/'), alone)
          if (alone) continue
          assert.equal(notice, digestKey(DAY, one.to))
          assert.ok(!told.includes(one.to))
        }
      }),
      { numRuns: 40 },
    ))
})
