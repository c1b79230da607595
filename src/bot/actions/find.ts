/** What was found, in the own chat of whoever looked, and the next few of it. */
import { z } from 'zod'
import { foundCard, ON_A_PAGE } from '../../cards/found.ts'
import { find, MOST_HITS } from '../../workflow/find.ts'
import { purgedReply } from '../purged-reply.ts'
import { referralReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'

/** As much as is looked at, and comes back with “More”. */
const LONGEST = 400

const WHAT: Reply = {
  text: 'What shall I look for? Type, for example, “find Nowak”, “find 147”, “find B2345CD” or “find long overdue team North”.',
}

/** What is not found is a card as well: in a channel nobody else reads whether a name is known. */
export async function findReply(
  turn: Turn,
  { words, from }: { readonly words: string; readonly from: number },
): Promise<Reply> {
  const { world, by, today, surface } = turn
  const typed = words.slice(0, LONGEST).toWellFormed().replaceAll('\0', '')
  const found = await find(world, by, { typed, page: { from, most: ON_A_PAGE } })
  if (found === undefined) return WHAT
  const [only] = found.rows
  if (found.byReference && only !== undefined) return referralReply(turn, only.referral.reference)
  const gone = found.byReference ? await purgedReply(turn, typed) : undefined
  if (gone !== undefined) return gone
  const { directory } = world
  return {
    card: foundCard({ ...found, words: typed, from, mostCounted: MOST_HITS, directory, today }, surface),
  }
}

export const findActions: readonly Action[] = [
  action({
    verb: 'find',
    where: 'own chat or dialog',
    typed: 'find Nowak',
    shape: z.object({
      words: z.string().max(LONGEST),
      from: z.coerce.number().int().min(0).max(MOST_HITS).default(0),
    }),
    run: findReply,
  }),
]
