/** A button about the due date: with a reference alone it opens its form, with a form it sends it. */
import { z } from 'zod'
import { typedIn } from '../../cards/fields.ts'
import { CONTACT_SHAPE } from '../../domain/contacts.ts'
import { type Deed, fillDueForm, openDueForm } from '../due-form.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'
import * as shapes from './shapes.ts'

const day = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/)

const shape = z.union([
  z
    .looseObject({
      go: z.string().max(20),
      form: z.object({ reference: shapes.reference, seen: day }),
    })
    .transform(({ go, form, ...boxes }) => ({ ...form, go, typed: typedIn(boxes) })),
  z
    .looseObject({
      reference: shapes.reference,
      page: z.union([day, z.string().regex(CONTACT_SHAPE), shapes.reference]).optional(),
    })
    .transform(({ reference, page = '' }) => ({ reference, page })),
])

type Opening = { readonly reference: string; readonly page: string }

/** `open` is for a button that does more than open the form; `page` may hold the day, or whom, its message spoke of. */
export const dueAction = (
  deed: Deed,
  typed: string,
  open: (turn: Turn, opening: Opening) => Promise<Reply> = (turn, { reference }) =>
    openDueForm(turn, deed, reference),
): Action =>
  action({
    verb: deed.verb,
    where: 'own chat or dialog',
    typed,
    shape,
    run: (turn, data) => {
      if (!('go' in data)) return open(turn, data)
      const { reference, go, seen } = data
      return fillDueForm(turn, deed, {
        reference,
        go,
        typed: data.typed,
        seen: seen === '' ? undefined : seen,
      })
    },
  })
