/** The assessment: what has been saved of each page, what is missing, how far it is. */
import { type Answers, answerOf, isNeeded, type Question } from './form.ts'
import { IN_CARE, isInCare } from './in-care.ts'
import type { Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import { type FormPage, pagesFor, SECTIONS, type SectionKey } from './questions.ts'
import { isChosenShort, isNeededInShort, SHORT_WITHOUT } from './short-report.ts'

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
    (question) => isAsked(page, question, assessment) && answerOf(answers, question.id) === '',
  )
}

/** A report that was chosen to be short asks for less, and for the check for pressure instead. */
const isAsked = (page: FormPage, question: Question, assessment: Assessment): boolean => {
  const answers = answersFor(assessment, page.key)
  return isChosenShort(assessment)
    ? isNeededInShort(page.section.id, question, answers)
    : isNeeded(question, answers)
}

export type PageState = 'done' | 'started' | 'not started'

/** A page is done when it was saved and nothing required is missing on it. */
export function stateOf(page: FormPage, assessment: Assessment): PageState {
  const saved = assessment[page.key]
  if (saved === undefined) return 'not started'
  return missingOn(page, assessment).length === 0 ? 'done' : 'started'
}

/** What a short report does without. Escort, identity, orders, the police and who was asked stay (2.7, 39). */
const LEFT_OUT: readonly string[] = ['A', 'B', 'F']

/** A short report is enough for a child in care whose care plan answers the request already (D8). */
export const isShort = (assessment: Assessment, children: readonly Answers[], child: number): boolean =>
  isInCare(children[child - 1] ?? {}) &&
  answerOf(answersFor(assessment, `${IN_CARE}${child}`), 'carePlanAnswers') === 'yes'

/** A page that all children share may stay empty when it may for every one of them. */
const mayStayEmpty = (page: FormPage, assessment: Assessment, children: readonly Answers[]): boolean =>
  (isChosenShort(assessment) && SHORT_WITHOUT.includes(page.section.id)) ||
  (LEFT_OUT.includes(page.section.id) &&
    (page.child === undefined
      ? children.every((_, index) => isShort(assessment, children, index + 1))
      : isShort(assessment, children, page.child)))

type PageProgress = {
  readonly page: FormPage
  readonly state: PageState
  readonly missing: number
  /** False where a short report does without it. */
  readonly needed: boolean
}

export type Progress = {
  readonly done: number
  readonly total: number
  readonly complete: boolean
  /** `5 of 8 sections done. Still missing: the four answers and the escort, orders.` */
  readonly say: string
  readonly pages: readonly PageProgress[]
}

/** `children` as they were recorded: a child in care has a page of their own. */
export function progressOf(assessment: Assessment, children: readonly Answers[]): Progress {
  const pages = pagesFor(children).map((page) => ({
    page,
    state: stateOf(page, assessment),
    missing: missingOn(page, assessment).length,
    needed: !mayStayEmpty(page, assessment, children),
  }))
  const asked = SECTIONS.filter((section) => pages.some(({ page }) => page.section.id === section.id))
  const left = asked.filter((section) =>
    pages.some(({ page, state, needed }) => page.section.id === section.id && needed && state !== 'done'),
  )
  const total = asked.length
  const done = total - left.length
  const names = left.map((section) => section.short).join(', ')
  const say = `${done} of ${total} sections done.${left.length > 0 ? ` Still missing: ${names}.` : ''}`
  return { done, total, complete: left.length === 0, say, pages }
}

/** What is missing before it can be sent in, one line for each page: `E. Orders and limits: When you checked`. */
export const sayMissing = (assessment: Assessment, children: readonly Answers[]): readonly string[] =>
  pagesFor(children).flatMap((page) => {
    if (mayStayEmpty(page, assessment, children)) return []
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
