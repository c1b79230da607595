/** The message of nudges: the next step first, every nudge reachable, late said in words, and nothing too long for Teams. */
import assert from 'node:assert/strict'
import { referralWith, wholeAssessment } from '../../scripts/preview/sample.ts'
import { type Digest, digestSummary, nudgeDigest } from '../../src/cards/nudge-digest.ts'
import { momentAt } from '../../src/domain/moment.ts'
import type { MoreTime } from '../../src/domain/more-time.ts'
import { NUDGE_NAMES, type NudgeName } from '../../src/domain/nudges.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral, Status } from '../../src/domain/referral.ts'
import { buttonsOn, wordsOn } from '../support/cards.ts'
import { ADMIN, COUNCIL, HEAD, MAYA, SAM, TESS } from '../support/council.ts'
import { sizeOf } from './card-tree.ts'
import { BUDGET, fitFaults } from './fit.ts'

type One = { name: NudgeName; status?: Status; by?: Person; day?: string; more?: Partial<Referral> }

const digestOf = ({ name, status = 'in_progress', by = SAM, day = '2026-12-08', more = {} }: One): Digest => {
  const { A1, B, ...rest } = wholeAssessment(1)
  assert.ok(A1 && B)
  return {
    items: [{ name, referral: { ...referralWith(status), ...more } as Referral }],
    ...{ assessment: rest, by, directory: COUNCIL, now: momentAt(day, '09:00'), digest: '' },
  }
}
const one = (made: One) => nudgeDigest(digestOf(made), 'chat')
const titles = (made: One) => buttonsOn(one(made)).map(({ title }) => title)

const several = (count: number, from = 0, by: Person = TESS): Digest => ({
  items: Array.from({ length: count }, (_, index) => ({
    name: index === 0 ? 'overdue' : 'signOffWaiting',
    referral: {
      ...referralWith('submitted'),
      reference: `PCA-2026-${String(100 + index)}`.replace(/-(\d{3})$/, '-0$1'),
      ...(index === 0 ? { due: { ...referralWith('submitted').due, day: '2026-12-07' } } : {}),
    },
  })),
  ...{
    assessment: {},
    by,
    directory: COUNCIL,
    now: momentAt('2026-12-08', '09:00'),
    digest: '2026-12-08',
    from,
  },
})

describe('a message of one nudge', () => {
  it('says in its title what it is about, then the due day, what is left, and the forecast', () => {
    const words = wordsOn(one({ name: 'sectionsLeft' }))
    assert.match(
      words,
      /^PCA-2026-0147: five working days left: if it will not be ready, ask for more time now/,
    )
    assert.match(words, /Due: \nTue 15 Dec 2026 \(5 working days left\)/)
    assert.match(words, /Left to do: \n2 of 8 sections: the child’s views, the carer\./)
  })

  it('offers the next step of the rung first', () => {
    const first = (made: One) => titles(made)[0]
    assert.equal(first({ name: 'sectionsLeft' }), 'Open')
    assert.equal(first({ name: 'allocate', status: 'assigned_to_team', by: TESS }), 'Allocate')
    assert.equal(first({ name: 'signOffWaiting', status: 'submitted', by: TESS }), 'Sign off')
    assert.equal(first({ name: 'overdue', by: TESS, day: '2026-12-16' }), 'Holding e-mail')
    assert.equal(first({ name: 'noReceipt', status: 'sent' }), 'They have it')
    assert.equal(first({ name: 'nobodyToSign', status: 'submitted', by: MAYA }), 'Open')
    assert.equal(first({ name: 'overdueWeekly', by: HEAD, day: '2026-12-21' }), 'All that is overdue')
  })

  it('has why, more time and snooze beside it as long as each is of use', () => {
    assert.deepEqual(titles({ name: 'sectionsLeft' }), [
      'Open',
      'Why did I get this?',
      'Ask for more time',
      'Snooze until…',
    ])
    assert.deepEqual(titles({ name: 'dueToday', day: '2026-12-15' }), [
      'Open',
      'Why did I get this?',
      'Ask for more time',
    ])
    const asked: MoreTime = {
      stage: 'asked',
      until: '2026-12-22',
      reason: 'other',
      words: 'mine',
      askedBy: SAM.id,
      askedAt: '2026-12-07T09:30:00.000Z',
    }
    assert.ok(!titles({ name: 'sectionsLeft', more: { moreTime: asked } }).includes('Ask for more time'))
    assert.match(
      wordsOn(one({ name: 'sectionsLeft', more: { moreTime: asked } })),
      /Sam Example asked on Mon 7 Dec/,
    )
    const holding = { by: TESS.id, at: '2026-12-16T10:00:00.000Z', expected: '2026-12-21' }
    assert.equal(titles({ name: 'overdue', by: TESS, day: '2026-12-17', more: { holding } })[0], 'Open')
    assert.deepEqual(titles({ name: 'noReceipt', status: 'sent' }), [
      'They have it',
      'Telephoned',
      'Open',
      'Why did I get this?',
    ])
  })

  it('names to a manager who has the next move', () => {
    assert.match(
      wordsOn(one({ name: 'overdue', by: TESS, day: '2026-12-16' })),
      /Sam Example, who writes it, since/,
    )
    assert.doesNotMatch(wordsOn(one({ name: 'sectionsLeft' })), /Waits for/)
  })

  it('has the number of the prison where a call is the next step, and says so when there is none', () => {
    assert.match(wordsOn(one({ name: 'noReceipt', status: 'sent' })), /HMP Example, 01632 960 100/)
    const { details } = referralWith('sent')
    const other = { ...details, prisoner: { ...details.prisoner, prisonCode: 'ZBB' } }
    assert.match(
      wordsOn(one({ name: 'noReceipt', status: 'sent', more: { details: other } })),
      /I have no number/,
    )
    assert.match(wordsOn(one({ name: 'askDecision', status: 'sent' })), /01632 960 100/)
    assert.doesNotMatch(wordsOn(one({ name: 'sectionsLeft' })), /01632/)
  })

  it('shows those who may not see the referral its day alone, and no way into it', () => {
    for (const by of [HEAD, ADMIN]) {
      const card = one({ name: 'overdueWeekly', by, day: '2026-12-21' })
      assert.doesNotMatch(wordsOn(card), /sections|HMP|Forecast/)
      assert.deepEqual(
        buttonsOn(card).map(({ verb }) => verb),
        ['overdue', 'why-nudge'],
      )
    }
    assert.doesNotMatch(wordsOn(one({ name: 'nobodyToSign', by: MAYA, status: 'in_progress' })), /sections/)
  })

  it('is fit for Teams on every rung', () => {
    for (const name of NUDGE_NAMES) {
      const card = one({ name, by: TESS })
      assert.deepEqual(fitFaults(card, 'chat'), [], name)
    }
  })
})

