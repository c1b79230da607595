/** The directory under a finger: people, teams, prisons, notes, and somebody who leaves. */
import { z } from 'zod'
import { LISTS } from '../../cards/directory-list.ts'
import { typedIn } from '../../cards/fields.ts'
import { withdrawNote } from '../../domain/prison-facts.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { changeDirectory } from '../../workflow/directory.ts'
import { CHANGE_PERSON, CHANGE_PRISON, CHANGE_TEAM, WRITE_NOTE } from '../directory-deeds.ts'
import { type DirectoryDeed, fillDirectoryForm, openDirectoryForm } from '../directory-form.ts'
import { aboutItsPrisonReply, aboutReply, directoryReply, leavingReply } from '../directory-replies.ts'
import { END_ACCESS, HAND_OVER } from '../leaving-deeds.ts'
import { setupReply, tieReply } from '../setup-channel.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Action, action } from './action.ts'
import * as shapes from './shapes.ts'

const id = z.string().max(100).default('')
/** A card about one thing carries it as `id`, or below a list as `holder`. */
const opening = z.object({ id, holder: id, reference: shapes.reference.or(z.literal('')).default('') })

const sent = z
  .looseObject({
    go: z.string().max(20),
    form: z.object({ id, of: id, seen: z.coerce.number().int().min(0).max(1_000_000) }),
  })
  .transform(({ go, form: { seen, ...about }, ...boxes }) => ({ about, go, seen, typed: typedIn(boxes) }))

const shape = z.union([sent, opening.transform((opened) => ({ opened }))])

type Opened = z.infer<typeof opening>

const deedAction = (
  deed: DirectoryDeed,
  typed: string,
  about = (opened: Opened) => ({ id: opened.id || opened.holder, of: '' }),
): Action =>
  action({
    verb: deed.verb,
    where: 'own chat or dialog',
    typed,
    shape,
    run: (turn, data) =>
      'go' in data ? fillDirectoryForm(turn, deed, data) : openDirectoryForm(turn, deed, about(data.opened)),
  })

/** By its id on the card, or by its number among those of the prison. */
export async function withdrawReply(turn: Turn, code: string, noteId: string): Promise<Reply> {
  const result = await changeDirectory(turn.world, turn.by, { rule: withdrawNote, what: { id: noteId } })
  const banner = isRefusal(result) ? result.say : 'Withdrawn. Its words are deleted.'
  return aboutReply(turn, code, { banner })
}

export const directoryActions: readonly Action[] = [
  action({
    verb: 'directory',
    where: 'own chat or dialog',
    typed: 'people',
    shape: z.object({
      from: z.coerce.number().int().min(0).max(100_000).default(0),
      only: z.enum(LISTS).default('people'),
      search: z.string().max(100).default(''),
    }),
    run: (turn, { from, only: list, search }) => directoryReply(turn, { list, search, from }),
  }),
  deedAction(CHANGE_PERSON, 'change person Sam'),
  deedAction(CHANGE_TEAM, 'change team north'),
  deedAction(CHANGE_PRISON, 'change prison ZAA'),
  action({
    verb: 'about-prison',
    where: 'own chat or dialog',
    typed: 'about ZAA',
    shape: opening.extend({ from: z.coerce.number().int().min(0).max(100_000).default(0) }),
    run: (turn, { id: code, holder, from, reference }) =>
      code === '' && holder === '' && reference !== ''
        ? aboutItsPrisonReply(turn, reference)
        : aboutReply(turn, code || holder, { from, reference }),
  }),
  deedAction(WRITE_NOTE, 'note about ZAA: what to know', ({ id: code, holder, reference }) => ({
    id: code || holder,
    of: reference,
  })),
  action({
    verb: 'withdraw-note',
    where: 'own chat or dialog',
    typed: 'withdraw note 1 about ZAA',
    shape: opening,
    run: (turn, { id: note, holder }) => withdrawReply(turn, holder, note),
  }),
  action({
    verb: 'leaving',
    where: 'own chat or dialog',
    typed: 'leaving Sam',
    shape: opening,
    run: (turn, opened) => leavingReply(turn, opened.id || opened.holder),
  }),
  deedAction(HAND_OVER, 'hand over Sam to Ines', ({ id: leaver, holder }) =>
    leaver === '' ? { id: holder, of: '' } : { id: leaver, of: holder },
  ),
  deedAction(END_ACCESS, 'end access Sam'),
  action({
    verb: 'setup-channel',
    where: 'anywhere',
    typed: 'setup',
    shape: z.looseObject({
      go: z.string().max(20).default(''),
      form: z.object({ to: id }).default({ to: '' }),
    }),
    run: async (turn, { go, form, ...boxes }) => {
      const { to } = typedIn(boxes)
      const chosen = typeof to === 'string' && to !== '' ? to : form.to
      return go === '' || go === 'again' ? setupReply(turn) : tieReply(turn, { go, to: chosen })
    },
  }),
]
