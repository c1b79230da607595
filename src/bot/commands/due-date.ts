/** `correct date`, `holding e-mail`. */
import { MANAGERS } from '../../domain/people.ts'
import { CORRECT, HOLDING } from '../actions/due-date.ts'
import { dayFromWords } from '../day-from-words.ts'
import { fillDueForm, noDay, openDueForm } from '../due-form.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

export const dueDateCommands: readonly Command[] = [
  {
    words: 'correct date PCA-2026-0001 to 18 December: why it was wrong',
    help: 'correct a due date that was recorded wrongly (MASH)',
    roles: ['mash_officer'],
    inMenu: false,
    takes: pattern(`correct( the)? date( of)? ${REFERENCE_WORDS}(?<rest>(\\s|:).+)?`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      if (rest.trim() === '') return openDueForm(turn, CORRECT, full)
      const { before, words } = afterColon(rest)
      const to = before.replace(/^to\s/iu, '').trim()
      const day = dayFromWords(to, turn.today)
      return fillDueForm(turn, CORRECT, {
        ...{ reference: full, go: 'correct', seen: undefined },
        typed: { day: day ?? '', words },
        faults: day === undefined && to !== '' ? [noDay('day')] : [],
      })
    },
  },
  {
    words: 'holding e-mail PCA-2026-0001',
    help: 'see the e-mail that says the report is late, and send it (Team Manager)',
    roles: MANAGERS,
    inMenu: false,
    takes: pattern(`holding e-?mail( for)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => openDueForm(turn, HOLDING, fullReference(reference)),
  },
]
