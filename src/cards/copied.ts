/** A page of a review: which answers were copied and wait to be checked, and what was said the last time. */
import { COPIER, type Copied, type SavedSection } from '../domain/assessment.ts'
import { type Answers, answerOf, type Question } from '../domain/form.ts'
import { sayDay } from '../domain/moment.ts'

export type Beside = { readonly question: string; readonly label: string; readonly answer: string }

type Page = {
  readonly intro: string
  readonly answers: Answers
  readonly saved: { readonly copied?: Copied } | undefined
  readonly beside?: readonly Beside[]
}

type ShownSo = {
  readonly intro: string
  readonly questions: readonly Question[]
  readonly quoted?: { readonly title: string; readonly lines: readonly string[] }
}

const MARK = 'check still true'

/** The questions of this card with the copied ones marked; what was said the last time stands above them. */
export function copiedShown(
  { intro, answers, saved, beside = [] }: Page,
  questions: readonly Question[],
): ShownSo {
  const { copied } = saved ?? {}
  const isCopied = ({ id }: Question): boolean =>
    copied?.questions.includes(id) === true && answerOf(answers, id) !== ''
  const old = beside.filter(({ question }) => questions.some(({ id }) => id === question))
  const waits = copied !== undefined && questions.some(isCopied)
  return {
    intro: waits
      ? `✎ Copied from ${copied.from}, written on ${sayDay(copied.on)}. Please check that each answer marked “${MARK}” is still true, and change what is not. Saving the page says that you have. ${intro}`
      : intro,
    questions: questions.map((question) =>
      isCopied(question) ? { ...question, label: `${question.label} – ${MARK}` } : question,
    ),
    ...(old.length === 0
      ? {}
      : {
          quoted: {
            title: 'The last time. Please ask anew, and write what is so now:',
            lines: old.map(
              ({ label, answer }) => `${label}${label.endsWith('?') ? '' : ':'} ${short(answer)}`,
            ),
          },
        }),
  }
}

/** The whole of it can be read in the report of then; the card must have room for what is written now. */
const LONGEST = 500

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** `who` is the person and the moment; of a page that was only copied nobody is. */
export const sayWhoSaved = (
  saved: Pick<SavedSection, 'savedBy'> | undefined,
  who: string,
  words: number,
): string => {
  if (saved === undefined) return 'Not saved yet.'
  return saved.savedBy === COPIER
    ? 'Copied; not saved by anybody yet.'
    : `Last saved by ${who} · ${words} words`
}
