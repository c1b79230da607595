/** `short view`, `sign short view`, `give back short view`. */
import { MANAGERS } from '../../domain/people.ts'
import { GIVE_BACK, SHORT_VIEW, signShortViewNow, undoShortViewNow } from '../actions/short-view.ts'
import { fillDueForm, openDueForm } from '../due-form.ts'
import { shortViewReply } from '../triage-replies.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const shortViewCommands: readonly Command[] = [
  {
    words: 'short view PCA-2026-0001: our view',
    help: 'for a child whom nobody here knows; a manager signs it (MASH)',
    ...{ roles: ['mash_officer'], inMenu: false },
    takes: pattern(`short view( of| for)? ${REFERENCE_WORDS}(\\s*:\\s*(?<words>.+))?`),
    run: (turn, { reference, words }) => {
      const full = fullReference(reference)
      if (words === undefined) return openDueForm(turn, SHORT_VIEW, full)
      return fillDueForm(turn, SHORT_VIEW, { reference: full, go: 'send', seen: undefined, typed: { words } })
    },
  },
  {
    words: 'sign short view PCA-2026-0001',
    help: 'see a short view that waits for a signature; add “version 2” to sign that one',
    ...{ roles: MANAGERS, inMenu: false },
    takes: pattern(`sign( the)? short view( of)? ${REFERENCE_WORDS}( version (?<number>\\d{1,6}))?`),
    run: (turn, { reference, number }) =>
      number === undefined
        ? shortViewReply(turn, fullReference(reference))
        : signShortViewNow(turn, fullReference(reference), Number(number)),
  },
  {
    words: 'undo short view PCA-2026-0001',
    help: 'take the signature of a short view back while there is time',
    ...{ roles: MANAGERS, inMenu: false },
    takes: pattern(`undo( the)? short view( of)? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => undoShortViewNow(turn, fullReference(reference)),
  },
  {
    words: 'give back short view PCA-2026-0001: why',
    help: 'give a short view back to MASH with a reason',
    ...{ roles: MANAGERS, inMenu: false },
    takes: pattern(`give back( the)? short view( of)? ${REFERENCE_WORDS}(\\s*:\\s*(?<words>.+))?`),
    run: (turn, { reference, words }) => {
      const full = fullReference(reference)
      if (words === undefined) return openDueForm(turn, GIVE_BACK, full)
      const typed = { words }
      return fillDueForm(turn, GIVE_BACK, { reference: full, go: 'give back', seen: undefined, typed })
    },
  },
]
