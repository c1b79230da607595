/** Letters about the outcome: the list, writing one, and reading one to approve it or give it back. */
import { z } from 'zod'
import { textQuestions, WHEN_QUESTIONS, WORDS } from '../../cards/family-letter-forms.ts'
import { typedIn } from '../../cards/fields.ts'
import {
  isToChild,
  LETTER_ID,
  LETTER_KEY,
  type LetterFor,
  letterForKey,
} from '../../domain/family-letters.ts'
import { answerOf, checkAnswers, cleanAnswers } from '../../domain/form.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import {
  approveFamilyLetter,
  giveBackFamilyLetter,
  writeFamilyLetter,
} from '../../workflow/family-letters.ts'
import {
  lettersReply,
  noteText,
  proposedText,
  readReply,
  referralWithLetters,
  writeReply,
} from '../family-letter-replies.ts'
import { isTooLong, TOO_LONG } from '../too-long.ts'
import type { Reply, Turn } from '../turn.ts'
import { action } from './action.ts'
import * as shapes from './shapes.ts'

type Typed = Readonly<Record<string, unknown>>
type Sent = {
  readonly reference: string
  readonly letter: string
  readonly go: string
  readonly typed: Typed
}

/** A form with what was typed, or the way to it. */
const shapeFor = (letter: RegExp) =>
  z.union([
    z
      .looseObject({
        go: z.string().max(20),
        form: z.object({ reference: shapes.reference, letter: z.string().regex(letter) }),
      })
      .transform(({ go, form, ...boxes }): Sent => ({ ...form, go, typed: typedIn(boxes) })),
    z
      .looseObject({ reference: shapes.reference, page: z.string().regex(letter) })
      .transform(({ reference, page }) => ({ reference, letter: page })),
  ])

/** What would be refused for its words is shown again with what is wrong, and nothing typed is lost. */
const MENDED_IN_TEXT: readonly Refusal['refused'][] = [
  ...(['letterEmpty', 'letterNamesOffence', 'schoolNoteSaysTooMuch', 'letterHoldsSecret'] as const),
]

const sayAll = ({ say, more }: Refusal): string => [say, ...more].join(' ')

/** The button `go` of the form for a place. */
export async function fillLetter(
  turn: Turn,
  place: LetterFor,
  { reference, go, typed }: Omit<Sent, 'letter'>,
): Promise<Reply> {
  if (isTooLong(...Object.values(typed))) return { text: TOO_LONG }
  const found = await referralWithLetters(turn, reference)
  if ('text' in found) return found
  const anew = anewFor(place, go)
  if (anew !== undefined)
    return writeReply(turn, {
      ...{ reference, place: anew },
      typed: anew.kind === 'school' ? {} : { text: proposedText(turn, found.referral, anew) },
    })
  if (go === 'show') return showNote(turn, place, { reference, typed })
  if (go !== 'send') return writeReply(turn, { reference, place })
  const answers = cleanAnswers(textQuestions, typed)
  const faults = checkAnswers(textQuestions, answers, { today: turn.today, complete: true })
  if (faults.length > 0) return writeReply(turn, { reference, place, typed: answers, faults })
  const text = answerOf(answers, 'text')
  const result = await writeFamilyLetter(turn.world, turn.by, { ...place, reference, text })
  if (!isRefusal(result))
    return lettersReply(turn, reference, 'Sent to a manager, who reads it before it goes. You hear of it.')
  return MENDED_IN_TEXT.includes(result.refused)
    ? writeReply(turn, {
        ...{ reference, place, typed: answers },
        faults: [{ question: 'text', message: sayAll(result) }],
      })
    : lettersReply(turn, reference, result.say)
}

/** The buttons that begin again: the same version from the decision, or another one. */
function anewFor({ kind, child }: LetterFor, go: string): LetterFor | undefined {
  if (go === 'anew') return { kind, child }
  const other = isToChild(kind) ? letterForKey(`child-${go}-${child}`) : undefined
  return other
}

/** The day and the time make the note, which is read before it is sent. */
export async function showNote(
  turn: Turn,
  place: LetterFor,
  { reference, typed }: Pick<Sent, 'reference' | 'typed'>,
): Promise<Reply> {
  const found = await referralWithLetters(turn, reference)
  if ('text' in found) return found
  const when = cleanAnswers(WHEN_QUESTIONS, typed)
  const faults = checkAnswers(WHEN_QUESTIONS, when, { today: turn.today, complete: true })
  const text = noteText(turn, found.referral, place, when)
  return faults.length > 0
    ? writeReply(turn, { reference, place, typed: when, faults })
    : writeReply(turn, { reference, place, typed: { text } })
}

type ReadIt = { readonly reference: string; readonly id: string }

export async function approve(turn: Turn, { reference, id }: ReadIt): Promise<Reply> {
  const result = await approveFamilyLetter(turn.world, turn.by, { reference, id })
  return lettersReply(
    turn,
    reference,
    isRefusal(result)
      ? sayAll(result)
      : 'Approved. It is being put into the team’s folder, and the social worker hears where it is.',
  )
}

export async function giveBack(
  turn: Turn,
  { reference, id, words }: ReadIt & { readonly words: string },
): Promise<Reply> {
  if (isTooLong(words)) return { text: TOO_LONG }
  const typed = cleanAnswers([WORDS], { words })
  const faults = checkAnswers([WORDS], typed, { today: turn.today, complete: false })
  if (faults.length > 0) return readReply(turn, { reference, id, typed, faults })
  const result = await giveBackFamilyLetter(turn.world, turn.by, {
    reference,
    id,
    words: answerOf(typed, 'words'),
  })
  if (!isRefusal(result))
    return lettersReply(turn, reference, 'Given back. Whoever wrote it reads your words.')
  return result.refused === 'reasonNeeded'
    ? readReply(turn, { reference, id, faults: [{ question: 'words', message: result.say }] })
    : lettersReply(turn, reference, sayAll(result))
}

function readFilled(turn: Turn, { reference, letter, go, typed }: Sent): Promise<Reply> {
  if (go === 'approve') return approve(turn, { reference, id: letter })
  if (go === 'back') return giveBack(turn, { reference, id: letter, words: String(typed.words ?? '') })
  return lettersReply(turn, reference)
}

export const familyLetterActions = [
  action({
    ...{ verb: 'letters', where: 'own chat or dialog', typed: 'letters PCA-2026-0001' },
    shape: z.object({ reference: shapes.reference }),
    run: (turn, { reference }) => lettersReply(turn, reference),
  }),
  action({
    ...{ verb: 'write-letter', where: 'own chat or dialog', typed: 'family letter PCA-2026-0001' },
    shape: shapeFor(LETTER_KEY),
    run: (turn, sent) => {
      const place = letterForKey(sent.letter)
      if (place === undefined) return lettersReply(turn, sent.reference)
      return 'go' in sent
        ? fillLetter(turn, place, sent)
        : writeReply(turn, { reference: sent.reference, place })
    },
  }),
  action({
    ...{ verb: 'read-letter', where: 'own chat or dialog', typed: 'read letter PCA-2026-0001 family-1' },
    shape: shapeFor(LETTER_ID),
    run: (turn, sent) =>
      'go' in sent ? readFilled(turn, sent) : readReply(turn, { reference: sent.reference, id: sent.letter }),
  }),
]
