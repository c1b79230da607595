/** The assessment form: open a page, save it, see how far it is, go on in one's own chat. */
import { z } from 'zod'
import { partsOf, typedIn } from '../../cards/fields.ts'
import { EXPLANATIONS } from '../../domain/assessment.ts'
import { nameOf } from '../../domain/directory.ts'
import { thingsToExplain } from '../../domain/explanations.ts'
import { topicOfPage } from '../../domain/guidance/topics.ts'
import { withoutTick } from '../../domain/questions/concern-tick.ts'
import { pagesFor } from '../../domain/questions.ts'
import { isRefusal } from '../../domain/refusal.ts'
import {
  type OpenPage,
  openPage,
  openPageOf,
  type Saved,
  savePage,
  type Typed,
} from '../../workflow/assessment.ts'
import { raiseSafeguardingConcern } from '../../workflow/concern.ts'
import { noteRead } from '../../workflow/find.ts'
import { guidanceReply } from '../guidance-reply.ts'
import { NOT_REACHED, pageReply, referralReply, refusalReply, standingReply } from '../replies.ts'
import { isTooLong, TOO_LONG } from '../too-long.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import { CONCERN_SAID } from './safety.ts'
import * as shapes from './shapes.ts'

export async function openPageReply(
  turn: Turn,
  { reference, key }: { reference: string; key: string },
): Promise<Reply> {
  const page = await openPage(turn.world, turn.by, { reference, key })
  if (isRefusal(page)) return refusalReply(turn, reference, page)
  await noteRead(turn.world, turn.by, reference)
  return pageReply(turn, page)
}

const WAYS = ['next', 'overview', 'guidance'] as const

/** What follows a save: the next part, the next page, the things to explain, all sections, or what the guidance says. */
export async function saveReply(turn: Turn, typed: Typed, go: (typeof WAYS)[number]): Promise<Reply> {
  const { reference } = typed
  if (isTooLong(...Object.values(typed.typed))) return { text: TOO_LONG }
  const { page: answered, isTicked } = withoutTick(typed)
  // Before the page is looked at: what is wrong with an answer must not delay it.
  const told = isTicked ? await raiseTicked(turn, reference) : undefined
  const kept = go === 'guidance' ? ({ ...answered, confirms: false } as const) : answered
  const result = await savePage(turn.world, turn.by, kept)
  if (isRefusal(result)) return refusalReply(turn, reference, result)
  if ('loaded' in result)
    return pageReply(turn, told === undefined ? result : { ...result, intro: `${told} ${result.intro}` })
  if (told !== undefined)
    return referralReply(turn, reference, { say: told, more: [`Saved: ${result.page.title}.`] })
  const { page } = result
  const banner = {
    say: `Saved: ${page.title}.`,
    more: [sayMerged(turn, result)].filter((line) => line !== ''),
  }
  if (go === 'guidance')
    return guidanceReply(turn, topicOfPage(page.key), { reference, page: page.key, said: banner.say })
  if (go === 'overview') return standingReply(turn, page.loaded, banner)
  const last = typed.asked.at(-1)
  const parts = partsOf(page.questions, page.answers)
  const shown = parts.findIndex((questions) => questions.some(({ id }) => id === last))
  if (shown >= 0 && shown + 1 < parts.length) return pageReply(turn, page, shown + 1)
  const next = page.key === EXPLANATIONS ? undefined : nextKey(turn, page)
  if (next === undefined) return standingReply(turn, page.loaded, banner)
  const open = await openPageOf(turn.world, turn.by, { loaded: page.loaded, key: next })
  return isRefusal(open) ? refusalReply(turn, reference, open) : pageReply(turn, open)
}

/** The page after this one; after the last, the things to explain, as long as one is not explained. */
function nextKey({ today }: Turn, { key, loaded: { referral, assessment } }: OpenPage): string | undefined {
  const pages = pagesFor(referral.details.children)
  const next = pages[pages.findIndex((page) => page.key === key) + 1]
  if (next !== undefined) return next.key
  const things = thingsToExplain(referral, assessment, today)
  return things.some(({ explanation }) => explanation === '') ? EXPLANATIONS : undefined
}

/** What the person reads of it; a refusal too, since it says to telephone. */
async function raiseTicked({ world, by }: Turn, reference: string): Promise<string> {
  const raised = await raiseSafeguardingConcern(world, by, { reference, words: '' })
  return isRefusal(raised) ? raised.say : CONCERN_SAID
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
    // The Agents Playground cannot press a button whose data has a field `key`, so the cards say `page`.
    shape: z.object({ reference: shapes.reference, page: shapes.sectionKey }),
    run: (turn, { reference, page }) => openPageReply(turn, { reference, key: page }),
  }),
  action({
    verb: 'save-page',
    where: 'own chat or dialog',
    typed: 'write PCA-2026-0001 B1: what you want to say',
    shape: z.looseObject({
      go: z.enum(WAYS),
      form: z.object({
        reference: shapes.reference,
        key: shapes.sectionKey,
        base: shapes.version,
        asked: z.string().max(2000),
      }),
    }),
    run: (turn, { go, form, ...boxes }) => {
      const { reference, key, base, asked } = form
      const typed = { reference, key, baseVersion: base, asked: asked.split(','), typed: typedIn(boxes) }
      return saveReply(turn, typed, go)
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
      const post = { card: reply.card, summary: `${reference}: here you go on` }
      const reached = await turn.world.chat.post(turn.by.id, post)
      return { text: reached ? `${reference} is in your own chat with me now.` : NOT_REACHED }
    },
  }),
]
