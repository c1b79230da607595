/** Questions as boxes of a form card, and back: what was typed in which box. */
import { type Answers, answerOf, type Fault, LONGEST, type Question } from '../domain/form.ts'
import type { Clash } from '../domain/merge.ts'

export type Field = {
  readonly id: string
  readonly label: string
  readonly kind: Question['kind'] | 'tall text'
  readonly value: string
  readonly longest: number
  readonly help: string
  /** Folded away; empty where there is none, or no room on the card. */
  readonly good: string
  readonly fault: string
  readonly theirs: string
  readonly theirsLabel: string
  readonly choices: readonly { readonly title: string; readonly value: string }[]
}

export type Filled = {
  readonly answers: Answers
  readonly faults: readonly Fault[]
  readonly clashes: readonly Clash[]
  /** Who saved the other text and when, for the line above it. */
  readonly otherSave: string
}

/** “(required)” stands in the label: screen readers of Teams do not announce the property. */
export function fieldsOf(questions: readonly Question[], filled: Filled): readonly Field[] {
  const room = THEIRS / Math.max(1, filled.clashes.length)
  const withGood = roomForGood(questions, filled)
  return questions.map((question) => {
    const clash = filled.clashes.find((candidate) => candidate.question === question.id)
    return {
      id: question.id,
      label: question.required === true ? `${question.label} (required)` : question.label,
      kind: question.tall === true ? 'tall text' : question.kind,
      value: shown(answerOf(filled.answers, question.id), LONGEST[question.kind]),
      longest: LONGEST[question.kind],
      help: question.help ?? '',
      good: withGood.has(question.id) ? (question.good ?? '') : '',
      fault: filled.faults.find((fault) => fault.question === question.id)?.message ?? '',
      theirs: clash === undefined ? '' : cut(clash.theirs, room) || '(they left this empty)',
      theirsLabel:
        clash === undefined
          ? ''
          : `${filled.otherSave}. Your own words are in the box below: keep, change or merge.`,
      choices: (question.options ?? []).map(({ id, label }) => ({ title: label, value: id })),
    }
  })
}

/** The words of others on one card, all together: a card that is too long would not show at all. */
const THEIRS = 12_000
const cut = (text: string, room: number): string =>
  text.length > room ? `${text.slice(0, Math.floor(room))}… (there is more)` : text

/** Far too long an answer can only come from outside the box; the whole of it would be more than a card may hold. */
const shown = (value: string, longest: number): string =>
  value.length > 2 * longest ? value.slice(0, longest) : value

/** `question__stamp` back to `question`. The stamp makes each issue of a card new, or Teams keeps the old text in it. */
export function typedIn(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const end = id.indexOf('__')
      return end > 0 ? [[id.slice(0, end), value]] : []
    }),
  )
}

/** A card holds this many characters with room to spare (20,000 is the budget, docs/architecture.md). */
const ROOM = 15_000
const BOX = 260

const inJson = (text: string): number => JSON.stringify(text).length

const sizeOf = (question: Question, answers: Answers, clashes: readonly Clash[]): number =>
  BOX +
  2 * question.label.length +
  (question.help?.length ?? 0) +
  inJson(shown(answerOf(answers, question.id), LONGEST[question.kind])) +
  clashes.reduce((sum, clash) => sum + (clash.question === question.id ? BOX + inJson(clash.theirs) : 0), 0) +
  (question.options ?? []).reduce((sum, option) => sum + option.id.length + option.label.length + 24, 0)

/** What is folded away may fill a card further than what is typed: it never makes a page longer. */
const ROOM_WITH_GOOD = 17_000
const FOLD = 420

/** Which questions have room for what a good answer looks like: first those that are still to be answered. */
function roomForGood(questions: readonly Question[], { answers, clashes }: Filled): ReadonlySet<string> {
  const isOpen = ({ id }: Question): boolean => answerOf(answers, id) === ''
  const offered = questions.filter(({ good }) => good !== undefined)
  let size = questions.reduce((sum, question) => sum + sizeOf(question, answers, clashes), 0)
  const fitting = [...offered.filter(isOpen), ...offered.filter((question) => !isOpen(question))].filter(
    ({ label, good = '' }) => {
      size += FOLD + label.length + good.length
      return size <= ROOM_WITH_GOOD
    },
  )
  return new Set(fitting.map(({ id }) => id))
}

/** The questions in as many parts as a card needs; one, unless what was written, or clashes, is long. */
export function partsOf(
  questions: readonly Question[],
  answers: Answers,
  clashes: readonly Clash[] = [],
): readonly (readonly Question[])[] {
  const parts: Question[][] = [[]]
  let size = 0
  for (const question of questions) {
    const more = sizeOf(question, answers, clashes)
    const part = parts.at(-1) ?? []
    if (part.length > 0 && size + more > ROOM) {
      parts.push([question])
      size = more
    } else {
      part.push(question)
      size += more
    }
  }
  return parts
}
