/** What will be said by itself, from the planner that says it; what was said; and why somebody was told. */
import assert from 'node:assert/strict'
import { openAlmanac } from '../../src/domain/almanac.ts'
import { foresee } from '../../src/domain/foresee.ts'
import { planFor, type Scene } from '../../src/domain/nudge-plan.ts'
import { sayNudge, sayNudgeInShort } from '../../src/domain/nudge-words.ts'
import { NUDGE_NAMES } from '../../src/domain/nudges.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { type Told, whatNext } from '../../src/domain/what-next.ts'
import type { Line } from '../../src/domain/why-due.ts'
import { STOPS, whyNudge } from '../../src/domain/why-nudge.ts'
import { COUNCIL, SAM, TESS } from '../support/council.ts'
import { ALL_STATUSES, referralOf } from './sample.ts'

const calendar = COUNCIL.council
const scene = (referral: Referral, now: string, more: Partial<Scene> = {}): Scene => ({
  ...{ referral, now, progressAt: undefined, snoozes: [], absences: [], directory: COUNCIL },
  ...more,
})
const ahead = (referral: Referral, now: string, more: Partial<Scene> = {}) =>
  foresee(scene(referral, now, more), openAlmanac(calendar))
const said = (lines: readonly Line[]): readonly string[] =>
  lines.map(({ label, value }) => (label === '' ? value : `${label}: ${value}`))
const next = (referral: Referral, now: string, more: Partial<Scene> = {}) =>
  said(whatNext(ahead(referral, now, more), [], COUNCIL).coming)

describe('what comes next', () => {
  it('names the moment, the person and the words, of what the planner has', () => {
    const lines = next(referralOf('in_progress'), '2026-12-04T10:00:00.000Z')
    assert.deepEqual(lines.slice(0, 3), [
      'Tue 8 Dec 2026, 09:00: Sam Example: five working days left: if it will not be ready, ask for more time now',
      'Thu 10 Dec 2026, 09:00: Sam Example and Tess Placeholder: three working days left: the draft should go to the Team Manager today',
      'Mon 14 Dec 2026, 09:00: Sam Example and Tess Placeholder: due on the next working day',
    ])
    assert.ok(lines.includes('Wed 16 Dec 2026, 09:00: the team’s channel: that it is overdue'))
  })

  it('holds for every status nothing that the planner would not say', () => {
    for (const status of ALL_STATUSES) {
      if (status === 'submitted') continue
      const referral = referralOf(status)
      const now = '2026-12-04T10:00:00.000Z'
      const planned = planFor(scene(referral, now), openAlmanac(calendar)).nudges
      for (const each of ahead(referral, now)) {
        assert.ok(each.kind === 'nudge')
        assert.ok(
          planned.some(
            ({ name, to, at }) => name === each.nudge.name && to === each.nudge.to && at === each.at,
          ),
        )
        assert.ok(each.at > now)
      }
    }
  })

  it('leaves out what is snoozed, and says it on the day it comes back', () => {
    const snoozes = [{ person: SAM.id, until: '2026-12-09' }]
    const lines = next(referralOf('in_progress'), '2026-12-04T10:00:00.000Z', { snoozes })
    assert.match(lines[0] ?? '', /^Wed 9 Dec 2026, 09:00: Sam Example: 4 working days left: if it will not/)
  })

  it('passes sign-off on as the days go by, and nudges whoever has it then', () => {
    const submitted = { ...referralOf('submitted'), since: '2026-12-03T14:02:00.000Z' }
    const lines = next(submitted, '2026-12-03T15:00:00.000Z')
    assert.match(
      lines[0] ?? '',
      /^Fri 4 Dec 2026, 09:00: Tess Placeholder: a report waits for your sign-off$/,
    )
    assert.equal(
      lines[1],
      'Mon 7 Dec 2026, 09:00: Dev Deputy: sign-off goes to them, if nobody has answered by then',
    )
    const due = lines.find((line) => line.startsWith('Tue 15 Dec 2026'))
    assert.ok(due !== undefined && !due.includes('Tess Placeholder'), due)
    assert.ok(lines.length <= 13)
  })

  it('passes sign-off on at once when the one who signs is away', () => {
    const absences = [{ person: TESS.id, from: '2026-12-03', until: undefined, source: 'said so' as const }]
    const submitted = { ...referralOf('submitted'), since: '2026-12-03T14:02:00.000Z' }
    const [first] = next(submitted, '2026-12-04T10:00:00.000Z', { absences })
    assert.equal(first, 'Fri 4 Dec 2026, 10:00: Dev Deputy: sign-off goes to them, if the one before is away')
  })

  it('is nothing once nothing is left to say', () => {
    assert.deepEqual(next(referralOf('sending'), '2026-12-04T10:00:00.000Z'), [
      'Nothing will be said by itself.',
    ])
  })

  it('tells of what was decided what became of it', () => {
    const row = (status: Told['status'], quiet?: string): Told => ({
      ...{
        name: 'contactsDue',
        occasion: '2026-12-15',
        to: SAM.id,
        at: '2026-12-01T09:00:00.000Z',
        status,
        quiet,
      },
    })
    const told = [
      row('said'),
      row('waiting'),
      row('overtaken'),
      row('passed over'),
      row('passed over', 'work goes on'),
    ]
    const ends = said(whatNext([], told, COUNCIL).said).map((line) => /\(([^)]*)\)$/.exec(line)?.[1])
    assert.deepEqual(ends, [
      'said',
      'waits for the next message',
      'not said: things had moved on',
      'passed over: something weightier was said',
      'passed over: the work goes on',
    ])
    const many = whatNext(
      [],
      Array.from({ length: 30 }, () => row('said')),
      COUNCIL,
    ).said
    assert.equal(many.length, 9)
    assert.equal(many[0]?.value, '22 earlier ones are not shown.')
  })
})

