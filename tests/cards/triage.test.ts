/** The cards of triage: inert whatever was typed, nameless where others see them, and true about how it ended. */
import assert from 'node:assert/strict'
import { ONE_CHILD, referralWith, TODAY } from '../../scripts/preview/sample.ts'
import { triageCards } from '../../scripts/preview/triage-cards.ts'
import { mashReceipt, movedOn, referralSummary } from '../../src/cards/referral-summary.ts'
import { triageMessage } from '../../src/cards/triage-messages.ts'
import { sayDecided } from '../../src/cards/triage-said.ts'
import type { Details } from '../../src/domain/referral.ts'
import { EVERY_STATUS, referralOf } from '../domain/sample.ts'
import { decided } from '../domain/triage-sample.ts'
import { buttonsOn, wordsOn } from '../support/cards.ts'
import { COUNCIL } from '../support/council.ts'
import { elementsOf, inertTexts, ofType } from './card-tree.ts'

const FAMILY = /Mia|Childsdottir|Prisonson|Carerly|A1234BC|Hidden|Secretwood|HMP/
const received = referralOf('received')

const typed = (text: string): Details => ({
  ...ONE_CHILD,
  request: { ...ONE_CHILD.request, requesterName: text, otherAuthority: text },
  prisoner: { ...ONE_CHILD.prisoner, fullName: text, prisonNumber: text },
  children: ONE_CHILD.children.map((child) => ({ ...child, fullName: text })),
})

describe('the cards of triage', () => {
  for (const text of [
    '**b** [x](https://evil.example)',
    '${title} ${1+1}',
    '<at>All</at>',
    '{"type":"Action"}',
  ])
    it(`show “${text}” as it was typed and as nothing else`, () => {
      const plain = triageCards(typed('Harmless'))
      for (const [index, { name, card }] of triageCards(typed(text)).entries()) {
        const shape = (one: unknown) => elementsOf(one).map(({ type, verb }) => `${type} ${verb ?? ''}`)
        assert.deepEqual(shape(card), shape(plain[index]?.card), name)
        if (wordsOn(plain[index]?.card).includes('Harmless'))
          assert.ok(
            [...inertTexts(card), ...ofType(card, 'Input.').map(({ value }) => value)].some((one) =>
              String(one).includes(text),
            ),
            name,
          )
        assert.ok(
          ofType(card, 'TextBlock').every((block) => !String(block.text).includes(text)),
          name,
        )
      }
    })

  it('name nobody in a channel, at any status, and say in general words how it ended', () => {
    for (const status of EVERY_STATUS) {
      const referral = referralWith(status)
      for (const card of [
        mashReceipt(referral, COUNCIL, TODAY),
        referralSummary(referral, COUNCIL, TODAY),
        movedOn(referral, COUNCIL, TODAY),
      ])
        assert.doesNotMatch(wordsOn(card), FAMILY)
    }
    const ended = wordsOn(mashReceipt(decided(received, 'redirect'), COUNCIL, TODAY))
    assert.match(ended, /passed to another authority/)
    assert.match(ended, /ended Thu 3 Dec 2026/)
    assert.doesNotMatch(ended, /Essex|days left|no team yet/)
    const answered = decided(received, 'writeShortView', 'signShortView')
    assert.match(wordsOn(mashReceipt(answered, COUNCIL, TODAY)), /answered Thu 3 Dec 2026/)
  })

  it('offer to decide in the MASH channel only while it waits for that, and nothing where a team has lost it', () => {
    const may = EVERY_STATUS.filter(
      (status) => buttonsOn(mashReceipt(referralWith(status), COUNCIL, TODAY)).length > 0,
    )
    assert.deepEqual(may, ['received', 'needs_information', 'short_view'])
    assert.deepEqual(buttonsOn(movedOn(referralWith('received'), COUNCIL, TODAY)), [])
    assert.match(wordsOn(movedOn(referralWith('received'), COUNCIL, TODAY)), /with MASH again/)
  })

  it('say after each decision which e-mail goes when and to whom, or what to send oneself', () => {
    const around = { directory: COUNCIL, undoSeconds: 600 }
    const says = (details: Details, name: 'redirect' | 'withdraw' | 'linkDuplicate' | 'askInformation') =>
      sayDecided(decided({ ...received, details }, name), around)
    const court = { ...ONE_CHILD, request: { ...ONE_CHILD.request, requestSource: 'court' } }
    for (const name of ['redirect', 'withdraw', 'linkDuplicate', 'askInformation'] as const) {
      assert.match(
        says(ONE_CHILD, name).say,
        /An e-mail goes to omu\.example@prison\.example at 14:12\. Until then “Undo” stops it\./,
      )
      assert.deepEqual(says(ONE_CHILD, name).more, [])
      assert.match(says(court, name).say, /no approved address for whoever asked/)
      assert.ok(says(court, name).more.length >= 4)
    }
  })

  it('are heard by nobody who did it themselves, nor after it no longer fits', () => {
    const begun = referralOf('in_progress')
    const gone = decided(begun, 'withdraw')
    const heard = (what: 'withdrawn' | 'triage-undone', referral = gone) =>
      triageMessage({ what, to: 'worker' }, referral, COUNCIL)
    assert.match(
      heard('withdrawn')?.lines.join(' ') ?? '',
      /Maya Sample has written down that it is withdrawn: the prisoner died\./,
    )
    assert.equal(heard('triage-undone'), undefined)
    const back = decided(gone, 'undoTriage')
    assert.equal(heard('withdrawn', back), undefined)
    assert.match(heard('triage-undone', back)?.lines.join(' ') ?? '', /being assessed/)
    const own = {
      ...gone,
      decisions: (gone.decisions ?? []).map((one) => ({
        ...one,
        by: '00000000-0000-4000-8000-0000000000a2',
      })),
    }
    assert.equal(heard('withdrawn', own), undefined)
    for (const what of ['short-view-request', 'short-view-signed', 'short-view-undone'] as const)
      assert.equal(triageMessage({ what, to: 'recorder' }, received, COUNCIL), undefined)
  })
})
