/** What people hear about the due date: each says what to do next, fits how things stand, and stays as it was typed. */
import assert from 'node:assert/strict'
import * as due from '../../scripts/preview/due-samples.ts'
import { madeCards } from '../../scripts/preview/made-cards.ts'
import { ONE_CHILD, referralWith, submittedWith } from '../../scripts/preview/sample.ts'
import { DUE_FORMS, type DueVerb } from '../../src/cards/due-forms.ts'
import { formPage } from '../../src/cards/form-page.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import type { Notice } from '../../src/domain/events.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { COUNCIL } from '../support/council.ts'
import { inertTexts, ofType } from './card-tree.ts'

const said = (what: Notice['what'], referral: Referral, to: Notice['to'] = 'worker') =>
  noticeMessage({ what, to }, referral, COUNCIL)
const linesOf = (what: Notice['what'], referral: Referral, to: Notice['to'] = 'worker'): string =>
  said(what, referral, to)?.lines.join('\n') ?? ''

/** Asked for by a court, to whom no e-mail may go. */
const BY_COURT = { ...ONE_CHILD, request: { ...ONE_CHILD.request, requestSource: 'court' } }
const BY_LADO = { ...ONE_CHILD, request: { ...ONE_CHILD.request, requestSource: 'lado' } }

describe('a message about the due date', () => {
  it('tells the manager who asks, until when and why, with an answer about just that day', () => {
    const asked = said('more-time-asked', due.withMoreTime('asked'), 'team manager')
    assert.deepEqual(asked?.lines, [
      'Sam Example asks for more time until Fri 18 Dec 2026. It is due on Tue 15 Dec 2026.',
      'Why: Waiting for probation.',
      `“${due.WORDS}”`,
      'If you agree, an e-mail to the prison says: “We need until Fri 18 Dec 2026 because we are waiting for information from probation.” The date moves only when they agree too.',
    ])
    assert.deepEqual(
      asked.buttons.map(({ title, verb, key }) => [title, verb, key]),
      [
        ['Agree and ask the prison', 'answer-more-time', '2026-12-18'],
        ['Not supported…', 'answer-more-time', undefined],
        ['See the referral', 'show', undefined],
      ],
    )
  })

  it('says plainly that one must telephone, where there is no approved address', () => {
    for (const [what, stage] of [
      ['more-time-asked', 'asked'],
      ['more-time-agreed', 'with the prison'],
    ] as const) {
      assert.match(
        linesOf(what, due.withMoreTime(stage, BY_COURT)),
        /please telephone, and record what was said/,
      )
      assert.doesNotMatch(linesOf(what, due.withMoreTime(stage, BY_LADO)), /telephone/)
      assert.match(linesOf(what, due.withMoreTime(stage, BY_LADO)), /the LADO/)
    }
  })

  it('carries the words of whoever decided, and leads to what comes next', () => {
    assert.ok(linesOf('more-time-agreed', due.withMoreTime('with the prison')).includes(due.ANSWER))
    assert.ok(linesOf('more-time-not-supported', due.withMoreTime('not supported')).includes(due.ANSWER))
    assert.ok(linesOf('more-time-refused', due.withMoreTime('refused by the prison')).includes(due.ANSWER))
    const verbs = said('more-time-agreed', due.withMoreTime('with the prison'))?.buttons.map(
      ({ verb }) => verb,
    )
    assert.deepEqual(verbs, ['record-agreement', 'show'])
  })

  it('gives the new day and the old one, and who agreed to it', () => {
    assert.equal(
      linesOf('more-time-recorded', due.withNewDate('more time was agreed')),
      'It is now due on Fri 18 Dec 2026. It was Tue 15 Dec 2026.\nAgreed with Jo Bloggs, OMU on Thu 3 Dec 2026 (e-mail).',
    )
    assert.match(
      linesOf('due-corrected', due.withNewDate('corrected by MASH')),
      /^Maya Sample \(MASH\) corrected the due date from Tue 15 Dec 2026 to Fri 18 Dec 2026:\n“The probation/,
    )
  })

  it('says of a letter that was not sent what to say on the telephone', () => {
    assert.match(
      linesOf('letter-not-sent', due.withHolding()),
      /it is late, and to expect it by Mon 21 Dec 2026/,
    )
    assert.match(
      linesOf('letter-not-sent', due.withMoreTime('with the prison')),
      /ask for more time until Fri 18/,
    )
  })

  it('tells the first approver that they may still sign, and the worker who has it now', () => {
    assert.deepEqual(said('passed-on', due.passedOn('away'), 'first approver')?.lines, [
      'It is passed on to Dev Deputy, because you are away.',
      'You may still sign it, or ask for changes: the first to act wins.',
    ])
    assert.deepEqual(said('passed-on', due.passedOn('no answer'))?.lines, [
      'It is passed on to Dev Deputy, because I have not heard from Tess Placeholder.',
      'Tess Placeholder may still sign it: the first to act wins.',
    ])
  })

  it('is left out when things have gone on', () => {
    const stages = ['asked', 'not supported', 'with the prison', 'refused by the prison'] as const
    const whats = [
      'more-time-asked',
      'more-time-not-supported',
      'more-time-agreed',
      'more-time-refused',
    ] as const
    for (const [index, what] of whats.entries())
      assert.deepEqual(
        stages.map((stage) => said(what, due.withMoreTime(stage)) !== undefined),
        stages.map((_, at) => at === index),
        what,
      )
    const dueWhats = ['more-time-recorded', 'due-corrected', 'holding-sent', 'letter-not-sent'] as const
    for (const what of [...whats, ...dueWhats]) {
      assert.equal(said(what, referralWith('in_progress')), undefined, what)
      for (const sample of due.dueSamples()) {
        const signed = { ...referralWith('signed_off'), ...pick(sample) }
        assert.equal(said(what, signed), undefined, what)
      }
    }
    assert.equal(said('more-time-recorded', due.withNewDate('corrected by MASH')), undefined)
    assert.equal(said('due-corrected', due.withNewDate('more time was agreed')), undefined)
    assert.equal(said('passed-on', submittedWith(ONE_CHILD)), undefined)
  })

  it('shows what was typed as it was typed, in a message and above a form', () => {
    const text = '**${title}** [x](https://evil.example) <at>all</at>'
    const asked = due.withMoreTime('asked')
    if (asked.moreTime === undefined) throw new Error('Nothing was asked')
    const referral = { ...asked, moreTime: { ...asked.moreTime, words: text } }
    const shown = said('more-time-asked', referral, 'team manager')
    if (shown === undefined) throw new Error('Nothing is said')
    for (const card of [message(shown, 'chat'), answerCard(referral)]) {
      assert.ok(inertTexts(card).includes(`“${text}”`))
      assert.ok(ofType(card, 'TextBlock').every((block) => !String(block.text).includes('evil')))
    }
  })
})

