/** An e-mail that could not be sent, or came back, goes again; a telephone call about the report is noted. */
import { answerOf } from '../../domain/form.ts'
import { isMail } from '../../domain/mail.ts'
import { refuse } from '../../domain/refusal.ts'
import { notePhoned, sendAgain } from '../../domain/send-again.ts'
import { notePhoneCall, sendMailAgain } from '../../workflow/send-again.ts'
import type { Deed } from '../due-form.ts'
import { dueAction } from './due-action.ts'

export const AGAIN: Deed = {
  verb: 'send-again',
  // The receipt may go again at any time, so the form opens for whoever may send anything at all.
  tries: (referral, act) =>
    sendAgain(referral, act, {
      ...{ what: 'receipt', standing: 'given up', heldForPolice: false, reason: 'to be asked' },
    }),
  does: ({ world, by }, { reference, answers }) => {
    const what = answerOf(answers, 'mail')
    if (!isMail(what)) return Promise.resolve(refuse('neverSent'))
    return sendMailAgain(world, by, { reference, what, reason: answerOf(answers, 'words') })
  },
  says: () => 'It goes again now. You hear of it if it cannot be sent.',
}

export const PHONED: Deed = {
  verb: 'note-phoned',
  tries: (referral, act) => notePhoned(referral, act, { who: 'prison', words: 'to be asked' }),
  does: ({ world, by }, { reference, answers }) => {
    const who = answerOf(answers, 'whom') === 'lado' ? 'lado' : 'prison'
    return notePhoneCall(world, by, { reference, who, words: answerOf(answers, 'call') })
  },
  says: () => 'Noted: you telephoned.',
}

export const mailActions = [
  dueAction(AGAIN, 'send again PCA-2026-0001 to the prison: why'),
  dueAction(PHONED, 'phoned PCA-2026-0001 the LADO: who, and when'),
]
