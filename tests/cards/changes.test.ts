/** What is said of reviews, releases and moves: to whom, in which words, and with which way on. */
import assert from 'node:assert/strict'
import { changeLines } from '../../src/cards/change-lines.ts'
import { changeMessage, custodySaid } from '../../src/cards/change-messages.ts'
import { copiedShown, sayWhoSaved } from '../../src/cards/copied.ts'
import { COPIER } from '../../src/domain/assessment.ts'
import type { CustodyChange } from '../../src/domain/custody.ts'
import { CUSTODY_KINDS, isCustodyKind, NEARNESS } from '../../src/domain/custody-words.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { released, TRANSFERRED } from '../domain/change-sample.ts'
import { NOW, referralOf } from '../domain/sample.ts'
import { CHILD, DETAILS, SECOND_CHILD } from '../support/answers.ts'
import { COUNCIL, MAYA, SAM } from '../support/council.ts'

const MOVED = { child: 1, authority: 'Northshire', words: 'The school, today.', by: MAYA.id, at: NOW }

describe('what is said of reviews, releases and moves', () => {
  it('is not told to whoever wrote it down', () => {
    const own = { ...released('2026-12-03'), by: SAM.id }
    const told = (custody: readonly CustodyChange[]) =>
      changeMessage({ what: 'custody-noted', to: 'worker' }, { ...referralOf('sent'), custody }, COUNCIL)
    assert.equal(told([own]), undefined)
    assert.match(told([released('2026-12-03')])?.lines.join(' ') ?? '', /Maya Sample has written down/)
  })

  it('offers the concern for every address but one that is elsewhere', () => {
    const offered = NEARNESS.filter(({ id }) => {
      const change = { ...released('2026-12-03'), kind: 'release address', near: id } as const
      return custodySaid(change, referralOf('sent'), COUNCIL).buttons.some(({ verb }) => verb === 'concern')
    })
    assert.deepEqual(
      offered.map(({ id }) => id),
      ['home', 'near', 'not_known'],
    )
  })

  it('says what follows of each kind, in a title without a name', () => {
    for (const { id } of CUSTODY_KINDS) {
      assert.ok(isCustodyKind(id))
      const { title, lines } = custodySaid({ ...TRANSFERRED, kind: id }, referralOf('sent'), COUNCIL)
      assert.ok(lines.length >= 2, id)
      assert.doesNotMatch(title + lines.join(), /Prisonson|Childsdottir|Carerly|A1234BC|Hidden/)
    }
    assert.ok(!isCustodyKind('escape'))
  })

  it('says so where the new prison has no address that the report could go to', () => {
    const referral = referralOf('sent')
    const prisons = COUNCIL.prisons.map((prison) => ({ ...prison, address: undefined }))
    const { lines } = custodySaid(TRANSFERRED, referral, { ...COUNCIL, prisons })
    assert.ok(lines.some((line) => /no approved address for the new prison/.test(line)))
  })

  it('gives MASH the way to pass it on while that can be decided, and nobody else', () => {
    const buttons = (status: 'assigned_to_team' | 'in_progress' | 'sent', to: 'recorder' | 'worker') =>
      changeMessage(
        { what: 'child-moved', to },
        { ...referralOf(status), childMoves: [MOVED] },
        COUNCIL,
      )?.buttons.map(({ verb }) => verb)
    assert.deepEqual(buttons('assigned_to_team', 'recorder'), ['redirect', 'show'])
    assert.deepEqual(buttons('assigned_to_team', 'worker'), ['show'])
    assert.deepEqual(buttons('in_progress', 'recorder'), ['show'])
    assert.deepEqual(buttons('sent', 'recorder'), ['show'])
  })

  it('asks whoever had the earlier one to take the review, as long as nobody has', () => {
    const reviewOf = { reference: 'PCA-2025-0101', by: MAYA.id, at: NOW }
    const told = (status: 'assigned_to_team' | 'allocated') =>
      changeMessage({ what: 'review-begun', to: 'person' }, { ...referralOf(status), reviewOf }, COUNCIL)
    assert.deepEqual(
      told('assigned_to_team')?.buttons.map(({ verb }) => verb),
      ['take', 'show'],
    )
    assert.equal(told('allocated'), undefined)
  })
})

describe('the lines on the card of a referral', () => {
  it('say which child is 18 by the review date, as long as no review was begun', () => {
    const children = [{ ...CHILD, dateOfBirth: '2009-12-17' }, SECOND_CHILD]
    const referral = referralOf('decision_recorded', { details: { ...DETAILS, children } })
    const values = (one: Referral) =>
      changeLines(one, COUNCIL).map(({ label, value }) => `${label}: ${value}`)
    assert.deepEqual(values(referral), [
      'Child 1: 18 or older by the review date, Fri 17 Dec 2027: left out of the review',
    ])
    const reviews = [{ reference: 'PCA-2027-0001', by: MAYA.id, at: '2027-11-20T10:00:00.000Z' }]
    assert.deepEqual(values({ ...referral, reviews }), ['Reviewed by: PCA-2027-0001'])
  })
})

describe('a copied page', () => {
  const text = { kind: 'long text', label: 'What?' } as const
  const page = {
    ...{ intro: 'Intro.', answers: { one: 'Old.', two: '' }, beside: [] },
    saved: { copied: { from: 'PCA-2025-0101', on: '2025-12-02', questions: ['one', 'two'] } },
  }

  it('marks each answer that waits to be checked, and no empty box', () => {
    const { intro, questions } = copiedShown(page, [
      { id: 'one', ...text },
      { id: 'two', ...text },
    ])
    assert.deepEqual(
      questions.map(({ label }) => label),
      ['What? – check still true', 'What?'],
    )
    assert.match(intro, /^✎ Copied from PCA-2025-0101, written on Tue 2 Dec 2025\./)
  })

  it('says nothing of it on a part without a copied answer, and when all is checked', () => {
    assert.equal(copiedShown(page, [{ id: 'three', ...text }]).intro, 'Intro.')
    assert.equal(copiedShown({ ...page, saved: {} }, [{ id: 'one', ...text }]).intro, 'Intro.')
  })

  it('says that nobody has saved it yet', () => {
    assert.equal(sayWhoSaved({ savedBy: COPIER }, 'x', 3), 'Copied; not saved by anybody yet.')
    assert.equal(sayWhoSaved({ savedBy: SAM.id }, 'Sam, today', 3), 'Last saved by Sam, today · 3 words')
  })
})
