/** Mail of the MASH mailbox: the list of what waits, and one of them with what it may be. */
import type { MailItem } from '../domain/mail-item.ts'
import { sayMoment } from '../domain/moment.ts'
import { PAPER_TYPES, type Paper } from '../domain/papers.ts'
import { inert } from './inert.ts'
import { saySize } from './papers.ts'
import { type Card, render, type Surface } from './render.ts'

/** As many as a card holds with a button each. */
const ON_A_CARD = 12

export function mailList(items: readonly MailItem[], banner: string, surface: Surface): Card {
  const shown = items.slice(0, ON_A_CARD)
  const hidden = items.length - shown.length
  const lines = [
    ...(banner === '' ? [] : [banner]),
    sayWaiting(items.length),
    ...(hidden === 0 ? [] : [`The ${shown.length} oldest are shown.`]),
  ]
  return render(
    'papers',
    {
      title: 'Mail that came to MASH',
      lines: lines.map((line) => ({ line })),
      rows: shown.map(({ number, receivedAt, words }) => ({
        label: `Mail ${number}`,
        said: inert(words.subject) || '(no subject)',
        about: [inert(words.from || words.address, 60), sayMoment(receivedAt)].join(' · '),
        steps: [{ title: 'Open', tooltip: `Open mail ${number}`, verb: 'mail-item', reference: '', number }],
        links: [],
      })),
      buttons: [{ title: 'Help', verb: 'help', style: 'default', reference: '', number: 0 }],
    },
    surface,
  )
}

export const sayWaiting = (count: number): string =>
  count === 0
    ? 'No mail waits to be confirmed.'
    : `${count} ${count === 1 ? 'mail waits' : 'mails wait'} to be confirmed.`

export type ShownMail = {
  readonly item: MailItem
  readonly papers: readonly Paper[]
  readonly banner: string
}

/** As many of its papers as a card has room for. */
const MOST_PAPERS = 20

export function mailItemCard({ item, papers, banner }: ShownMail, surface: Surface): Card {
  const { number, words, state } = item
  const lines = [...(banner === '' ? [] : [banner]), ...standing(item), ...wordsOf(item)]
  return render(
    'papers',
    {
      title: `Mail ${number}`,
      lines: lines.map((line) => ({ line })),
      rows: [
        ...papers.slice(0, MOST_PAPERS).map(({ name, type, size }) => ({
          label: 'Paper',
          said: inert(name),
          about: `${PAPER_TYPES[type].say}, ${saySize(size)}`,
          ...{ steps: [], links: [] },
        })),
        ...words.notTaken.slice(0, MOST_PAPERS).map(({ name, why }) => ({
          label: '⚠ Not taken',
          said: inert(name),
          about: why,
          ...{ steps: [], links: [] },
        })),
      ],
      buttons: buttonsOf(state).map((button) => ({ ...button, reference: '', number })),
    },
    surface,
  )
}

/** Nothing where they are gone: the mail itself is among the papers of its referral then. */
function wordsOf({ words, receivedAt, state }: MailItem): readonly string[] {
  const sender = [inert(words.from, 80), inert(words.address, 120)].filter((part) => part !== '').join(', ')
  if (state === 'confirmed' && sender === '') return [`Received: ${sayMoment(receivedAt)}`]
  return [
    `From: ${sender === '' ? 'not known' : sender}`,
    `Received: ${sayMoment(receivedAt)}`,
    `Subject: ${inert(words.subject, 250) || '(none)'}`,
    ...(words.preview === '' ? [] : [`It begins: ${inert(words.preview, 400)}`]),
    ...(state === 'waiting'
      ? ['Nothing in it is a referral until you record it. The address it says it is from may be forged.']
      : []),
  ]
}

function standing({ state, reference, words }: MailItem): readonly string[] {
  if (state === 'waiting') return []
  if (state === 'confirmed') return [`It belongs to ${reference ?? 'a referral'}.`]
  return [`It was said not to be for us: ${inert(words.reason, 250)}`]
}

const BACK = { title: 'All mail', verb: 'mail', style: 'default' }

function buttonsOf(state: MailItem['state']) {
  if (state === 'dismissed') return [{ title: 'Take that back', verb: 'mail-undo', style: 'positive' }, BACK]
  if (state === 'confirmed') return [BACK]
  return [
    { title: 'Record it', verb: 'mail-record', style: 'positive' },
    { title: 'It belongs to…', verb: 'mail-belongs', style: 'default' },
    { title: 'Not for us', verb: 'mail-dismiss', style: 'default' },
    BACK,
  ]
}
