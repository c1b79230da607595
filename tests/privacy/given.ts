/** What is chosen on each page of the journey: every box that is no free text, and texts that have a form of their own. */
import { ASSESSMENT, CHILD, REQUEST } from '../support/answers.ts'
import { IN_CARE_PAGE } from '../support/answers-in-care.ts'
import type { Boxes } from './filling.ts'
import type { Seeds } from './seeds.ts'

/** Texts of the usual answers are left out: the journey writes its own. */
const choicesOf = (answers: Boxes): Boxes =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => /^[a-z0-9_,-]+$/.test(value)))

export const requestGiven = (seeds: Seeds): Boxes => ({
  ...choicesOf(REQUEST),
  dateOfLetter: seeds.keep('request', 'request.dateOfLetter', '2026-10-08'),
  requesterEmail: `${seeds.word('request', 'request.requesterEmail')}@prison.example`,
  requesterPhone: seeds.keep('request', 'request.requesterPhone', '01632 960 417'),
})

export const prisonerGiven = (seeds: Seeds): Boxes => ({
  ...{ prisonCode: 'ZAA', workedWithChildren: 'yes', sentenceBand: '1_to_4_years' },
  dateOfBirth: seeds.keep('prisoner', 'prisoner.dateOfBirth', '1953-08-27'),
  prisonNumber: seeds.keep('prisoner', 'prisoner.prisonNumber', 'X7351QK'),
  earliestReleaseDate: seeds.keep('prisoner', 'prisoner.earliestReleaseDate', '2033-05-31'),
})

/** The second is in care, so that page J is asked too. */
export const childGiven = (seeds: Seeds, child: 1 | 2): Boxes => ({
  ...choicesOf(CHILD),
  legalStatus: child === 1 ? 'child_in_need' : 'looked_after_interim_order',
  dateOfBirth: seeds.keep('child', `child ${child}.dateOfBirth`, child === 1 ? '2013-10-19' : '2016-02-23'),
  postcode: seeds.keep('child, kept back', `child ${child}.postcode`, child === 1 ? 'QX97 4ZJ' : 'ZQ83 6XV'),
})

export const carerGiven = (): Boxes => ({ supportsContact: 'yes', team: 'north' })

/** Each page by its key; days of the family are days that the clock of the journey never shows. */
export function pagesGiven(seeds: Seeds): Readonly<Record<string, Boxes>> {
  const day = (page: string, box: string, value: string): Boxes => ({
    [box]: seeds.keep('assessment', `${page}.${box}`, value),
  })
  const child = (page: string, lastContact: string): Boxes => ({
    ...choicesOf(ASSESSMENT.A1 ?? {}),
    ...day(page, 'lastContactDate', lastContact),
  })
  return {
    A1: child('A1', '2024-07-15'),
    A2: child('A2', '2023-09-12'),
    B: choicesOf(ASSESSMENT.B ?? {}),
    C: { ...choicesOf(ASSESSMENT.C ?? {}), mayProceed: 'yes' },
    D: choicesOf(ASSESSMENT.D ?? {}),
    E: choicesOf(ASSESSMENT.E ?? {}),
    F: choicesOf(ASSESSMENT.F ?? {}),
    G1: choicesOf(ASSESSMENT.G1 ?? {}),
    G2: choicesOf(ASSESSMENT.G1 ?? {}),
    H1: choicesOf(ASSESSMENT.H1 ?? {}),
    H2: choicesOf(ASSESSMENT.H1 ?? {}),
    J2: { ...choicesOf(IN_CARE_PAGE), ...day('J2', 'courtContactOn', '2025-04-17') },
  }
}
