/** The people to ask about a referral: the list, its forms, and what is done with one press. */
import { z } from 'zod'
import { sayAskedNow } from '../../cards/contact-said.ts'
import { CONTACT_SHAPE, contactById } from '../../domain/contacts.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { askPerson, inviteFamilyTo, notePerson } from '../../workflow/contacts.ts'
import { ASK_PERSON, NOT_NEEDED, NOTE_DECLINED, NOTE_REPLY } from '../contact-deeds.ts'
import { type Deed, openFilledForm } from '../due-form.ts'
import { peopleReply } from '../people-reply.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'
import { dueAction } from './due-action.ts'
import * as shapes from './shapes.ts'

const personAction = (deed: Deed, typed: string): Action =>
  dueAction(deed, typed, (turn, { reference, page }) => openPersonForm(turn, deed, { reference, id: page }))

export type At = { readonly reference: string; readonly id: string }

/** The form with whom it is about chosen, where that is known. */
export async function openPersonForm(turn: Turn, deed: Deed, { reference, id }: At): Promise<Reply> {
  return openFilledForm(turn, deed, { reference, answers: id === '' ? {} : { contact: id } })
}

/** Once more in the way in which they were asked last; by telephone only a person can. */
export async function askAgain(turn: Turn, { reference, id }: At): Promise<Reply> {
  const { world, by } = turn
  const loaded = await world.store.load(reference)
  const contact = loaded && contactById(loaded.referral, id)
  const byUs = contact?.asked.some(({ method }) => method === 'letter' || method === 'e-mail') === true
  // Nobody is written to for the first time by a press that shows no letter.
  if (!byUs) return openPersonForm(turn, ASK_PERSON, { reference, id })
  const result = await askPerson(world, by, { reference, id })
  const banner = isRefusal(result) ? result.say : sayAskedNow(result, world.directory, id)
  return peopleReply(turn, { reference, banner })
}

export async function noAnswer(turn: Turn, { reference, id }: At): Promise<Reply> {
  const { world, by } = turn
  const result = await notePerson(world, by, { reference, note: { id, outcome: 'no reply' } })
  const banner = isRefusal(result)
    ? result.say
    : 'Noted: no answer. The report says “not received by” its own day, and need not wait.'
  return peopleReply(turn, { reference, banner })
}

export async function invite(turn: Turn, reference: string): Promise<Reply> {
  const result = await inviteFamilyTo(turn.world, turn.by, reference)
  const banner = isRefusal(result)
    ? result.say
    : 'The letter to the family is being put into the team’s folder: please send it, or read it to them.'
  return peopleReply(turn, { reference, banner })
}

const one = z
  .object({ reference: shapes.reference, page: z.string().regex(CONTACT_SHAPE) })
  .transform(({ reference, page }) => ({ reference, id: page }))

export const contactActions = [
  action({
    verb: 'people',
    where: 'own chat or dialog',
    typed: 'people PCA-2026-0001',
    shape: z.object({
      reference: shapes.reference,
      from: z.coerce.number().int().min(0).max(100).optional(),
    }),
    run: (turn, { reference, from }) => peopleReply(turn, { reference, page: from ?? 0 }),
  }),
  personAction(ASK_PERSON, 'ask PCA-2026-0001 probation: Jo Bloggs, probation officer'),
  action({
    ...{ verb: 'ask-again', where: 'own chat or dialog', typed: 'ask again PCA-2026-0001 probation' },
    ...{ shape: one, run: askAgain },
  }),
  personAction(NOTE_REPLY, 'reply PCA-2026-0001 probation on 4 December: what they said'),
  personAction(NOTE_DECLINED, 'declined PCA-2026-0001 probation: why'),
  action({
    ...{ verb: 'no-answer', where: 'own chat or dialog', typed: 'no answer PCA-2026-0001 probation' },
    ...{ shape: one, run: noAnswer },
  }),
  action({
    ...{ verb: 'invite-family', where: 'own chat or dialog', typed: 'invite PCA-2026-0001' },
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => invite(turn, reference),
  }),
  personAction(NOT_NEEDED, 'not needed PCA-2026-0001 police: why'),
]
