/** The receipt says what 2.9 (52) says it does, and asks for what is missing alone. */
import assert from 'node:assert/strict'
import { receipt } from '../../src/emails/receipt.ts'
import { referralOf } from '../domain/sample.ts'
import { DETAILS, PRISONER } from '../support/answers.ts'
import { COUNCIL } from '../support/council.ts'

const textWith = (prisoner: Readonly<Record<string, string>>): string =>
  receipt(referralOf('assigned_to_team', { details: { ...DETAILS, prisoner } }), COUNCIL.council).text

describe('the receipt', () => {
  it('has the wording of the field notes, in its order', () =>
    assert.equal(
      textWith({ ...PRISONER, prisonNumber: '', dateOfBirth: '' }),
      [
        'We have your request, received on Tue 24 Nov 2026. Our reference is PCA-2026-0147.',
        'We aim to reply by Tue 15 Dec 2026. We will tell you if we need longer.',
        'To help us, please send:\n- the prisoner’s date of birth\n- the prison number',
        'Please do not treat this as agreement to any contact.',
        'Sampleshire County Council\nReply to prison.contact@council.example, telephone 01632 960 001',
      ].join('\n\n'),
    ))

  it('asks for nothing when nothing is missing', () => assert.doesNotMatch(textWith(PRISONER), /please send/))

  it('gives the London day of receipt', () => {
    const late = { ...referralOf('assigned_to_team'), receivedAt: '2026-07-15T23:30:00.000Z' }
    assert.match(receipt(late, COUNCIL.council).text, /received on Thu 16 Jul 2026/)
  })

  it('of a review says that it is one, and that the decision that stands goes on', () => {
    const reviewOf = { reference: 'PCA-2025-0101', by: '', at: '2026-11-24T09:12:00.000Z' }
    const { text } = receipt({ ...referralOf('assigned_to_team'), reviewOf }, COUNCIL.council)
    assert.match(
      text,
      /^On Tue 24 Nov 2026 we began to look again at .* our report PCA-2025-0101 was about\./,
    )
    assert.match(text, /Until the Governor or Director decides anew, the decision that stands goes on\./)
    assert.doesNotMatch(text, /We have your request/)
  })
})