describe('the forms about the due date', () => {
  const about = { directory: COUNCIL, today: '2026-12-16', answers: undefined }

  it('each have buttons that ask only for boxes that are there', () => {
    for (const verb of Object.keys(DUE_FORMS) as DueVerb[]) {
      const { goes, questions } = DUE_FORMS[verb]({ ...about, referral: due.withMoreTime('asked') })
      const ids = questions.map(({ id }) => id)
      assert.ok(goes.length > 0 && goes.every(({ asks }) => asks.every((id) => ids.includes(id))), verb)
    }
  })

  it('bring the day that was asked for, and today, into the box', () => {
    const { answers } = DUE_FORMS['record-agreement']({
      ...about,
      referral: due.withMoreTime('with the prison'),
    })
    assert.deepEqual(answers, { on: '2026-12-16', day: '2026-12-18' })
  })

  it('stand in the preview, all of them', () => {
    const names = madeCards(ONE_CHILD).map(({ name }) => name)
    for (const verb of Object.keys(DUE_FORMS)) assert.ok(names.includes(`form-page, ${verb}`), verb)
  })
})

const pick = ({ due: day, dueChanges, moreTime, holding }: Referral) => ({
  ...{ due: day, dueChanges },
  ...(moreTime === undefined ? {} : { moreTime }),
  ...(holding === undefined ? {} : { holding }),
})

function answerCard(referral: Referral) {
  const { title, intro, quoted, questions, answers } = DUE_FORMS['answer-more-time']({
    ...{ referral, directory: COUNCIL, today: '2026-12-03', answers: undefined },
  })
  return formPage(
    {
      ...{ above: '', title, intro, saved: '', questions, answers, faults: [], clashes: [], otherSave: '' },
      ...(quoted === undefined ? {} : { quoted }),
      ...{ stamp: 'k1', form: {}, buttons: [] },
    },
    'chat',
  )
}
