/** Why it is due that day: the working in plain lines, each change with who, when, how and by whom. */
import assert from 'node:assert/strict'
import type { DueChange } from '../../src/domain/deadlines.ts'
import { workOutDue } from '../../src/domain/deadlines.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { changeDue } from '../../src/domain/due-changes.ts'
import type { Day } from '../../src/domain/moment.ts'
import type { MoreTime } from '../../src/domain/more-time.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { type Line, whyDue, whyDueInShort } from '../../src/domain/why-due.ts'
import { DETAILS } from '../support/answers.ts'
import { COUNCIL, MAYA, SAM, TESS } from '../support/council.ts'
import { referralOf } from './sample.ts'

const councilWith = (closures: readonly Day[]): Directory => ({
  ...COUNCIL,
  council: { ...COUNCIL.council, closures },
})

/** Received on a day, with the date that was asked for. */
function received(on: Day, asked?: Day, directory: Directory = COUNCIL): Referral {
  const receivedAt = `${on}T09:12:00.000Z`
  const due = workOutDue(receivedAt, asked, directory.council)
  const request = { ...DETAILS.request, ...(asked === undefined ? {} : { requestedDueDate: asked }) }
  const details = { ...DETAILS, request }
  return { ...referralOf('in_progress'), receivedAt, due, firstDue: due.day, details }
}

const said = (lines: readonly Line[]): readonly string[] =>
  lines.map(({ label, value }) => `${label}: ${value}`)

describe('why it is due that day', () => {
  it('shows three weeks, the days off on the way, fifteen working days and our own target', () => {
    assert.deepEqual(said(whyDue(received('2026-11-24'), COUNCIL).working), [
      'Received: Tue 24 Nov 2026.',
      'Three weeks: Tue 15 Dec 2026.',
      'Not worked: six weekend days.',
      '15 working days: would be Tue 15 Dec 2026. This is for information: three weeks are the rule.',
      'Our own target: the draft with the Team Manager by Thu 10 Dec 2026.',
    ])
    assert.equal(whyDueInShort(received('2026-11-24')), 'three weeks from Tue 24 Nov 2026')
  })

  it('names each day that was skipped on the way back, and why', () => {
    const directory = councilWith(['2026-12-24'])
    const referral = received('2026-12-06', undefined, directory)
    const lines = said(whyDue(referral, directory).working)
    assert.ok(
      lines.includes(
        'Moved back: Sun 27 Dec 2026 and Sat 26 Dec 2026 are a weekend; Fri 25 Dec 2026 is a bank holiday; Thu 24 Dec 2026 is a day the council is closed. So it is Wed 23 Dec 2026.',
      ),
      lines.join('\n'),
    )
    assert.equal(whyDueInShort(referral), 'three weeks from Sun 6 Dec 2026, moved back from a weekend')
  })

  it('says what became of the date that was asked for', () => {
    const line = (asked: Day): string | undefined =>
      whyDue(received('2026-11-24', asked), COUNCIL).working.find(({ label }) => label === 'Asked for')?.value
    assert.equal(line('2026-12-08'), 'Tue 8 Dec 2026, which is earlier, so it counts.')
    assert.equal(line('2026-12-18'), 'Fri 18 Dec 2026. Three weeks come first.')
    assert.equal(line('2026-11-20'), 'Fri 20 Nov 2026, which could not be met, so three weeks stand.')
    assert.equal(
      whyDueInShort(received('2026-11-24', '2026-12-08')),
      'the date asked for, request of Tue 24 Nov 2026',
    )
  })

  it('tells of more time who agreed, when, how, and who wrote it down; the first date stays', () => {
    const moved = changeDue(
      received('2026-11-24'),
      {
        because: 'more time was agreed',
        to: '2026-12-18',
        words: 'Waiting for probation',
        agreement: { with: 'O. Omu, HMP Example', on: '2026-12-09', how: 'telephone call' },
      },
      { at: '2026-12-10T14:02:00.000Z', by: SAM.id, calendar: COUNCIL.council },
    )
    const why = whyDue(moved, COUNCIL)
    assert.deepEqual(said(why.changes), [
      'Thu 10 Dec 2026, 14:02: More time was agreed: from Tue 15 Dec 2026 to Fri 18 Dec 2026. Agreed with O. Omu, HMP Example on Wed 9 Dec 2026 (telephone call). Recorded by Sam Example. Reason: Waiting for probation.',
    ])
    assert.ok(
      said(why.working).includes('First due day: Tue 15 Dec 2026. It stays, and statistics count by it.'),
    )
    assert.equal(whyDueInShort(moved), 'more time was agreed; first due Tue 15 Dec 2026')
  })

  it('tells of a correction who made it and why, and of a day off that it moved by itself', () => {
    const change = (because: DueChange['because'], by: string, words: string): DueChange => ({
      ...{ because, by, words, from: '2026-12-15', to: '2026-12-14', at: '2026-12-10T14:02:00.000Z' },
    })
    const referral = {
      ...received('2026-11-24'),
      dueChanges: [
        change('corrected by MASH', MAYA.id, 'The letter was a day older'),
        change('a day off was added', 'bot', 'a day the council is closed'),
      ],
    }
    assert.deepEqual(said(whyDue(referral, COUNCIL).changes), [
      'Thu 10 Dec 2026, 14:02: Corrected by MASH (Maya Sample): from Tue 15 Dec 2026 to Mon 14 Dec 2026. Reason: The letter was a day older.',
      'Thu 10 Dec 2026, 14:02: A day off was added, so it moved from Tue 15 Dec 2026 to Mon 14 Dec 2026. Reason: a day the council is closed.',
    ])
  })

  it('tells what is asked for and open, and that the prison was told, without anybody’s own words', () => {
    const asked: MoreTime = {
      stage: 'asked',
      until: '2026-12-22',
      reason: 'police_hold',
      words: 'Secret words',
      askedBy: SAM.id,
      askedAt: '2026-12-09T09:30:00.000Z',
      answeredBy: TESS.id,
      answer: 'More secret words',
    }
    const referral: Referral = {
      ...received('2026-11-24'),
      holding: { by: TESS.id, at: '2026-12-16T09:30:00.000Z', expected: '2026-12-21' },
    }
    const open = (stage: MoreTime['stage']): string =>
      said(whyDue({ ...referral, moreTime: { ...asked, stage } }, COUNCIL).open).join('\n')
    const start =
      'Wed 16 Dec 2026, 09:30: Tess Placeholder told the prison that it is late, and to expect it on Mon 21 Dec 2026.\nMore time: Sam Example asked on Wed 9 Dec 2026 for more time until Tue 22 Dec 2026 (the police ask us to wait). '
    assert.equal(open('asked'), `${start}It waits for the Team Manager.`)
    assert.equal(open('not supported'), `${start}Tess Placeholder did not agree, so the date stays.`)
    assert.equal(open('refused by the prison'), `${start}The prison did not agree, so the date stays.`)
    assert.match(open('with the prison'), /It waits for the prison: the date moves when somebody records/)
  })

  it('is shown without its days where the holidays of a year are not known', () => {
    const referral = { ...received('2026-11-24'), receivedAt: '2099-11-24T09:12:00.000Z' }
    assert.ok(said(whyDue(referral, COUNCIL).working).includes('Rule: three weeks.'))
  })
})
