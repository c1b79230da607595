/** The short report: where the carer refuses, or the family may not be contacted, it asks for less (2.7, 45; D10). */
import type { Assessment } from './assessment.ts'
import { type Answers, answerOf, isNeeded, type Question } from './form.ts'
import { mayWrite } from './people.ts'
import type { Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { isFamilyLocked } from './safety.ts'
import { SHORT_WHILE } from './safety-statuses.ts'

/** The page of the assessment that holds the choice: kept in versions like every other, and frozen with the report. */
export const SHORT_PAGE = 'S'

/** Whole sections that may stay empty. */
export const SHORT_WITHOUT: readonly string[] = ['F']

/**
 * Question by question. The four answers, the orders, the police, who was asked and the identity stay (D23). What is
 * left out is what needs the child or the carer to talk to us; the check for pressure takes its place.
 */
const SHORT_ASKS: Readonly<Record<string, Readonly<Record<string, (answers: Answers) => boolean>>>> = {
  A: {
    childView: (answers) => wasSought(answers),
    seenAlone: (answers) => wasSought(answers),
    viewNotSought: (answers) => !wasSought(answers),
  },
  B: {
    ableToProtect: () => false,
    coercionRisk: () => true,
    coercionReason: () => true,
  },
  D: { chronology: () => false },
}

/** Nobody interviews a child against safe advice: “Not asked”, with the reason, is an answer. */
const wasSought = (answers: Answers): boolean => answerOf(answers, 'childViewCode') !== 'not_asked'

export function isNeededInShort(section: string, question: Question, answers: Answers): boolean {
  const asks = SHORT_ASKS[section]?.[question.id]
  return asks === undefined ? isNeeded(question, answers) : asks(answers)
}

const choiceIn = (assessment: Assessment): Answers => assessment[SHORT_PAGE]?.answers ?? {}

export const isChosenShort = (assessment: Assessment): boolean =>
  answerOf(choiceIn(assessment), 'short') === 'yes'

/** Why it is short, in the words of whoever chose it; undefined for a full report. */
export const whyShort = (assessment: Assessment): string | undefined =>
  isChosenShort(assessment) ? answerOf(choiceIn(assessment), 'why') : undefined

const REFUSES: readonly string[] = ['refuses', 'would_not_talk']

/** By what MASH recorded, or by section B. */
export const carerRefuses = ({ details }: Pick<Referral, 'details'>, assessment: Assessment): boolean =>
  answerOf(details.carer, 'supportsContact') === 'no' ||
  REFUSES.includes(answerOf(assessment.B?.answers ?? {}, 'carerStand'))

/** When a short report is offered at all. */
export const mayBeShort = (referral: Pick<Referral, 'details' | 'safety'>, assessment: Assessment): boolean =>
  carerRefuses(referral, assessment) || isFamilyLocked(referral)

export type ChoosingShort = {
  readonly short: boolean
  readonly words: string
  readonly assessment: Assessment
}

/** Whoever writes chooses it, with a reason that the Team Manager and part 2 repeat; and may choose a full one again. */
export function chooseShort(
  referral: Referral,
  act: Act,
  { short, words, assessment }: ChoosingShort,
): Ruling {
  if (!mayWrite(act.by, referral)) return refuse('notSocialWorkerOfTeam')
  if (!SHORT_WHILE.includes(referral.status)) return refuse('notNow')
  if (isChosenShort(assessment) === short) return refuse('shortAlready')
  if (short && !mayBeShort(referral, assessment)) return refuse('shortNotFitting')
  const why = words.trim()
  if (why === '') return refuse('whyShortNeeded')
  return {
    referral: next(referral),
    events: [{ name: 'shortReportChosen' }],
    move: short ? 'chooseShortReport' : 'chooseFullReport',
    reason: why,
  }
}

/** What is saved with the choice. */
export const shortAnswers = ({ short, words }: Pick<ChoosingShort, 'short' | 'words'>): Answers => ({
  short: short ? 'yes' : 'no',
  why: words.trim(),
})

/** For part 1. Why it is short may put the carer under pressure, so that stands in part 2 alone. */
export const SHORT_STATEMENT =
  'This is a short report: it answers the four questions from what is known. Some of our usual enquiries were not made; part 2 says why.'
