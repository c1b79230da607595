/** Mail of the MASH mailbox as an officer sees it: the list, one of them, and the two small questions about it. */
import { formPage } from '../cards/form-page.ts'
import { mailItemCard, mailList } from '../cards/mail-items.ts'
import type { Answers, Fault, Question } from '../domain/form.ts'
import { isRefusal } from '../domain/refusal.ts'
import { listMail, openMail } from '../workflow/mail-items.ts'
import { NOT_REACHED } from './replies.ts'
import type { Reply, Turn } from './turn.ts'

/** In a channel it goes to the person's own chat: subjects name families. */
export async function mailReply(turn: Turn, banner = ''): Promise<Reply> {
  const { world, by, surface } = turn
  const items = await listMail(world, by)
  if (isRefusal(items)) return { text: items.say }
  if (surface !== 'channel') return { card: mailList(items, banner, surface) }
  const post = { card: mailList(items, banner, 'chat'), summary: 'The mail that waits' }
  const reached = await world.chat.post(by.id, post)
  return { text: reached ? 'I have answered in your own chat with me.' : NOT_REACHED }
}

export async function mailItemReply(turn: Turn, number: number, banner = ''): Promise<Reply> {
  const opened = await openMail(turn.world, turn.by, number)
  return isRefusal(opened)
    ? { text: opened.say }
    : { card: mailItemCard({ ...opened, banner }, turn.surface) }
}

export type MailAsk = {
  readonly number: number
  readonly ask: 'mail-belongs' | 'mail-dismiss'
  readonly answers: Answers
  readonly faults: readonly Fault[]
}

const ASKS = {
  'mail-belongs': {
    title: 'Which referral does it belong to?',
    intro: 'Its papers are attached there. Nothing else changes.',
    question: {
      id: 'reference',
      label: 'Reference',
      kind: 'text',
      required: true,
      help: 'For example PCA-2026-0001.',
    },
    button: 'Attach it there',
  },
  'mail-dismiss': {
    title: 'Why is it not for us?',
    intro:
      'It is kept for 30 days, so that you can take this back. Then its words and papers are thrown away.',
    question: { id: 'why', label: 'Why', kind: 'text', required: true },
    button: 'Not for us',
  },
} as const satisfies Record<
  MailAsk['ask'],
  { question: Question; title: string; intro: string; button: string }
>

export function mailAskReply({ surface, stamp }: Turn, { number, ask, answers, faults }: MailAsk): Reply {
  const { title, intro, question, button } = ASKS[ask]
  const card = formPage(
    {
      ...{ above: `Mail ${number}`, title, intro, saved: '', questions: [question], answers, faults },
      ...{ clashes: [], otherSave: '', stamp, form: { number } },
      buttons: [{ title: button, verb: ask, style: 'positive', go: 'send' }],
    },
    surface,
  )
  return { card }
}
