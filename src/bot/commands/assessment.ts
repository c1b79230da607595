/** `write`: an answer without a card, for a phone on which a card will not press. */

import { sayAnswer } from '../../domain/form.ts'
import { SECTIONS } from '../../domain/questions.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { openPage } from '../../workflow/assessment.ts'
import { saveReply } from '../actions/assessment.ts'
import { refusalReply } from '../replies.ts'
import type { Reply, Turn } from '../turn.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'

export const assessmentCommands: readonly Command[] = [
  {
    words: 'write PCA-2026-0001 B1: your words',
    help: 'answer question 1 of section B without a card; for child 2 write A1 child 2',
    roles: ['social_worker'],
    inMenu: false,
    takes: pattern(
      `write ${REFERENCE_WORDS} (?<letter>[a-hj])(?<number>\\d{1,2})( child (?<child>\\d{1,2}))?\\s*:\\s*(?<words>.+)`,
    ),
    run: (turn, taken) => writeAnswer(turn, taken),
  },
]

async function writeAnswer(turn: Turn, taken: Readonly<Record<string, string | undefined>>): Promise<Reply> {
  const reference = fullReference(taken.reference)
  const letter = (taken.letter ?? '').toUpperCase()
  const perChild = SECTIONS.find(({ id }) => id === letter)?.perChild === true
  const key = perChild && taken.child !== undefined ? `${letter}${taken.child}` : letter
  const page = await openPage(turn.world, turn.by, { reference, key })
  if (isRefusal(page)) return refusalReply(turn, reference, page)
  const question = page.questions[Number(taken.number) - 1]
  if (question === undefined)
    return { text: `Section ${letter} has questions 1 to ${page.questions.length}. Nothing was changed.` }
  const words = (taken.words ?? '').trim()
  // A choice may be typed as it reads on the card.
  const option = question.options?.find(
    ({ label }) => sayAnswer(question, label).toLowerCase() === words.toLowerCase(),
  )
  const typed = { [question.id]: option?.id ?? words }
  return saveReply(
    turn,
    { reference, key: page.key, baseVersion: page.baseVersion, asked: [question.id], typed },
    'overview',
  )
}
