/** Other children linked to the prisoner: all of them on one card, and whether a near match is the same prisoner. */
import { z } from 'zod'
import { explained } from '../../cards/explained.ts'
import { linkedLines, PRECEDENT } from '../../cards/linked-children.ts'
import { mayRead } from '../../domain/people.ts'
import { isRefusal, REFUSALS } from '../../domain/refusal.ts'
import { linkedChildrenOf, noteLinkOf } from '../../workflow/linked-children.ts'
import { referralReply, refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

export async function linkedReply(turn: Turn, reference: string): Promise<Reply> {
  const { world, by, surface } = turn
  const loaded = await world.store.load(reference)
  if (loaded === undefined || !mayRead(by, loaded.referral)) return { text: REFUSALS.unknownReference }
  const linked = await linkedChildrenOf(world, by, loaded)
  const lines = linkedLines(reference, linked)
  const found = lines.length > 0 ? PRECEDENT : 'I know of no other child linked to this prisoner.'
  return {
    card: explained(
      {
        title: `${reference}: children linked to this prisoner`,
        sections: [
          { heading: '', lines: [{ label: '', value: found }] },
          { heading: 'The others', lines },
        ],
        buttons: [{ title: 'See the referral', verb: 'show', reference }],
      },
      surface,
    ),
  }
}

type Deciding = { readonly reference: string; readonly other: string; readonly same: boolean }

export async function noteLinkNow(turn: Turn, asked: Deciding): Promise<Reply> {
  const result = await noteLinkOf(turn.world, turn.by, asked)
  if (isRefusal(result)) return refusalReply(turn, asked.reference, result)
  const say = asked.same ? 'is about the same prisoner' : 'is not about the same prisoner'
  return referralReply(turn, asked.reference, { say: `Noted: ${asked.other} ${say}.` })
}

export const linkedChildrenActions = [
  action({
    verb: 'note-link',
    where: 'own chat or dialog',
    typed: 'same prisoner PCA-2026-0001 PCA-2026-0002: yes',
    shape: z.object({
      reference: shapes.reference,
      other: shapes.reference,
      same: z.enum(['yes', 'no']),
    }),
    run: (turn, { reference, other, same }) => noteLinkNow(turn, { reference, other, same: same === 'yes' }),
  }),
]
