/** `letters`, `family letter`, `child letter`, `school note`, `read letter`, `approve letter`, `give back letter`. */
import { LETTER_ID, type LetterFor, letterForKey, versionFor } from '../../domain/family-letters.ts'
import { MANAGERS, type Role } from '../../domain/people.ts'
import { REFUSALS } from '../../domain/refusal.ts'
import { approve, fillLetter, giveBack, showNote } from '../actions/family-letters.ts'
import { dayFromWords } from '../day-from-words.ts'
import {
  lettersReply,
  proposedText,
  readReply,
  referralWithLetters,
  writeReply,
} from '../family-letter-replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

const WRITERS: readonly Role[] = ['social_worker', ...MANAGERS]
const CHILD = '(\\s+(child )?(?<child>[1-9]\\d?))?'
const WORDS = '(\\s*:(?<words>.+))?'
const ID = '\\s+(?<id>[a-z]+(-[a-z]+)?(-\\d+){1,2})'

export const familyLetterCommands: readonly Command[] = [
  {
    ...{ words: 'letters PCA-2026-0001', roles: WRITERS, inMenu: false },
    help: 'the letters about the outcome: to the family, to each child, a note for school',
    takes: pattern(`letters( (for|of|about))? ${REFERENCE_WORDS}`),
    run: (turn, { reference }) => lettersReply(turn, fullReference(reference)),
  },
  {
    ...{ words: 'family letter PCA-2026-0001', roles: WRITERS, inMenu: false },
    help: 'the letter to the family, to read and change; with “: as proposed” it goes to the Team Manager as it is',
    takes: pattern(`(family letter|letter to the family) ${REFERENCE_WORDS}${WORDS}`),
    run: (turn, { reference, words }) =>
      write(turn, fullReference(reference), { place: { kind: 'family', child: 0 }, words }),
  },
  {
    ...{ words: 'child letter PCA-2026-0001 1 young', roles: WRITERS, inMenu: false },
    help: 'the letter to a child, in words for 4 to 7 (young), 8 to 11 (middle) or older; by age when left out',
    takes: pattern(`child letter ${REFERENCE_WORDS}${CHILD}(\\s+(?<version>young|middle|older))?${WORDS}`),
    run: async (turn, { reference, child = '1', version = '', words }) => {
      const full = fullReference(reference)
      const place = await placeFor(turn, full, { child: Number(child), version: version.toLowerCase() })
      return 'text' in place ? place : write(turn, full, { place, words })
    },
  },
  {
    ...{ words: 'school note PCA-2026-0001: 14 December, 10:00 to 15:00', roles: WRITERS, inMenu: false },
    help: 'a note to the school about a visit in school time; for another child add “child 2” before the colon',
    takes: pattern(`school note( for)? ${REFERENCE_WORDS}${CHILD}${WORDS}`),
    run: (turn, { reference, child = '1', words }) =>
      note(turn, fullReference(reference), { child: Number(child), words }),
  },
  {
    ...{ words: 'read letter PCA-2026-0001 family-1', roles: WRITERS, inMenu: false },
    help: 'all of one letter; a manager who did not write it may approve it there',
    takes: pattern(`read letter ${REFERENCE_WORDS}${ID}`),
    run: (turn, { reference, id = '' }) => forId(turn, { reference, id }, readReply),
  },
  {
    ...{ words: 'approve letter PCA-2026-0001 family-1', roles: MANAGERS, inMenu: false },
    help: 'approve a letter that you have read and did not write',
    takes: pattern(`approve letter ${REFERENCE_WORDS}${ID}`),
    run: (turn, { reference, id = '' }) => forId(turn, { reference, id }, approve),
  },
  {
    ...{
      words: 'give back letter PCA-2026-0001 family-1: what should change',
      roles: MANAGERS,
      inMenu: false,
    },
    help: 'give a letter back to whoever wrote it',
    takes: pattern(`give back letter ${REFERENCE_WORDS}${ID}${WORDS}`),
    run: (turn, { reference, id = '', words = '' }) =>
      forId(turn, { reference, id }, (at, about) => giveBack(at, { ...about, words })),
  },
]

type Wanted = { readonly place: LetterFor; readonly words: string | undefined }

/** Words after the colon are the whole letter, or take the one that is proposed. */
async function write(turn: Turn, reference: string, { place, words }: Wanted): Promise<Reply> {
  if (words === undefined) return writeReply(turn, { reference, place })
  const found = await referralWithLetters(turn, reference)
  if ('text' in found) return found
  const isAsProposed = /^\s*as (it is )?proposed\.?\s*$/iu.test(words)
  const text = isAsProposed ? proposedText(turn, found.referral, place) : words
  return fillLetter(turn, place, { reference, go: 'send', typed: { text } })
}

async function placeFor(
  turn: Turn,
  reference: string,
  { child, version }: { readonly child: number; readonly version: string },
): Promise<LetterFor | { readonly text: string }> {
  const named = letterForKey(`child-${version}-${child}`)
  if (named !== undefined) return named
  const found = await referralWithLetters(turn, reference)
  if ('text' in found) return found
  const answers = found.referral.details.children[child - 1]
  if (answers === undefined) return { text: REFUSALS.noSuchLetter }
  // Whoever is too young is refused with the reason, whichever version it is.
  return { kind: versionFor(answers, turn.today) ?? 'child young', child }
}

/** `14 December, 10:00 to 15:00`: what stands before the first comma is the day. */
function note(
  turn: Turn,
  reference: string,
  { child, words = '' }: { readonly child: number; readonly words: string | undefined },
): Promise<Reply> {
  const place: LetterFor = { kind: 'school', child }
  if (words.trim() === '') return writeReply(turn, { reference, place, typed: {} })
  const [said, ...rest] = words.split(',')
  const typed = { day: dayFromWords((said ?? '').trim(), turn.today) ?? '', time: rest.join(',').trim() }
  return showNote(turn, place, { reference, typed })
}

type About = { readonly reference: string; readonly id: string }

function forId(
  turn: Turn,
  { reference, id }: { readonly reference: string | undefined; readonly id: string },
  does: (turn: Turn, about: About) => Promise<Reply>,
): Promise<Reply> {
  const full = fullReference(reference)
  const known = id.toLowerCase()
  return LETTER_ID.test(known)
    ? does(turn, { reference: full, id: known })
    : lettersReply(turn, full, REFUSALS.noSuchLetter)
}
