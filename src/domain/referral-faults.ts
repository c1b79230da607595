/** What is wrong with a request as it was written down: to be kept for triage, or to be given to a team. */
import type { Directory } from './directory.ts'
import { prisonByCode } from './directory.ts'
import { type Answers, answerOf, checkAnswers, type Fault, type Option, type Question } from './form.ts'
import type { Day } from './moment.ts'
import { prisonsToRecord } from './prison-choices.ts'
import { type Details, NO_TEAM } from './referral.ts'
import { REFERRAL_PAGES, type ReferralPage, referralQuestions } from './referral-form.ts'

/**
 * `team`: everything the form asks for, the team itself left out. `triage`: no more than what says what is asked, of
 * whom and about whom; whatever else is there must still be right.
 */
export type Bar = 'triage' | 'team'

/** Without these there is nothing to decide about, and no day to count from. */
export const NEEDED_FOR_TRIAGE: Readonly<Record<ReferralPage, readonly string[]>> = {
  request: ['requestType', 'requestSource', 'receivedOn'],
  prisoner: ['fullName', 'prisonCode'],
  child: ['fullName'],
  carer: [],
}

export type Place = { readonly page: ReferralPage; readonly child: number }

export type PlacedFault = Fault & Place

type On = { readonly directory: Directory; readonly today: Day; readonly bar: Bar }

/** Every fault of every page, in the order of the form. `child` counts from 1. */
export const faultsIn = (details: Details, on: On): readonly PlacedFault[] =>
  REFERRAL_PAGES.flatMap((page) =>
    page === 'child'
      ? details.children.flatMap((answers, index) =>
          placed({ page, child: index + 1 }, faultsOnPage(page, answers, on)),
        )
      : placed({ page, child: 1 }, faultsOnPage(page, details[page], on)),
  )

const placed = (place: Place, faults: readonly Fault[]): readonly PlacedFault[] =>
  faults.map((fault) => ({ ...fault, ...place }))

/** What is wrong on a page today. A prison that has closed since is said in its own words. */
export function faultsOnPage(page: ReferralPage, answers: Answers, on: On): readonly Fault[] {
  const { directory, today, bar } = on
  const questions = askedAt(bar, page, questionsOf(directory, page))
  const closed = page === 'prisoner' ? closedMeanwhile(directory, answers) : []
  const isSaid = (fault: Fault): boolean => closed.some(({ question }) => question === fault.question)
  const faults = checkAnswers(questions, answers, { today, complete: true })
  return faults.flatMap((fault) => (isSaid(fault) ? closed : [fault]))
}

/** The questions with only those required that the bar needs. */
function askedAt(bar: Bar, page: ReferralPage, questions: readonly Question[]): readonly Question[] {
  if (bar === 'team') return questions
  return questions.map(({ required: _required, ...question }) =>
    NEEDED_FOR_TRIAGE[page].includes(question.id) ? { ...question, required: true } : question,
  )
}

/** The prison was chosen while it was open. The answer stays in the form until there is another one. */
export function closedMeanwhile(directory: Directory, prisoner: Answers): readonly Fault[] {
  const prison = prisonByCode(directory, answerOf(prisoner, 'prisonCode'))
  if (prison?.closed !== true) return []
  const message = `${prison.name} has closed. Please ask where the prisoner is now, and choose that prison. Everything else is kept.`
  return [{ question: 'prisonCode', message }]
}

/** What keeps it from a team, in words, without the choice of the team itself. */
export function faultsForTeam(details: Details, on: Omit<On, 'bar'>): readonly string[] {
  const faults = faultsIn(details, { ...on, bar: 'team' }).filter(({ question }) => question !== 'team')
  return faults.map(({ page, child, question, message }) => {
    const label = questionsOf(on.directory, page).find(({ id }) => id === question)?.label ?? question
    const whose = page === 'child' && details.children.length > 1 ? ` (child ${child})` : ''
    return `${label}${whose} – ${message}`
  })
}

/** The questions of a page with today's prisons and teams. */
export const questionsOf = (directory: Directory, page: ReferralPage, chosen = ''): readonly Question[] =>
  referralQuestions(page, listsOf(directory, chosen))

/** The council's prisons and teams as lists to choose from; a prison that was `chosen` stays on its list. */
export const listsOf = (
  directory: Directory,
  chosen?: string,
): { prisons: readonly Option[]; teams: readonly Option[] } => ({
  prisons: prisonsToRecord(directory, chosen),
  teams: directory.teams.map(({ id, name }) => ({ id, label: name })),
})

/** The team that was chosen on the form; none where it waits for triage. */
export const teamChosen = ({ carer }: Details): string => answerOf(carer, 'team') || NO_TEAM
