/** They have the report: one press takes their e-mail for it; else who said so, and how. */
import { replyAsReceipt, sayReceipt } from '../../cards/receipt-form.ts'
import { type Answers, answerOf } from '../../domain/form.ts'
import { noteReceipt } from '../../domain/holding.ts'
import { dayOf, sayDay } from '../../domain/moment.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { noteReceiptOf } from '../../workflow/holding.ts'
import { prisonReplied } from '../../workflow/prison-reply.ts'
import { type Deed, openDueForm } from '../due-form.ts'
import { referralReply, refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { dueAction } from './due-action.ts'

const NOTED = 'Noted: they have it. What they decide can be recorded when it comes.'

export const RECEIPT: Deed = {
  verb: 'note-receipt',
  tries: (referral, act) => noteReceipt(referral, act, ''),
  // Where they have answered by e-mail, that is how most of them say so.
  starts: async ({ world }, { reference }) => {
    const replied = await prisonReplied(world, reference)
    const how: Answers = replied === undefined ? {} : { how: replyAsReceipt(sayDay(dayOf(replied))) }
    return how
  },
  does: ({ world, by }, { reference, answers }) =>
    noteReceiptOf(world, by, {
      reference,
      how: sayReceipt(answerOf(answers, 'who'), answerOf(answers, 'how')),
    }),
  says: () => NOTED,
}

/** From the message about a reply: it is the receipt, without a form. When it came is looked up, never believed. */
async function takeReply(turn: Turn, reference: string): Promise<Reply> {
  const { world, by } = turn
  const replied = await prisonReplied(world, reference)
  if (replied === undefined) return openDueForm(turn, RECEIPT, reference)
  const result = await noteReceiptOf(world, by, { reference, how: replyAsReceipt(sayDay(dayOf(replied))) })
  return isRefusal(result)
    ? refusalReply(turn, reference, result)
    : referralReply(turn, reference, { say: NOTED })
}

export const receiptActions = [
  dueAction(RECEIPT, 'they have it PCA-2026-0001: Jo Bloggs, by telephone', (turn, { reference, page }) =>
    page === '' ? openDueForm(turn, RECEIPT, reference) : takeReply(turn, reference),
  ),
]
