/** `restrict`, `lift restriction`, `break glass`. */
import { MANAGERS, type Role } from '../../domain/people.ts'
import { typedGlass, typedRestriction } from '../actions/restriction.ts'
import { fillDueForm, openDueForm } from '../due-form.ts'
import { LIFT_RESTRICTION } from '../restriction-deeds.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

const WHO: readonly Role[] = [...MANAGERS, 'head_of_service', 'mash_officer']

export const restrictionCommands: readonly Command[] = [
  {
    words: 'restrict PCA-2026-0001 to Sam Example and me: why',
    help: 'only the named know of it; “add” or “remove” with a name changes who; without the rest I ask you',
    roles: WHO,
    inMenu: false,
    takes: pattern(`restrict ${REFERENCE_WORDS}(?<rest>(\\s|:).+)?`),
    run: (turn, { reference, rest = '' }) => {
      const { before, words } = afterColon(rest)
      const [, how = 'to', names = ''] = /^(to|add|remove)?\s*(.*)$/isu.exec(before) ?? []
      return typedRestriction(turn, {
        ...{ reference: fullReference(reference), names: names.trim(), why: words },
        how: how.toLowerCase() === 'add' ? 'add' : how.toLowerCase() === 'remove' ? 'remove' : 'to',
      })
    },
  },
  {
    words: 'lift restriction PCA-2026-0001: why',
    help: 'everybody of its team sees it again',
    roles: WHO,
    inMenu: false,
    takes: pattern(`(lift|end) (the )?restriction( (of|on))? ${REFERENCE_WORDS}(\\s*:\\s*(?<why>.+))?`),
    run: (turn, { reference, why = '' }) => {
      const full = fullReference(reference)
      return why === ''
        ? openDueForm(turn, LIFT_RESTRICTION, full)
        : fillDueForm(turn, LIFT_RESTRICTION, {
            ...{ reference: full, go: 'lift', seen: undefined },
            typed: { words: why },
          })
    },
  },
  {
    words: 'break glass PCA-2026-0001: why',
    help: 'read for 12 hours what is not yours; its owners are told at once',
    roles: WHO,
    inMenu: false,
    takes: pattern(`break (the )?glass( (of|on))? ${REFERENCE_WORDS}(\\s*:\\s*(?<why>.+))?`),
    run: (turn, { reference, why = '' }) => typedGlass(turn, fullReference(reference), why.trim()),
  },
]
