/** Recording a referral: open the form, fill a page. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { REFERRAL_PAGES } from '../../domain/referral-form.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { fillReferralForm, openReferralForm } from '../../workflow/referral.ts'
import { recordedReply, referralFormReply } from '../referral-form-reply.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'

export async function newReferral(turn: Turn): Promise<Reply> {
  const form = await openReferralForm(turn.world, turn.by)
  return isRefusal(form) ? { text: form.say } : referralFormReply(turn, form)
}

export const referralActions = [
  action({
    verb: 'new-referral',
    where: 'own chat or dialog',
    typed: 'new referral',
    shape: z.unknown(),
    run: (turn) => newReferral(turn),
  }),
  action({
    verb: 'fill-referral',
    where: 'own chat or dialog',
    typed: 'new referral, which goes on where you stopped',
    shape: z.looseObject({
      go: z.enum(['next', 'back', 'add child', 'remove child', 'record']),
      form: z.object({
        id: z.guid(),
        page: z.enum(REFERRAL_PAGES),
        child: z.coerce.number().int().min(1).max(50),
      }),
    }),
    run: async (turn, { go, form, ...boxes }) => {
      const result = await fillReferralForm(turn.world, turn.by, { ...form, step: go, typed: typedIn(boxes) })
      if (isRefusal(result)) return { text: result.say }
      return 'recorded' in result ? recordedReply(turn, result.recorded) : referralFormReply(turn, result)
    },
  }),
]
