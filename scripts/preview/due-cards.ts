/** The forms and messages about more time, a corrected date, a late report and cover, as people get them. */

import { CORRECT, HOLDING } from '../../src/bot/actions/due-date.ts'
import { ANSWER, ASK, RECORD } from '../../src/bot/actions/more-time.ts'
import { RECEIPT } from '../../src/bot/actions/receipt.ts'
import { type Deed, dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import type { Notice } from '../../src/domain/events.ts'
import type { Fault } from '../../src/domain/form.ts'
import type { Day } from '../../src/domain/moment.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import * as due from './due-samples.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const turn: Turn = {
  ...{ by: sample.SAM, surface: 'chat', today: sample.TODAY, stamp: 'k3x9' },
  world: { directory: sample.COUNCIL } as Turn['world'],
}

const SAID: readonly (readonly [Notice['what'], Notice['to'], (details: Details) => Referral])[] = [
  ['more-time-asked', 'team manager', (details) => due.withMoreTime('asked', details)],
  ['more-time-agreed', 'worker', (details) => due.withMoreTime('with the prison', details)],
  ['more-time-not-supported', 'worker', (details) => due.withMoreTime('not supported', details)],
  ['more-time-refused', 'worker', (details) => due.withMoreTime('refused by the prison', details)],
  ['more-time-recorded', 'worker', (details) => due.withNewDate('more time was agreed', details)],
  ['due-corrected', 'worker', (details) => due.withNewDate('corrected by MASH', details)],
  ['holding-sent', 'worker', due.withHolding],
  ['letter-not-sent', 'worker', due.withHolding],
  ['passed-on', 'worker', (details) => due.passedOn('no answer', details)],
  ['passed-on', 'first approver', (details) => due.passedOn('away', details)],
]

export const dueCards = (details: Details): readonly MadeCard[] => [...forms(details), ...messages(details)]

function forms(details: Details): readonly MadeCard[] {
  const asked = due.withMoreTime('asked', details)
  const open = due.withMoreTime('with the prison', details)
  const writing = sample.referralWith('in_progress', details)
  const wrong = [{ question: 'day', message: refuse('notAWorkingDay').say }]
  const filled = { answers: { day: '2026-12-19', words: due.WORDS }, faults: wrong }
  return [
    form('ask-more-time', ASK, { referral: writing }),
    form('ask-more-time, with a fault', ASK, { referral: writing, ...filled }),
    form('answer-more-time', ANSWER, { referral: asked }),
    form('record-agreement', RECORD, { referral: open }),
    form('correct-date', CORRECT, { referral: writing }),
    form('holding-email', HOLDING, { referral: writing, today: '2026-12-16' }),
    form('note-receipt', RECEIPT, { referral: sample.referralWith('sent', details) }),
  ]
}

type Shown = {
  readonly referral: Referral
  readonly answers?: object
  readonly faults?: readonly Fault[]
  readonly today?: Day
}

function form(name: string, deed: Deed, { today = sample.TODAY, ...shown }: Shown): MadeCard {
  const reply = dueFormReply({ ...turn, today }, deed, {
    ...shown,
    answers: shown.answers as Record<string, string>,
  })
  if ('text' in reply) throw new Error(`There is no card: ${reply.text}`)
  return { name: `form-page, ${name}`, surface: 'chat', card: reply.card }
}

const messages = (details: Details): readonly MadeCard[] =>
  SAID.map(([what, to, referral]) => {
    const said = noticeMessage({ what, to }, referral(details), sample.COUNCIL)
    if (said === undefined) throw new Error(`Nothing is said of ${what}`)
    return { name: `message, ${what}, to ${to}`, surface: 'chat', card: message(said, 'chat') }
  })
