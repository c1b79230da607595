/** A review is begun; a transfer, a release, a child who moves and how it went are written down. */
import { custodySaid, moveSaid } from '../../cards/change-messages.ts'
import { message } from '../../cards/message.ts'
import { noteAfterRelease } from '../../domain/after-release.ts'
import { noteChildMove } from '../../domain/child-moves.ts'
import { noteCustody } from '../../domain/custody.ts'
import { isCustodyKind } from '../../domain/custody-words.ts'
import { answerOf, choicesOf } from '../../domain/form.ts'
import { sayDay } from '../../domain/moment.ts'
import { authorityIn } from '../../domain/other-authority.ts'
import { mayRecord } from '../../domain/people.ts'
import { STILL_DUE } from '../../domain/referral.ts'
import { refuse } from '../../domain/refusal.ts'
import * as rules from '../../domain/review.ts'
import { noteCustodyChange, noteHowItWent, noteMovedChild } from '../../workflow/custody.ts'
import { startReview } from '../../workflow/review.ts'
import { type Deed, type Done, dayIn } from '../due-form.ts'
import { referralReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { dueAction } from './due-action.ts'
import { MOVED } from './readdress.ts'

export const REVIEW: Deed = {
  verb: 'start-review',
  tries: (referral, act) => rules.startReview(referral, act, { reference: '', open: undefined, words: '' }),
  does: ({ world, by }, { reference, answers }) =>
    startReview(world, by, reference, answerOf(answers, 'words')),
  says: (review) =>
    `The review has begun: it is ${review.reference}, due on ${sayDay(review.due.day)}. What was answered is copied; each copied answer is to be checked before it counts.`,
  // What comes back is the review, not the one that it was begun from.
  shows: (turn, { referral, say }) => referralReply(turn, referral.reference, { say }),
}

export const CUSTODY: Deed = {
  verb: 'note-custody',
  tries: (referral, act, directory) =>
    noteCustody(referral, act, {
      ...{ kind: 'release date', on: '', words: 'to be asked', directory },
    }),
  does: ({ world, by }, { reference, answers }) => {
    const kind = answerOf(answers, 'kind')
    // The form has it from its list; anything else was refused before.
    if (!isCustodyKind(kind)) return Promise.resolve(refuse('notNow'))
    return noteCustodyChange(world, by, {
      ...{ reference, kind, on: dayIn(answers, 'on'), words: answerOf(answers, 'words') },
      ...{ to: answerOf(answers, 'prison'), near: answerOf(answers, 'near') },
    })
  },
  says: () => 'It is written down.',
  shows: (turn, done) => custodyReply(turn, done),
}

async function custodyReply(turn: Turn, { referral, answers }: Done): Promise<Reply> {
  const { directory } = turn.world
  const { reference, custody, status } = referral
  const last = custody?.at(-1)
  // Before the report has gone, the prison was changed for the report itself.
  if (last === undefined || (answerOf(answers, 'kind') === 'transfer' && STILL_DUE.includes(status)))
    return referralReply(turn, reference, { say: MOVED.says(referral, directory, answers) })
  return { card: message(custodySaid(last, referral, directory), turn.surface) }
}

export const CHILD_MOVED: Deed = {
  verb: 'child-moved',
  tries: (referral, act) => noteChildMove(referral, act, { child: 1, authority: '', words: 'to be asked' }),
  does: ({ world, by }, { reference, answers }) =>
    noteMovedChild(world, by, {
      ...{ reference, child: Number(answerOf(answers, 'child')), words: answerOf(answers, 'words') },
      authority: authorityIn(answers, world.directory.councils ?? []).name,
    }),
  says: () => 'It is written down.',
  shows: async ({ by, surface }, { referral }) => {
    const last = referral.childMoves?.at(-1)
    return last === undefined
      ? { text: 'It is written down.' }
      : { card: message(moveSaid(last, referral, mayRecord(by)), surface) }
  },
}

export const AFTER_RELEASE: Deed = {
  verb: 'after-release',
  tries: (referral, act) =>
    noteAfterRelease(referral, act, { support: ['other'], needs: ['other'], words: '' }),
  does: ({ world, by }, { reference, answers }) =>
    noteHowItWent(world, by, {
      ...{ reference, words: answerOf(answers, 'words') },
      ...{ support: choicesOf(answerOf(answers, 'support')), needs: choicesOf(answerOf(answers, 'needs')) },
    }),
  says: () =>
    'Thank you. It is kept with this referral, and counted without any name. If you are worried about the child, press “Safeguarding concern”.',
}

export const changeActions = [
  dueAction(REVIEW, 'review PCA-2026-0001: why now'),
  dueAction(CUSTODY, 'released PCA-2026-0001 on 3 December: who told us'),
  dueAction(CHILD_MOVED, 'child moved PCA-2026-0001 1 to Northshire: who told us'),
  dueAction(AFTER_RELEASE, 'after release PCA-2026-0001 early help; carer money: how it went'),
]
