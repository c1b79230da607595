/** The assessment: what has been saved of each page, what is missing, how far it is. */
import { type Answers, answerOf, isNeeded, type Question } from './form.ts'
import type { Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import { type FormPage, pagesFor, SECTIONS, type SectionKey } from './questions.ts'

/** One save of one page. Every save is kept; the newest one counts. */
export type SavedSection = {
  readonly key: SectionKey
  readonly version: number
  readonly answers: Answers
  readonly savedBy: PersonId
  /** Everyone who saved an earlier version of this page: their words may still stand in it. */
  readonly earlierBy?: readonly PersonId[]
  readonly savedAt: Moment
}

/** The newest save of each page by its key. The page `X` holds the explanations. */
export type Assessment = Readonly<Record<SectionKey, SavedSection>>

export const EXPLANATIONS = 'X'

export const answersFor = (assessment: Assessment, key: SectionKey): Answers => assessment[key]?.answers ?? {}

/** Answers of a section for a child; for a section that is not per child the child's number does not matter. */
export function sectionAnswers(assessment: Assessment, section: string, child: number): Answers {
  const perChild = SECTIONS.find((candidate) => candidate.id === section)?.perChild === true
  return answersFor(assessment, perChild ? `${section}${child}` : section)
}

export const missingOn = (page: FormPage, assessment: Assessment): readonly Question[] => {
  const answers = answersFor(assessment, page.key)
  return page.section.questions.filter(
    (question) => isNeeded(question, answers) && answerOf(answers, question.id) === '',
  )
}

export type PageState = 'done' | 'started' | 'not started'

/** A page is done when it was saved and nothing required is missing on it. */
export function stateOf(page: FormPage, assessment: Assessment): PageState {
  const saved = assessment[page.key]
  if (saved === undefined) return 'not started'
  return missingOn(page, assessment).length === 0 ? 'done' : 'started'
}

export type Progress = {
  readonly done: number
  readonly total: number
  readonly complete: boolean
  /** `5 of 8 sections done. Still missing: the four answers and the escort, orders.` */
  readonly say: string
  readonly pages: readonly { readonly page: FormPage; readonly state: PageState; readonly missing: number }[]
}

export function progressOf(assessment: Assessment, children: number): Progress {
  const pages = pagesFor(children).map((page) => ({
    page,
    state: stateOf(page, assessment),
    missing: missingOn(page, assessment).length,
  }))
  const left = SECTIONS.filter((section) =>
    pages.some(({ page, state }) => page.section.id === section.id && state !== 'done'),
  )
  const done = SECTIONS.length - left.length
  const names = left.map((section) => section.short).join(', ')
  const say = `${done} of ${SECTIONS.length} sections done.${left.length > 0 ? ` Still missing: ${names}.` : ''}`
  return { done, total: SECTIONS.length, complete: left.length === 0, say, pages }
}

/** What is missing before it can be sent in, one line for each page: `E. Orders and limits: When you checked`. */
export const sayMissing = (assessment: Assessment, children: number): readonly string[] =>
  pagesFor(children).flatMap((page) => {
    const missing = missingOn(page, assessment)
    const unsaved = assessment[page.key] === undefined
    if (missing.length === 0 && !unsaved) return []
    const what =
      missing.length === 0 ? 'not opened yet' : missing.map((question) => question.label).join('; ')
    return [`${page.key}. ${page.section.title}: ${what}`]
  })

/** Everyone who saved any page, in whatever version of it, in order of first appearance. */
export const authorsOf = (assessment: Assessment): readonly PersonId[] => [
  ...new Set(Object.values(assessment).flatMap((saved) => [...(saved.earlierBy ?? []), saved.savedBy])),
]
