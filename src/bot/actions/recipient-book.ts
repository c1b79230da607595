/** The recipient book under a finger: look at it, enter, ring and check, withdraw, close. */
import { z } from 'zod'
import type { Place } from '../../cards/book-forms.ts'
import { typedIn } from '../../cards/fields.ts'
import { MAILBOXES, type Mailbox } from '../../domain/recipient-book.ts'
import { CHECK, CLOSE, REOPEN, SEND_TO, VERIFY, WITHDRAW } from '../book-deeds.ts'
import { ENTER } from '../book-enter.ts'
import { type BookDeed, fillBookForm, openBookForm } from '../book-form.ts'
import { bookListReply, holderReply } from '../book-replies.ts'
import { type Action, action } from './action.ts'

const LONGEST_HOLDER = 80

/** Whose it is, and which: looked up in the book before anything is believed. */
const place: z.ZodType<Place, unknown> = z.object({
  holder: z.string().max(LONGEST_HOLDER).default(''),
  mailbox: z
    .string()
    .default('')
    .transform((text) => (isMailbox(text) ? text : '')),
  id: z.string().max(100).default(''),
})

const isMailbox = (text: string): text is Mailbox => Object.hasOwn(MAILBOXES, text)

const shape = z.union([
  z
    .looseObject({ go: z.string().max(20), form: place })
    .transform(({ go, form, ...boxes }) => ({ place: form, go, typed: typedIn(boxes) })),
  place.transform((opened) => ({ place: opened })),
])

const bookAction = (deed: BookDeed, typed: string): Action =>
  action({
    verb: deed.verb,
    where: 'own chat or dialog',
    typed,
    shape,
    run: (turn, data) =>
      'go' in data ? fillBookForm(turn, deed, data) : openBookForm(turn, deed, data.place),
  })

export const recipientBookActions: readonly Action[] = [
  action({
    verb: 'addresses',
    where: 'own chat or dialog',
    typed: 'addresses',
    shape: z.object({
      from: z.coerce.number().int().min(0).max(100_000).default(0),
      only: z.enum(['', 'waiting', 'old']).default(''),
      search: z.string().max(60).default(''),
    }),
    run: bookListReply,
  }),
  action({
    verb: 'address-holder',
    where: 'own chat or dialog',
    typed: 'addresses ZAA',
    shape: z.object({ holder: z.string().max(LONGEST_HOLDER) }),
    run: (turn, { holder }) => holderReply(turn, holder),
  }),
  bookAction(ENTER, 'enter address'),
  bookAction(CHECK, 'check address ZAA'),
  bookAction(VERIFY, 'check again ZAA'),
  bookAction(WITHDRAW, 'withdraw address ZAA'),
  bookAction(CLOSE, 'prison closed ZAA: how you know'),
  bookAction(REOPEN, 'prison open ZAA: how you know'),
  bookAction(SEND_TO, 'send ZAA to another mailbox'),
]
