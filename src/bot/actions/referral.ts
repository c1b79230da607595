/** Recording a referral: open the form, fill a page. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { REFERRAL_PAGES } from '../../domain/referral-form.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { fillReferralForm, openReferralForm } from '../../workflow/referral.ts'
import { recordedReply, referralFormReply } from '../referral-form-reply.ts'
import { isTooLong, TOO_LONG } from '../too-long.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

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
      go: z.enum(['next', 'back', 'add child', 'remove child', 'record', 'receive']),
      form: z.object({
        id: z.guid(),
        page: z.enum(REFERRAL_PAGES),
        child: shapes.childNumber,
        children: shapes.childNumber,
      }),
    }),
    run: async (turn, { go, form, ...boxes }) => {
      const typed = typedIn(boxes)
      // Its pages are short answers, shown whole: the page must fit, not each answer.
      if (isTooLong(JSON.stringify(typed))) return { text: TOO_LONG }
      const result = await fillReferralForm(turn.world, turn.by, { ...form, step: go, typed })
      if (isRefusal(result)) return { text: result.say }
      return 'recorded' in result ? recordedReply(turn, result.recorded) : referralFormReply(turn, result)
    },
  }),
]
