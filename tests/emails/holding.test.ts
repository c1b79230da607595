/** The holding e-mail says what 2.9 (54) says it does, and the card shows it word for word. */
import assert from 'node:assert/strict'
import { withMoreTime } from '../../scripts/preview/due-samples.ts'
import { DUE_FORMS } from '../../src/cards/due-forms.ts'
import { expectedDay } from '../../src/domain/letters.ts'
import { holding } from '../../src/emails/holding.ts'
import { referralOf } from '../domain/sample.ts'
import { COUNCIL } from '../support/council.ts'

const LATE = referralOf('in_progress')

describe('the holding e-mail', () => {
  it('has the wording of the field notes, in its order', () => {
    const { subject, text } = holding(LATE, '2026-12-21', COUNCIL.council)
    assert.equal(
      text,
      [
        'Our report PCA-2026-0147 is late. It was due on Tue 15 Dec 2026.',
        'We now expect to send it by Mon 21 Dec 2026.',
        'Please continue any current restrictions.',
        'Sampleshire County Council\nReply to prison.contact@council.example, telephone 01632 960 001',
      ].join('\n\n'),
    )
    assert.equal(subject, 'OFFICIAL-SENSITIVE PCA-2026-0147 report is late')
  })

  it('stands on the card word for word, with the day that is in the box', () => {
    const about = { referral: LATE, directory: COUNCIL, today: '2026-12-16' }
    for (const [day, answers] of [
      ['2026-12-23', undefined],
      ['2026-12-22', { day: '2026-12-22' }],
      ['2026-12-23', { day: 'soon' }],
    ] as const) {
      const { quoted } = DUE_FORMS['holding-email']({ ...about, answers })
      assert.equal(quoted?.title, 'To omu.example@prison.example')
      assert.equal(quoted.lines.join('\n'), holding(LATE, day, COUNCIL.council).text.replaceAll('\n\n', '\n'))
    }
  })
})

describe('the day that is offered for a late report', () => {
  it('is the day that was asked for, while that is ahead, else five working days from now', () => {
    const open = withMoreTime('with the prison')
    const on = (referral: typeof open, today: string) => expectedDay(referral, today, COUNCIL.council)
    assert.equal(on(open, '2026-12-16'), '2026-12-18')
    assert.equal(on(open, '2026-12-18'), '2026-12-29')
    assert.equal(on(withMoreTime('asked'), '2026-12-16'), '2026-12-23')
    assert.equal(on(LATE, '2028-12-29'), undefined)
  })
})
