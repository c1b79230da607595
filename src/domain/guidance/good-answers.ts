/** What a good answer looks like, question by question: read beside the form, kept out of its version. */
import type { Question } from '../form.ts'
import { CARER_ANSWERS } from './good-carer.ts'
import { CHILD_ANSWERS } from './good-child.ts'
import { FOUR_ANSWERS } from './good-four.ts'
import { IN_CARE_ANSWERS } from './good-in-care.ts'
import { PRISONER_ANSWERS } from './good-prisoner.ts'

export type GoodAnswer = {
  /** Two or three plain sentences. */
  readonly says: string
  /** Made up, and about nobody: no name stands in it. */
  readonly example: string
  readonly source: string
}

/** By the id of the question, over all sections. */
export const GOOD_ANSWERS: Readonly<Record<string, GoodAnswer>> = {
  ...CHILD_ANSWERS,
  ...CARER_ANSWERS,
  ...PRISONER_ANSWERS,
  ...FOUR_ANSWERS,
  ...IN_CARE_ANSWERS,
}

/** Choices that are a judgement and no fact: they have a good answer as every box for long words has. */
export const JUDGEMENTS: readonly string[] = [
  ...['smugglingRisk', 'coercionRisk', 'ableToProtect', 'chronology'],
  ...['inBestInterests', 'recommendedLevel', 'escortFound', 'canKeepChildSafe', 'canEndVisit'],
]

/** Never printed and only searched for: there is nothing to write well. */
export const NO_GOOD_ANSWER: readonly string[] = ['harmedNames']

/** The questions with what a good answer looks like, where there is something to say about it. */
export const withGoodAnswers = (questions: readonly Question[]): readonly Question[] =>
  questions.map((question) => {
    const good = GOOD_ANSWERS[question.id]
    return good === undefined ? question : { ...question, good: sayGoodAnswer(good) }
  })

const sayGoodAnswer = ({ says, example, source }: GoodAnswer): string =>
  `${says}\n\nFor example: ${example}\n\n${source}.`
