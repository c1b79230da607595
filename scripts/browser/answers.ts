/** What the people type in the Playgrounds: the answers of the tests, by the words on the card, with days that suit today. */

import { type Answers, choicesOf, type Question, sayAnswer } from '../../src/domain/form.ts'
import { addDays, type Day, dayOf } from '../../src/domain/moment.ts'
import { pageOf } from '../../src/domain/questions.ts'
import { type ReferralPage, referralQuestions } from '../../src/domain/referral-form.ts'
import * as said from '../../tests/support/answers.ts'
import type { Typed } from './fill-box.ts'

const TODAY = dayOf(new Date().toISOString())

/** As they stand in the sample council. */
const LISTS = {
  prisons: [{ id: 'ZAA', label: 'HMP Aldermoor Sample' }],
  teams: [{ id: 'north', label: 'North locality team' }],
}

function referralPage(page: ReferralPage, answers: Answers): readonly Typed[] {
  return typed(referralQuestions(page, LISTS), answers)
}

/** Received today, so that its due day lies ahead whenever the walk is taken. */
export const REQUEST = referralPage('request', { ...said.REQUEST, receivedOn: TODAY })
/** Without the day of birth, which the calendar would have to be turned back forty years for. */
export const PRISONER = referralPage('prisoner', { ...said.PRISONER, dateOfBirth: '' })
export const CHILD = referralPage('child', said.CHILD)
export const SECOND_CHILD = referralPage('child', said.SECOND_CHILD)
export const CARER = referralPage('carer', said.CARER)

const SECOND: Readonly<Record<string, Answers>> = {
  A2: { ...said.ASSESSMENT.A1, childView: 'He says: I want to see Dad.', childViewCode: 'wants' },
  G2: {
    circumstances: 'Lives with his grandmother, and sleeps badly since the summer.',
    inBestInterests: 'no',
    bestInterestsReasons: 'His nights are worse after every letter. His therapist asks for a year of quiet.',
    recommendedLevel: '1',
    reviewAgainOn: '2027-06-01',
    escortFound: 'no',
    noEscortReason: 'other',
    escortReasons: 'No visit is advised.',
  },
  H2: { ...said.ASSESSMENT.H1 },
}

/** A page of the assessment of two children, `A1` to `H2`. */
export function assessmentPage(key: string): readonly Typed[] {
  const answers = SECOND[key] ?? said.ASSESSMENT[key]
  const page = pageOf(key, [{}, {}])
  if (answers === undefined || page === undefined) throw new Error(`There are no answers for page ${key}.`)
  return typed(page.section.questions, answers)
}

function typed(questions: readonly Question[], answers: Answers): readonly Typed[] {
  return questions.flatMap((question) => {
    const answer = answers[question.id] ?? ''
    return answer === '' ? [] : [{ label: question.label, value: valueFor(question, answer) }]
  })
}

function valueFor(question: Question, answer: string): Typed['value'] {
  if (question.kind === 'choices') return choicesOf(answer).map((choice) => sayAnswer(question, choice))
  return question.kind === 'day' ? suitable(question, answer) : sayAnswer(question, answer)
}

/** The tests have a clock of their own; here it is today. */
function suitable({ rule }: Question, day: Day): Day {
  if (rule === 'not in the past') return day < TODAY ? addDays(TODAY, 180) : day
  return day > TODAY ? TODAY : day
}
