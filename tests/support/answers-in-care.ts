/** A child in care for the tests: what MASH records of them, and the page of the assessment that only they have. */
import type { Answers } from '../../src/domain/form.ts'
import { CHILD } from './answers.ts'

export const CHILD_IN_CARE: Answers = { ...CHILD, legalStatus: 'looked_after_interim_order' }

export const PLACEMENT = 'Fay Fosterly, 3 Quiet Row, Elsewhere'

/** Page J, with nothing left for the Team Manager to look at. */
export const IN_CARE_PAGE: Answers = {
  courtContact: 'yes',
  courtContactSays: 'One letter a month, until the final hearing.',
  courtContactOn: '2026-10-05',
  iro: 'Rhea Reviewer',
  iroTold: 'yes',
  carePlanCheckedOn: '2026-11-27',
  carePlanSays: 'limited',
  carePlanContact: 'Letters only, read by us first.',
  carePlanAnswers: 'no',
  careReviewOn: '2027-02-10',
  consentBy: 'council_and_parents',
  consentGiven: 'yes',
  consentNote: 'The mother by telephone on 26 November; the Team Manager for us.',
  parentsViews: 'Her mother wants letters and no visits.',
  careTransport: 'No journey: letters alone.',
  advocateOffered: 'declined',
  placementTold: 'foster_carer',
  placement: PLACEMENT,
  careSupervision: 'We read each letter before it is handed over.',
}
