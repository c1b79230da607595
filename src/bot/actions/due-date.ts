/** A wrong date is corrected, and a late report is owned up to. */
import { requesterAddress } from '../../domain/dispatch.ts'
import { correctDue } from '../../domain/due-changes.ts'
import { answerOf } from '../../domain/form.ts'
import { sendHolding } from '../../domain/holding.ts'
import { sayDay } from '../../domain/moment.ts'
import { correctDueDate } from '../../workflow/due-changes.ts'
import { sendHoldingEmail } from '../../workflow/holding.ts'
import { type Deed, dayIn } from '../due-form.ts'
import { dueAction } from './due-action.ts'

export const CORRECT: Deed = {
  verb: 'correct-date',
  tries: (referral, act, { council }) =>
    correctDue(referral, act, { to: referral.due.day, words: '', calendar: council }),
  does: ({ world, by }, { reference, answers }) =>
    correctDueDate(world, by, { reference, to: dayIn(answers), words: answerOf(answers, 'words') }),
  says: ({ due }) => `Corrected. It is now due on ${sayDay(due.day)}. The team hears of it.`,
}

export const HOLDING: Deed = {
  verb: 'holding-email',
  tries: (referral, act, directory) =>
    sendHolding(referral, act, {
      expected: referral.due.day,
      canWrite: requesterAddress(referral.details, directory) !== undefined,
      calendar: directory.council,
    }),
  does: ({ world, by }, { reference, answers }) =>
    sendHoldingEmail(world, by, { reference, expected: dayIn(answers) }),
  says: () => 'The e-mail goes now. The due day stays as it is.',
}

export const dueDateActions = [
  dueAction(CORRECT, 'correct date PCA-2026-0001 to 18 December: why it was wrong'),
  dueAction(HOLDING, 'holding e-mail PCA-2026-0001'),
]
