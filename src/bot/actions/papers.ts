/** Papers: listed, opened, attached, thrown away. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { askForPaper, dropPapers } from '../../workflow/papers.ts'
import { attachReply, looseOf, papersReply } from '../papers.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

const NO_ADDRESS: Reply = {
  text: 'Papers cannot be opened yet, because no address is set for them. Please ask your administrator (PUBLIC_URL).',
}

/** A link that works once, for two minutes, on the list of papers. */
export async function openPaperReply(turn: Turn, reference: string, number: number): Promise<Reply> {
  const { paperLink } = turn.world
  if (paperLink === undefined) return NO_ADDRESS
  const asked = await askForPaper(turn.world, turn.by, { reference, number })
  if (isRefusal(asked)) return { text: asked.say }
  return papersReply(turn, reference, {
    banner: [
      `Here is paper ${number}. The link works once, for two minutes. That you opened it is written down.`,
    ],
    link: { number, url: paperLink(asked.ticket) },
  })
}

/** Those named, or everything that this person sent and has not attached. */
export async function dropReply(turn: Turn, ids?: readonly string[]): Promise<Reply> {
  const loose = await looseOf(turn, ids)
  const count = await dropPapers(
    turn.world,
    turn.by,
    loose.map(({ id }) => id),
  )
  if (count === 0) return { text: 'There is nothing of yours to throw away.' }
  return { text: count === 1 ? 'Thrown away. I have kept nothing of it.' : `${count} papers thrown away.` }
}

const form = z.object({
  papers: z
    .string()
    .max(1_000)
    .transform((text) => text.split(',')),
})

export const paperActions = [
  action({
    verb: 'papers',
    where: 'own chat or dialog',
    typed: 'papers PCA-2026-0001',
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => papersReply(turn, reference),
  }),
  action({
    verb: 'open-paper',
    where: 'own chat or dialog',
    typed: 'paper 1 of PCA-2026-0001',
    shape: z.object({ reference: shapes.reference, number: z.coerce.number().int().min(1).max(100_000) }),
    run: (turn, { reference, number }) => openPaperReply(turn, reference, number),
  }),
  action({
    verb: 'attach-paper',
    where: 'own chat or dialog',
    typed: 'attach PCA-2026-0001 police report, received 3 December',
    shape: z.looseObject({ form }),
    run: async (turn, { form: { papers: ids }, ...boxes }) =>
      attachReply(turn, { papers: await looseOf(turn, ids), refused: [], typed: typedIn(boxes) }),
  }),
  action({
    verb: 'drop-papers',
    where: 'own chat or dialog',
    typed: 'throw away my papers',
    shape: z.looseObject({ form }),
    run: (turn, { form: { papers: ids } }) => dropReply(turn, ids),
  }),
]
