/** More time: ask for it, answer it, record what the prison says. */

import { type Directory, nameOf } from '../../domain/directory.ts'
import { requesterAddress } from '../../domain/dispatch.ts'
import { answerOf } from '../../domain/form.ts'
import { managerOf } from '../../domain/holder.ts'
import { sayDay } from '../../domain/moment.ts'
import {
  answerMoreTime,
  askMoreTime,
  MORE_TIME_REASONS,
  type MoreTimeReason,
  recordRefusal,
} from '../../domain/more-time.ts'
import type { Referral } from '../../domain/referral.ts'
import {
  answerMoreTimeAsked,
  askForMoreTime,
  recordNoFromPrison,
  recordWhatWasAgreed,
} from '../../workflow/more-time.ts'
import { type Deed, dayIn, fillDueForm, openDueForm } from '../due-form.ts'
import { dueAction } from './due-action.ts'

export const ASK: Deed = {
  verb: 'ask-more-time',
  tries: (referral, act, { council }) =>
    askMoreTime(referral, act, { until: referral.due.day, reason: 'other', words: '', calendar: council }),
  does: ({ world, by }, { reference, answers }) =>
    askForMoreTime(world, by, {
      ...{ reference, until: dayIn(answers), words: answerOf(answers, 'words') },
      reason: reasonIn(answerOf(answers, 'reason')),
    }),
  says: (referral, directory) => {
    if (referral.moreTime?.stage !== 'asked') return sayAgreed(referral, directory)
    const manager = managerOf(referral, directory)
    const who = manager === undefined ? 'The Team Manager' : nameOf(directory, manager)
    return `Asked. ${who} hears of it now. The date stays until the prison agrees too.`
  },
}

/** The form has let nothing else through. */
const reasonIn = (answer: string): MoreTimeReason => (isReason(answer) ? answer : 'other')

const isReason = (answer: string): answer is MoreTimeReason => Object.hasOwn(MORE_TIME_REASONS, answer)

export const ANSWER: Deed = {
  verb: 'answer-more-time',
  tries: (referral, act) => answerMoreTime(referral, act, { agree: true, words: '' }),
  does: ({ world, by }, { reference, go, seen, answers }) =>
    answerMoreTimeAsked(world, by, {
      ...{ reference, until: seen, agree: go === 'agree', words: answerOf(answers, 'words') },
    }),
  says: (referral, directory) =>
    referral.moreTime?.stage === 'with the prison'
      ? sayAgreed(referral, directory)
      : 'Not supported. The social worker hears so, with your words. The date stays.',
}

/** Agreed inside: who asks the prison now, and what moves the date. */
const sayAgreed = (referral: Referral, directory: Directory): string =>
  requesterAddress(referral.details, directory) === undefined
    ? 'Agreed. I have no approved address to write to: please telephone, and record what was said. Then the date moves.'
    : 'Agreed. An e-mail asks for it now. The date moves when somebody records what they say.'

export const RECORD: Deed = {
  verb: 'record-agreement',
  tries: (referral, act) => recordRefusal(referral, act, ''),
  does: ({ world, by }, { reference, go, answers }) =>
    go === 'refused'
      ? recordNoFromPrison(world, by, { reference, words: answerOf(answers, 'words') })
      : recordWhatWasAgreed(world, by, {
          ...{ reference, until: dayIn(answers), on: dayIn(answers, 'on') },
          ...{ with: answerOf(answers, 'with'), how: answerOf(answers, 'how') },
        }),
  says: ({ due, moreTime }) =>
    moreTime === undefined
      ? `Recorded. It is now due on ${sayDay(due.day)}.`
      : `Recorded. The date stays ${sayDay(due.day)}.`,
}

export const moreTimeActions = [
  dueAction(ASK, 'ask for more time PCA-2026-0001 until 18 December because probation awaited: words'),
  dueAction(ANSWER, 'agree more time PCA-2026-0001', (turn, { reference, page }) =>
    page === ''
      ? openDueForm(turn, ANSWER, reference)
      : fillDueForm(turn, ANSWER, { reference, go: 'agree', seen: page, typed: {} }),
  ),
  dueAction(RECORD, 'agreed PCA-2026-0001 until 18 December with Jo Bloggs, OMU, by e-mail on 3 December'),
]