describe('a message of several nudges', () => {
  const rowsOn = (digest: Digest) =>
    buttonsOn(nudgeDigest(digest, 'chat')).flatMap(({ verb, data }) =>
      verb === 'why-nudge' ? [data.reference] : [],
    )

  it('greets by the time of day, counts them, and marks what is late with a sign and the word', () => {
    const words = wordsOn(nudgeDigest(several(4), 'chat'))
    assert.match(words, /^Good morning\. 4 things wait for you\.\n1 of them is late\./)
    assert.match(words, /PCA-2026-0100\n {2}⚠ 1 working day late/)
    const noon = { ...several(4), now: '2026-12-08T13:00:00.000Z' }
    assert.match(wordsOn(nudgeDigest(noon, 'chat')), /^Good afternoon\./)
  })

  it('opens each referral, and the why of each, from its row, and keeps the list in its place', () => {
    const buttons = buttonsOn(nudgeDigest(several(4), 'chat'))
    const verbs = buttons.map(({ verb }) => verb)
    assert.equal(verbs.filter((verb) => verb === 'continue').length, 4)
    assert.deepEqual(buttons.find(({ verb }) => verb === 'why-nudge')?.data, {
      ...{ reference: 'PCA-2026-0100', rung: 'overdue', digest: '2026-12-08' },
    })
  })

  it('loses none: fifteen at a time, the rest a press away', () => {
    for (const count of [15, 16, 40]) {
      const seen: unknown[] = []
      for (let from = 0; from < count; from += 15) seen.push(...rowsOn(several(count, from)))
      assert.equal(new Set(seen).size, count)
    }
    const buttons = buttonsOn(nudgeDigest(several(40), 'chat'))
    assert.deepEqual(buttons.find(({ title }) => title === 'The next 15')?.data.from, 15)
    assert.match(wordsOn(nudgeDigest(several(16), 'chat')), /1 more comes after/)
    assert.deepEqual(
      buttonsOn(nudgeDigest(several(15), 'chat')).filter(({ verb }) => verb === 'nudges'),
      [],
    )
  })

  it('stays under the limit with rows as long as they come', () => {
    for (const from of [0, 15]) {
      const card = nudgeDigest(several(45, from), 'chat')
      assert.deepEqual(fitFaults(card, 'chat'), [])
      assert.ok(sizeOf(card) < BUDGET)
    }
  })

  it('shows who may not open a referral no button that would not open it', () => {
    const verbs = buttonsOn(nudgeDigest(several(3, 0, HEAD), 'chat')).map(({ verb }) => verb)
    assert.ok(!verbs.includes('continue'))
    assert.equal(verbs.filter((verb) => verb === 'why-nudge').length, 3)
  })

  it('counts in the notification and names nobody there', () => {
    assert.equal(digestSummary(several(4)), '4 things wait for you, 1 late')
    assert.equal(digestSummary({ ...several(4), items: several(4).items.slice(1) }), '3 things wait for you')
    assert.equal(digestSummary(digestOf({ name: 'dueToday', day: '2026-12-15' })), 'PCA-2026-0147: due today')
  })
})
