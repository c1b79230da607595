/** The prisoner is in another prison now; and what is open at one prison, for whoever has to move it. */
import { z } from 'zod'
import { openAtCard } from '../../cards/open-at.ts'
import { sayWhereItGoes } from '../../cards/readdress-messages.ts'
import { prisonByCode } from '../../domain/directory.ts'
import { answerOf } from '../../domain/form.ts'
import { readdress } from '../../domain/readdress.ts'
import { HOLDER_SHAPE, prisonCodeOf } from '../../domain/recipient-book.ts'
import { REFUSALS } from '../../domain/refusal.ts'
import { openAtPrison } from '../../workflow/open-at.ts'
import { readdressReferral } from '../../workflow/readdress.ts'
import type { Deed } from '../due-form.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import { dueAction } from './due-action.ts'

export const MOVED: Deed = {
  verb: 'readdress',
  // Without a prison it is refused for want of one, before any report is written.
  tries: (referral, act, directory) =>
    readdress(referral, act, { prisonCode: '', words: '', directory, fingerprint: () => '' }),
  does: ({ world, by }, { reference, answers }) =>
    readdressReferral(world, by, {
      ...{ reference, prisonCode: answerOf(answers, 'prison'), words: answerOf(answers, 'words') },
    }),
  says: sayWhereItGoes,
}

/** The same words for a prison that is not there and for a holder that is none. */
export async function openAtReply(turn: Turn, prisonCode: string, page = 0): Promise<Reply> {
  const { world, by, today, surface } = turn
  const { directory } = world
  const prison = prisonByCode(directory, prisonCode)
  if (prison === undefined) return { text: REFUSALS.noSuchHolder }
  const rows = await openAtPrison(world, by, prison.code)
  return { card: openAtCard({ prison, rows, page, by, directory, today }, surface) }
}

export const readdressActions = [
  dueAction(MOVED, 'moved PCA-2026-0001 to ZBB: who told us, when'),
  action({
    verb: 'open-at',
    where: 'own chat or dialog',
    typed: 'open at ZAA',
    shape: z.object({
      holder: z.string().regex(HOLDER_SHAPE),
      page: z.coerce.number().int().min(0).max(10_000).optional(),
    }),
    run: (turn, { holder, page }) => openAtReply(turn, prisonCodeOf(holder) ?? '', page),
  }),
]
