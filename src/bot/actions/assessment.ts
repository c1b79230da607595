/** The assessment form: open a page, save it, see how far it is, go on in one's own chat. */
import { z } from 'zod'
import { partsOf, typedIn } from '../../cards/fields.ts'
import { EXPLANATIONS } from '../../domain/assessment.ts'
import { nameOf } from '../../domain/directory.ts'
import { thingsToExplain } from '../../domain/explanations.ts'
import { pagesFor } from '../../domain/questions.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { openPage, type Saved, savePage, type Typed } from '../../workflow/assessment.ts'
import { pageReply, referralReply, refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

export async function openPageReply(
  turn: Turn,
  { reference, key, part = 0 }: { reference: string; key: string; part?: number },
): Promise<Reply> {
  const page = await openPage(turn.world, turn.by, { reference, key })
  return isRefusal(page) ? refusalReply(turn, reference, page) : pageReply(turn, page, part)
}

type Going = { readonly go: 'next' | 'overview'; readonly part: number }

/** What follows a save: the next part, the next page, the things to explain, or all sections. */
export async function saveReply(turn: Turn, typed: Typed, { go, part }: Going): Promise<Reply> {
  const { reference } = typed
  const result = await savePage(turn.world, turn.by, typed)
  if (isRefusal(result)) return refusalReply(turn, reference, result)
  if ('loaded' in result) return pageReply(turn, result, part)
  const banner = { say: sayMerged(turn, result) }
  if (go === 'overview') return referralReply(turn, reference, banner)
  const here = await openPage(turn.world, turn.by, { reference, key: typed.key })
  if (isRefusal(here)) return refusalReply(turn, reference, here)
  const last = typed.asked.at(-1)
  const parts = partsOf(here.questions, here.answers)
  const shown = parts.findIndex((questions) => questions.some(({ id }) => id === last))
  if (shown >= 0 && shown + 1 < parts.length) return pageReply(turn, here, shown + 1)
  const { referral, assessment } = here.loaded
  const pages = pagesFor(referral.details.children.length)
  const next = pages[pages.findIndex(({ key }) => key === here.key) + 1]
  if (next !== undefined && here.key !== EXPLANATIONS)
    return openPageReply(turn, { reference, key: next.key })
  const open = thingsToExplain(referral.details, assessment, turn.today).some(
    (thing) => thing.explanation === '',
  )
  if (open && here.key !== EXPLANATIONS) return openPageReply(turn, { reference, key: EXPLANATIONS })
  return referralReply(turn, reference, banner)
}

const sayMerged = (turn: Turn, { mergedWith }: Saved): string =>
  mergedWith === undefined
    ? ''
    : `${nameOf(turn.world.directory, mergedWith)} saved this section while you had it open. What each of you changed is kept.`

export const assessmentActions = [
  action({
    verb: 'show',
    where: 'anywhere',
    typed: 'PCA-2026-0001',
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => referralReply(turn, reference),
  }),
  action({
    verb: 'open',
    where: 'own chat or dialog',
    typed: 'open PCA-2026-0001',
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => referralReply(turn, reference),
  }),
  action({
    verb: 'open-page',
    where: 'own chat or dialog',
    typed: 'open PCA-2026-0001 B',
    shape: z.object({ reference: shapes.reference, key: shapes.sectionKey }),
    run: (turn, { reference, key }) => openPageReply(turn, { reference, key }),
  }),
  action({
    verb: 'save-page',
    where: 'own chat or dialog',
    typed: 'write PCA-2026-0001 B1: what you want to say',
    shape: z.looseObject({
      go: z.enum(['next', 'overview']),
      form: z.object({
        reference: shapes.reference,
        key: shapes.sectionKey,
        part: z.coerce.number().int().min(0).max(99),
        base: shapes.version,
        asked: z.string().max(2000),
      }),
    }),
    run: (turn, { go, form, ...boxes }) => {
      const { reference, key, part, base, asked } = form
      const typed = { reference, key, baseVersion: base, asked: asked.split(','), typed: typedIn(boxes) }
      return saveReply(turn, typed, { go, part })
    },
  }),
  action({
    verb: 'continue',
    where: 'anywhere',
    typed: 'open PCA-2026-0001',
    shape: z.object({ reference: shapes.reference }),
    run: async (turn, { reference }) => {
      const reply = await referralReply({ ...turn, surface: 'chat' }, reference)
      if (!('card' in reply)) return reply
      await turn.world.chat.post(turn.by.id, { card: reply.card, summary: `${reference}: here you go on` })
      return { text: `${reference} is in your own chat with me now.` }
    },
  }),
]
