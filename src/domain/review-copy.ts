/** The start of a review: which children it is about, and what each of its pages begins with. Invents nothing. */
import { eighteenOn } from './ages.ts'
import { type Assessment, answersFor, COPIER, type Copied, type SavedSection } from './assessment.ts'
import { type Answers, answerOf, sayAnswer } from './form.ts'
import { type Day, dayOf, isDay, type Moment } from './moment.ts'
import { type FormPage, pagesFor } from './questions.ts'
import type { Details, Reference } from './referral.ts'
import type { ReviewOf } from './review.ts'
import { fateOf } from './review-policy.ts'

/** From 1, as recorded: those who are children still on that day, and those who are not any more. */
export function childrenOn(
  { children }: Pick<Details, 'children'>,
  today: Day,
): { readonly still: readonly number[]; readonly grown: readonly number[] } {
  const all = children.map((child, index) => ({ child: index + 1, born: answerOf(child, 'dateOfBirth') }))
  const isGrown = ({ born }: { readonly born: string }) => isDay(born) && eighteenOn(born) <= today
  const numbers = (found: typeof all) => found.map(({ child }) => child)
  return { still: numbers(all.filter((one) => !isGrown(one))), grown: numbers(all.filter(isGrown)) }
}

/** Of the request: what was said of one letter on one day. */
const NOT_OF_A_REVIEW: readonly string[] = [
  'dateOfLetter',
  'requestedDueDate',
  'levelAsked',
  'channel',
  'prisonReference',
]

/** As they were recorded, for the children that are left, and with the request as a review of today. */
export function reviewDetails(
  { request, prisoner, children, carer }: Details,
  { today, still, team }: { readonly today: Day; readonly still: readonly number[]; readonly team: string },
): Details {
  const kept = Object.entries(request).filter(([id]) => !NOT_OF_A_REVIEW.includes(id))
  return {
    request: { ...Object.fromEntries(kept), requestType: 'review_of_decision', receivedOn: today },
    prisoner,
    children: children.filter((_, index) => still.includes(index + 1)),
    carer: { ...carer, team },
  }
}

type From = {
  readonly reference: Reference
  readonly details: Details
  readonly assessment: Assessment
  /** The old number of each child, in their new order. */
  readonly children: readonly number[]
}

/** The first save of each page of the review; a page of which nothing is taken over has none. */
export function copiedPages(from: From, details: Details, at: Moment): readonly SavedSection[] {
  return pagesFor(details.children).flatMap((page): readonly SavedSection[] => {
    const old = from.assessment[oldKey(page, from.children)]
    if (old === undefined) return []
    const questions = page.section.questions.filter(
      ({ id }) => fateOf(page.section.id, id) === 'copy' && answerOf(old.answers, id) !== '',
    )
    if (questions.length === 0) return []
    const ids = questions.map(({ id }) => id)
    const copied: Copied = { from: from.reference, on: dayOf(old.savedAt), questions: ids }
    const answers = Object.fromEntries(ids.map((id) => [id, answerOf(old.answers, id)]))
    return [{ key: page.key, version: 1, answers, savedBy: COPIER, savedAt: at, copied }]
  })
}

const oldKey = ({ key, section, child }: FormPage, children: readonly number[]): string =>
  child === undefined ? key : `${section.id}${children[child - 1] ?? child}`

/** What was answered the last time and is asked anew: to be read beside the box, never in it. */
export function answersBeside(
  page: FormPage,
  { children }: Pick<ReviewOf, 'children'>,
  before: Assessment,
): readonly { readonly question: string; readonly label: string; readonly answer: string }[] {
  const answers: Answers = answersFor(before, oldKey(page, children ?? []))
  return page.section.questions.flatMap((question) => {
    const answer = answerOf(answers, question.id)
    if (answer === '' || fateOf(page.section.id, question.id) !== 'beside') return []
    return [{ question: question.id, label: question.label, answer: sayAnswer(question, answer) }]
  })
}

/** What was on the card that a person saved has been looked at; undefined when nothing copied is left. */
export function stillCopied(copied: Copied | undefined, asked: readonly string[]): Copied | undefined {
  const questions = copied?.questions.filter((id) => !asked.includes(id)) ?? []
  return copied === undefined || questions.length === 0 ? undefined : { ...copied, questions }
}
