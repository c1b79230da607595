/** A short view: MASH writes it; a qualified manager reads it, signs it, or gives it back. */
import { z } from 'zod'
import { message } from '../../cards/message.ts'
import { START_OF_VIEW } from '../../cards/short-view-forms.ts'
import { answerOf } from '../../domain/form.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { giveBackShortView, writeShortView } from '../../domain/short-view.ts'
import { decideTriage, type TriageChoice } from '../../workflow/triage.ts'
import type { Deed } from '../due-form.ts'
import { refusalReply } from '../replies.ts'
import { decidedReply, shortViewReply } from '../triage-replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'
import { dueAction } from './due-action.ts'
import * as shapes from './shapes.ts'

export const SHORT_VIEW: Deed = {
  verb: 'short-view',
  tries: (referral, act) => writeShortView(referral, act, { text: 'to be asked', reason: '' }),
  does: async ({ world, by }, { reference, answers }) => {
    const text = answerOf(answers, 'words')
    // The beginning alone holds no view.
    if (text.trim() === START_OF_VIEW.trim()) return refuse('shortViewNeedsText')
    return decideTriage(world, by, { reference, choice: { move: 'writeShortView', text, reason: '' } })
  },
  says: () => '',
  shows: (turn, { referral }) => decidedReply(turn, referral),
}

export const GIVE_BACK: Deed = {
  verb: 'give-back-short-view',
  tries: (referral, act) => giveBackShortView(referral, act, 'to be asked'),
  does: ({ world, by }, { reference, answers }) =>
    decideTriage(world, by, {
      ...{ reference, choice: { move: 'giveBackShortView', reason: answerOf(answers, 'words') } },
    }),
  says: () => '',
  shows: (turn, { referral, answers }) => {
    const said = {
      title: `Given back: ${referral.reference}`,
      lines: ['MASH has your words, and decides anew.', `“${answerOf(answers, 'words')}”`],
      buttons: [{ title: 'My work', verb: 'my-work' }],
    }
    return Promise.resolve({ card: message(said, turn.surface) })
  },
}

async function decided(
  turn: Turn,
  {
    reference,
    choice,
    say,
  }: { readonly reference: string; readonly choice: TriageChoice; readonly say: string },
): Promise<Reply> {
  const result = await decideTriage(turn.world, turn.by, { reference, choice })
  if (!isRefusal(result)) return shortViewReply(turn, reference, say)
  if (result.refused === 'stale') return shortViewReply(turn, reference, result.say)
  return refusalReply(turn, reference, result)
}

/** `seen` is the version with which the text came that was read. */
export const signShortViewNow = (turn: Turn, reference: string, seen: number): Promise<Reply> =>
  decided(turn, { reference, choice: { move: 'signShortView', seen }, say: 'Signed. Thank you.' })

export const undoShortViewNow = (turn: Turn, reference: string): Promise<Reply> =>
  decided(turn, {
    ...{ reference, choice: { move: 'undoShortView' } },
    say: 'The signature is undone. Nothing has gone.',
  })

const onReference = z.object({ reference: shapes.reference })

export const shortViewActions: readonly Action[] = [
  dueAction(SHORT_VIEW, 'short view PCA-2026-0001: our view'),
  action({
    verb: 'see-short-view',
    where: 'own chat or dialog',
    typed: 'sign short view PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => shortViewReply(turn, reference),
  }),
  action({
    verb: 'sign-short-view',
    where: 'own chat or dialog',
    typed: 'sign short view PCA-2026-0001 version 2',
    shape: z.object({ reference: shapes.reference, version: shapes.version }),
    run: (turn, { reference, version }) => signShortViewNow(turn, reference, version),
  }),
  action({
    verb: 'undo-short-view',
    where: 'own chat or dialog',
    typed: 'undo short view PCA-2026-0001',
    shape: onReference,
    run: (turn, { reference }) => undoShortViewNow(turn, reference),
  }),
  dueAction(GIVE_BACK, 'give back short view PCA-2026-0001: why'),
]