describe('why somebody was told', () => {
  const told = [SAM, TESS].map(({ id }) => ({
    ...({ name: 'internalTarget', to: id, at: '2026-12-10T09:00:00.000Z', occasion: '2026-12-15' } as const),
    ...({ status: 'said', quiet: undefined } as const),
  }))

  it('names the reason, who else was told, what stops it and what comes next', () => {
    const coming = ahead(referralOf('in_progress'), '2026-12-10T09:00:00.000Z')
    const nudge = { name: 'internalTarget', occasion: '2026-12-15', by: SAM.id, told, coming } as const
    assert.deepEqual(said(whyNudge(nudge, COUNCIL)), [
      'Because: Three working days before the due day is our own target for the draft, so that there is time to read it.',
      'Also told: Tess Placeholder.',
      'What stops it: It stops when the draft goes to the Team Manager, or when more time is agreed with the prison.',
      'If nothing happens: the next comes to you Mon 14 Dec 2026, 09:00: due on the next working day.',
    ])
  })

  it('says who hears next when it is not the reader, and when nobody does', () => {
    const overdue = ahead(referralOf('in_progress'), '2026-12-15T10:00:00.000Z')
    const nudge = { name: 'internalTarget', occasion: 'x', by: SAM.id, told, coming: overdue } as const
    const last = said(whyNudge(nudge, COUNCIL)).at(-1)
    assert.match(
      last ?? '',
      /nothing more comes to you\. On Wed 16 Dec 2026, 09:00 Tess Placeholder hears: overdue/,
    )
    assert.ok(said(whyNudge(nudge, COUNCIL)).includes('Also told: nobody but you.'))
    assert.match(
      said(whyNudge({ ...nudge, coming: [] }, COUNCIL)).at(-1) ?? '',
      /nothing more is said by itself/,
    )
  })

  it('knows of every rung what stops it', () => {
    assert.deepEqual(Object.keys(STOPS).toSorted(), NUDGE_NAMES.toSorted())
  })
})

describe('the words of a nudge', () => {
  const referral = referralOf('in_progress')
  const on = (today: string) => ({ today, calendar })

  it('stand as they are on the day of the rung, and count the days anew when it is read later', () => {
    assert.match(sayNudge('sectionsLeft', referral, on('2026-12-08')), /^five working days left: if/)
    assert.match(sayNudge('sectionsLeft', referral, on('2026-12-09')), /^4 working days left: if/)
    assert.equal(sayNudge('dueToday', referral, on('2026-12-15')), 'due today')
    assert.equal(sayNudge('dueToday', referral, on('2026-12-17')), '2 working days late')
    assert.equal(sayNudge('overdueStill', referral, on('2026-12-21')), '4 working days late')
    assert.match(sayNudge('overdue', referral, on('2026-12-21')), /^overdue: a holding/)
    assert.equal(
      sayNudge('notReadYet', referral, on('2026-12-11')),
      '2 working days left, and it is with you',
    )
  })

  it('repeat nothing in a list that shows the days beside them', () => {
    assert.equal(sayNudgeInShort('dueToday'), '')
    assert.equal(sayNudgeInShort('notReadYet'), 'it is with you')
    assert.equal(sayNudgeInShort('sectionsLeft'), 'if it will not be ready, ask for more time now')
    assert.equal(sayNudgeInShort('allocate'), 'nobody has it yet: please allocate it')
  })

  it('name nobody: no rung, on no day', () => {
    for (const name of NUDGE_NAMES) {
      const words = sayNudge(name, referral, on('2026-12-31'))
      for (const { name: person } of COUNCIL.people) assert.equal(words.includes(person), false)
    }
  })
})
