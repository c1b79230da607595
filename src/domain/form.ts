/** Forms as data: what is asked, and what an answer must be. The referral and the assessment are both such forms. */
import { canCountFrom } from './deadlines.ts'
import { addDays, ageOn, type Day, isDay, sayDay } from './moment.ts'

export type Option = { readonly id: string; readonly label: string }

export type Kind = 'text' | 'long text' | 'day' | 'time' | 'choice' | 'choices'

/** A condition on another answer of the same page. */
export type When = { readonly question: string; readonly is: readonly string[] }

export type Rule =
  | 'prison number'
  | 'e-mail'
  | 'not in the future'
  | 'not in the past'
  | 'a day to count from'
  | 'a child'

export type Secret = 'address' | 'school' | 'names' | 'contact' | 'name and address'

export type Question = {
  readonly id: string
  readonly label: string
  readonly kind: Kind
  readonly help?: string
  /** What a good answer looks like, with an example and its source: folded away until it is asked for. */
  readonly good?: string
  /** A whole page of text is written in it. */
  readonly tall?: true
  readonly options?: readonly Option[]
  readonly required?: true | When
  readonly rule?: Rule
  /** Where the prompt comes from, for example `guidance 2.1 (1)`. */
  readonly source?: string
  /** Never printed in part 1 of the report. */
  readonly confidential?: true
  /** Looked for in part 1 before it is signed and sent, in whatever spelling, as what it is (`secrets.ts`). */
  readonly secret?: Secret
}

/** Answers by question id. Several choices are joined by commas, as Adaptive Cards sends them. */
export type Answers = Readonly<Record<string, string>>

export type Fault = { readonly question: string; readonly message: string }

export const LONGEST = { text: 200, 'long text': 4000, day: 10, time: 5, choice: 60, choices: 400 } as const

export const answerOf = (answers: Answers, id: string): string => answers[id] ?? ''

export const choicesOf = (answer: string): readonly string[] =>
  answer.split(',').filter((part) => part !== '')

/** The words of a choice (or several) for people to read; free text is returned as it stands. */
export function sayAnswer(question: Question, answer: string): string {
  if (answer === '') return ''
  if (question.kind === 'day') return isDay(answer) ? sayDay(answer) : answer
  if (question.options === undefined) return answer
  const label = (id: string): string => question.options?.find((option) => option.id === id)?.label ?? id
  return choicesOf(answer).map(label).join(', ')
}

export const isNeeded = (question: Question, answers: Answers): boolean =>
  question.required === true ||
  (question.required !== undefined &&
    choicesOf(answerOf(answers, question.required.question)).some(
      (choice) => question.required !== true && question.required?.is.includes(choice),
    ))

/**
 * What was typed, cleaned to the questions asked: unknown ids dropped, ends trimmed, line ends made alike, a prison
 * number in capitals without spaces. Half characters are mended: a database refuses them. Anything that is not text is dropped too: an object where words were expected must never reach a card.
 */
export function cleanAnswers(
  questions: readonly Question[],
  typed: Readonly<Record<string, unknown>>,
): Answers {
  const clean: Record<string, string> = {}
  for (const question of questions) {
    const value = typed[question.id]
    if (typeof value !== 'string') continue
    const text = value.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/g, '\n').trim()
    clean[question.id] = question.rule === 'prison number' ? text.toUpperCase().replaceAll(/\s/g, '') : text
  }
  return clean
}

/** Every fault of a page at once. `complete` asks for the required answers as well; a draft does without. */
export function checkAnswers(
  questions: readonly Question[],
  answers: Answers,
  on: { readonly today: Day; readonly complete: boolean },
): readonly Fault[] {
  return questions.flatMap((question) => {
    const answer = answerOf(answers, question.id)
    const message =
      answer === ''
        ? on.complete && isNeeded(question, answers)
          ? 'Please answer this.'
          : undefined
        : faultOf(question, answer, on.today)
    return message === undefined ? [] : [{ question: question.id, message }]
  })
}

function faultOf(question: Question, answer: string, today: Day): string | undefined {
  const longest = LONGEST[question.kind]
  if (answer.length > longest)
    return `Please keep this to ${longest} characters. It has ${answer.length}; nothing was cut.`
  if (question.kind === 'day' && !isDay(answer)) return 'Please give a real date, day, month and year.'
  if (question.kind === 'time' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(answer))
    return 'Please give a time such as 09:30.'
  if (question.options !== undefined && !isFromList(question, answer)) return 'Please choose from the list.'
  return ruleFault(question.rule, answer, today)
}

/** One of the list for a choice, one or more for choices. */
function isFromList({ kind, options = [] }: Question, answer: string): boolean {
  const known = (id: string): boolean => options.some((option) => option.id === id)
  if (kind === 'choice') return known(answer)
  const chosen = choicesOf(answer)
  return chosen.length > 0 && chosen.every(known)
}

/** Longer than any pregnancy: a day further ahead is a slip in the year. */
const LONGEST_WAIT = 300

function ruleFault(rule: Rule | undefined, answer: string, today: Day): string | undefined {
  if (rule === 'prison number' && !/^[A-Z]\d{4}[A-Z]{2}$/.test(answer))
    return 'A prison number has a letter, four digits and two letters, for example A1234BC.'
  if (rule === 'e-mail' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer))
    return 'Please give a whole e-mail address, for example name@prison.example.'
  if ((rule === 'not in the future' || rule === 'a day to count from') && answer > today)
    return 'This date is in the future.'
  if (rule === 'not in the past' && answer < today) return 'This date is in the past.'
  if (rule === 'a day to count from' && !canCountFrom(answer))
    return 'I do not know the bank holidays of that time, so I cannot work out the due date. Please check the year.'
  if (rule === 'a child' && answer > addDays(today, LONGEST_WAIT))
    return 'This date is too far ahead, even for a baby not yet born. Please check the year.'
  if (rule === 'a child' && answer <= today && ageOn(answer, today) >= 18)
    return 'This date of birth makes the person 18 or older. Prison contact assessments are about children.'
  return undefined
}
