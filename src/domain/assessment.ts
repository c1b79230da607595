/** The assessment: what has been saved of each page, what is missing, how far it is. */
import { type Answers, answerOf, isNeeded, type Question } from './form.ts'
import { IN_CARE, isInCare } from './in-care.ts'
import type { Day, Moment } from './moment.ts'
import type { PersonId } from './people.ts'
import { type FormPage, pagesFor, SECTIONS, type SectionKey } from './questions.ts'
import { isChosenShort, isNeededInShort, SHORT_WITHOUT } from './short-report.ts'

/** Answers taken over from an earlier assessment that nobody has confirmed yet: each is “check still true” (2.10, 65). */
export type Copied = {
  readonly from: string
  /** The day on which they were written. */
  readonly on: Day
  readonly questions: readonly string[]
}

/** One save of one page. Every save is kept; the newest one counts. */
export type SavedSection = {
  readonly key: SectionKey
  readonly version: number
  readonly answers: Answers
  readonly savedBy: PersonId
  /** Everyone who saved an earlier version of this page: their words may still stand in it. */
  readonly earlierBy?: readonly PersonId[]
  readonly savedAt: Moment
  /** Left out once every one of them was on a card that a person saved. */
  readonly copied?: Copied
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

export type PageState = 'done' | 'started' | 'not started' | 'to check'

/** Answers of a page that were copied, and that nobody has confirmed. */
export const toCheckOn = (page: FormPage, assessment: Assessment): readonly Question[] => {
  const { copied, answers = {} } = assessment[page.key] ?? {}
  if (copied === undefined) return []
  return page.section.questions.filter(
    ({ id }) => copied.questions.includes(id) && answerOf(answers, id) !== '',
  )
}

/** A page is done when it was saved, nothing required is missing on it, and nothing copied waits to be checked. */
export function stateOf(page: FormPage, assessment: Assessment): PageState {
  const saved = assessment[page.key]
  if (saved === undefined) return 'not started'
  if (toCheckOn(page, assessment).length > 0) return 'to check'
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
  /** Copied answers that wait to be checked. */
  readonly toCheck: number
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
  const pages = pagesFor(children).map((page): PageProgress => {
    const toCheck = toCheckOn(page, assessment).length
    const isFree = mayStayEmpty(page, assessment, children)
    return {
      ...{ page, state: stateOf(page, assessment), toCheck },
      missing: isFree && toCheck > 0 ? 0 : missingOn(page, assessment).length,
      // What was copied would be printed: it is checked, or emptied, wherever it stands.
      needed: !isFree || toCheck > 0,
    }
  })
  const asked = SECTIONS.filter((section) => pages.some(({ page }) => page.section.id === section.id))
  const left = asked.filter((section) =>
    pages.some(({ page, state, needed }) => page.section.id === section.id && needed && state !== 'done'),
  )
  const total = asked.length
  const done = total - left.length
  const isMissing = (section: { readonly id: string }) =>
    pages.some(
      ({ page, state, needed, missing }) =>
        page.section.id === section.id &&
        needed &&
        state !== 'done' &&
        !(state === 'to check' && missing === 0),
    )
  const say = [
    `${done} of ${total} sections done.`,
    ...sayNames('Still missing', left.filter(isMissing)),
    ...sayNames(
      'Copied, to be checked',
      left.filter((section) => !isMissing(section)),
    ),
  ].join(' ')
  return { done, total, complete: left.length === 0, say, pages }
}

const sayNames = (what: string, sections: readonly { readonly short: string }[]): readonly string[] =>
  sections.length === 0 ? [] : [`${what}: ${sections.map(({ short }) => short).join(', ')}.`]

/** What is missing before it can be sent in, one line for each page: `E. Orders and limits: When you checked`. */
export const sayMissing = (assessment: Assessment, children: readonly Answers[]): readonly string[] =>
  pagesFor(children).flatMap((page) => {
    const copied = toCheckOn(page, assessment).length
    const isFree = mayStayEmpty(page, assessment, children)
    const missing = isFree ? [] : missingOn(page, assessment)
    const unsaved = !isFree && assessment[page.key] === undefined
    if (missing.length === 0 && !unsaved && copied === 0) return []
    const what = [
      ...missing.map((question) => question.label),
      ...(unsaved && missing.length === 0 ? ['not opened yet'] : []),
      ...(copied === 0 ? [] : ['answers that were copied: please check that each is still true']),
    ].join('; ')
    return [`${page.key}. ${page.section.title}: ${what}`]
  })

/** Who saves what is copied by itself. Nobody wrote it then, so it makes an author of nobody. */
export const COPIER = 'bot'

/** Everyone who saved any page, in whatever version of it, in order of first appearance. */
export const authorsOf = (assessment: Assessment): readonly PersonId[] => [
  ...new Set(
    Object.values(assessment)
      .flatMap((saved) => [...(saved.earlierBy ?? []), saved.savedBy])
      .filter((who) => who !== COPIER),
  ),
]
