/** Two people on one page: nothing either of them typed is lost, and nothing is mixed without their seeing it. */
import type { SavedSection } from './assessment.ts'
import { type Answers, answerOf, type Question } from './form.ts'

/** A question that both changed: theirs is saved, mine stands in the box to be merged. */
export type Clash = { readonly question: string; readonly label: string; readonly theirs: string }

export type Merge =
  | { readonly kind: 'save'; readonly answers: Answers }
  /** Somebody else changed what I changed: show me theirs, keep mine. */
  | {
      readonly kind: 'clash'
      readonly clashes: readonly Clash[]
      readonly mine: Answers
      readonly theirs: SavedSection
    }

export type Versions = {
  /** What stood on the page when it was opened; empty when it was new. */
  readonly base: Answers
  readonly mine: Answers
  readonly theirs: SavedSection | undefined
  readonly baseVersion: number
}

/** Question by question: what only one of the two changed is taken; what both changed, differently, is a clash. */
export function mergeAnswers(questions: readonly Question[], versions: Versions): Merge {
  const { base, mine, theirs, baseVersion } = versions
  if (theirs === undefined || theirs.version === baseVersion) return { kind: 'save', answers: mine }
  const merged: Record<string, string> = {}
  const clashes: Clash[] = []
  // Answers to what is not asked any more are kept as well: a point to explain may come back.
  const ids = new Set([
    ...questions.map(({ id }) => id),
    ...[base, mine, theirs.answers].flatMap(Object.keys),
  ])
  for (const id of ids) {
    const label = questions.find((question) => question.id === id)?.label ?? id
    const [was, ours, other] = [answerOf(base, id), answerOf(mine, id), answerOf(theirs.answers, id)]
    const iChanged = ours !== was
    if (iChanged && other !== was && other !== ours) clashes.push({ question: id, label, theirs: other })
    const value = iChanged ? ours : other
    if (value !== '') merged[id] = value
  }
  return clashes.length === 0
    ? { kind: 'save', answers: merged }
    : { kind: 'clash', clashes, mine: merged, theirs }
}

/** An empty answer and none are the same. */
export const isSameAnswers = (one: Answers, other: Answers): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (id) => answerOf(one, id) === answerOf(other, id),
  )

/** Each of the questions with nothing in its box. */
export const blank = (questions: readonly Question[]): Answers =>
  Object.fromEntries(questions.map(({ id }) => [id, '']))

/** Without the boxes that nothing is in. */
export const filled = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))
