/** Mail of the MASH mailbox: listed, opened, recorded, attached to a referral, or not for us. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { addMailTo, dismissMail, undoDismissal } from '../../workflow/mail-items.ts'
import { openFormForMail } from '../../workflow/referral-from-mail.ts'
import { type MailAsk, mailAskReply, mailItemReply, mailReply } from '../mail-items.ts'
import { papersReply } from '../papers.ts'
import { referralFormReply } from '../referral-form-reply.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'

const number = z.coerce.number().int().min(1).max(2_147_483_647)
const named = z.looseObject({ number })

/** A button with a number alone asks; with its form, it does. */
const asked = z.union([
  z
    .looseObject({ go: z.literal('send'), form: z.object({ number }) })
    .transform(({ go: _go, form, ...boxes }) => ({ ...form, typed: typedIn(boxes) })),
  named.transform((data) => ({ number: data.number, typed: undefined })),
])

const textOf = (typed: Readonly<Record<string, unknown>>, id: string): string => {
  const value = typed[id]
  return typeof value === 'string' ? value.trim() : ''
}

/** The form of the referral, filled in as far as the mail says. */
export async function recordMailReply(turn: Turn, item: number): Promise<Reply> {
  const form = await openFormForMail(turn.world, turn.by, item)
  return isRefusal(form) ? { text: form.say } : referralFormReply(turn, form)
}

export async function belongsReply(turn: Turn, item: number, typed: string): Promise<Reply> {
  const [, year, tail] = /^pca-(\d{4})-(\d{1,6})$/i.exec(typed.trim()) ?? []
  const reference = year === undefined ? '' : `PCA-${year}-${String(Number(tail)).padStart(4, '0')}`
  const result = await addMailTo(turn.world, turn.by, { number: item, reference })
  if (!isRefusal(result))
    return papersReply(turn, reference, { banner: ['The mail and its papers are attached.'] })
  if (result.refused !== 'unknownReference') return { text: result.say }
  return again(turn, { number: item, ask: 'mail-belongs' }, { id: 'reference', typed, result })
}

export async function dismissReply(turn: Turn, item: number, why: string): Promise<Reply> {
  const result = await dismissMail(turn.world, turn.by, { number: item, reason: why })
  if (!isRefusal(result)) return mailItemReply(turn, item, 'It is out of the list.')
  if (result.refused !== 'whyNotForUsNeeded') return { text: result.say }
  return again(turn, { number: item, ask: 'mail-dismiss' }, { id: 'why', typed: why, result })
}

export async function undoReply(turn: Turn, item: number): Promise<Reply> {
  const result = await undoDismissal(turn.world, turn.by, item)
  return isRefusal(result) ? { text: result.say } : mailItemReply(turn, item, 'It waits again.')
}

type Asking = Pick<MailAsk, 'number' | 'ask'>
type Wrong = { readonly id: string; readonly typed: string; readonly result: Refusal }

const again = (turn: Turn, asking: Asking, { id, typed, result }: Wrong): Reply =>
  mailAskReply(turn, {
    ...asking,
    answers: { [id]: typed.slice(0, 200) },
    faults: [{ question: id, message: result.say }],
  })

const asks = (turn: Turn, asking: Asking): Reply => mailAskReply(turn, { ...asking, answers: {}, faults: [] })

export const mailItemActions = [
  action({
    verb: 'mail',
    where: 'anywhere',
    typed: 'mail',
    shape: z.unknown(),
    run: (turn) => mailReply(turn),
  }),
  action({
    verb: 'mail-item',
    where: 'own chat or dialog',
    typed: 'mail 12',
    shape: named,
    run: (turn, data) => mailItemReply(turn, data.number),
  }),
  action({
    verb: 'mail-record',
    where: 'own chat or dialog',
    typed: 'record mail 12',
    shape: named,
    run: (turn, data) => recordMailReply(turn, data.number),
  }),
  action({
    verb: 'mail-belongs',
    where: 'own chat or dialog',
    typed: 'mail 12 belongs to PCA-2026-0001',
    shape: asked,
    run: async (turn, data) =>
      data.typed === undefined
        ? asks(turn, { number: data.number, ask: 'mail-belongs' })
        : belongsReply(turn, data.number, textOf(data.typed, 'reference')),
  }),
  action({
    verb: 'mail-dismiss',
    where: 'own chat or dialog',
    typed: 'mail 12 is not for us: why',
    shape: asked,
    run: async (turn, data) =>
      data.typed === undefined
        ? asks(turn, { number: data.number, ask: 'mail-dismiss' })
        : dismissReply(turn, data.number, textOf(data.typed, 'why')),
  }),
  action({
    verb: 'mail-undo',
    where: 'own chat or dialog',
    typed: 'mail 12 is for us',
    shape: named,
    run: (turn, data) => undoReply(turn, data.number),
  }),
]
