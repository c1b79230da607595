/** A child in care and a young person near 18: their pages, and the cards that show other children of the same prisoner. */
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { explained } from '../../src/cards/explained.ts'
import { linkedLines } from '../../src/cards/linked-children.ts'
import { signOffRequest } from '../../src/cards/sign-off-request.ts'
import type { Assessment } from '../../src/domain/assessment.ts'
import { type FoundReferral, type LinkedChildren, linkedChildren } from '../../src/domain/linked-children.ts'
import type { Details } from '../../src/domain/referral.ts'
import { IN_CARE_PAGE } from '../../tests/support/answers-in-care.ts'
import { pageCards } from './form-cards.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

/** The same family with the eldest in care and about to be 18. */
export const inCare = (details: Details): Details => ({
  ...details,
  children: details.children.map((child, index) =>
    index === 0 ? { ...child, legalStatus: 'looked_after_interim_order', dateOfBirth: '2008-12-14' } : child,
  ),
})

export const withCarePage = (assessment: Assessment): Assessment => ({
  ...assessment,
  ...sample.savedPages({ J1: IN_CARE_PAGE }),
})

/** One that the reader may open, one of another team, and two that may be the same prisoner. */
export function linkedTo(details: Details): LinkedChildren {
  const assessment = sample.wholeAssessment(details.children.length)
  const found = (number: number, team: string, certain: boolean): FoundReferral => ({
    referral: { ...sample.referralWith('sent', details), reference: `PCA-2026-00${number}`, team },
    ...{ assessment, certain, how: certain ? 'prison number' : 'name alike' },
  })
  return linkedChildren(
    { referral: sample.referralWith('in_progress', details), assessment },
    [
      found(91, 'north', true),
      found(92, 'south', true),
      found(93, 'north', false),
      found(94, 'south', false),
    ],
    { by: sample.SAM, directory: sample.COUNCIL, today: sample.TODAY },
  )
}

export function careCards(family: Details): readonly MadeCard[] {
  const details = inCare(family)
  const assessment = withCarePage(sample.wholeAssessment(details.children.length))
  const linked = linkedTo(details)
  const shown = { directory: sample.COUNCIL, today: sample.TODAY, linked }
  const overview = assessmentOverview(
    {
      ...{ referral: sample.referralWith('in_progress', details), assessment, by: sample.SAM },
      ...{ ...shown, banner: '', more: [] },
    },
    'chat',
  )
  const request = signOffRequest(
    {
      ...{ referral: sample.submittedWith(details), links: [], absences: [], reader: sample.TESS.id },
      input: { ...sample.reportInputFor(details), assessment },
      ...{ ...shown, stamp: 's4', problem: '', reason: '' },
    },
    'chat',
  )
  const all = explained(
    {
      title: 'PCA-2026-0147: children linked to this prisoner',
      sections: [{ heading: 'The others', lines: linkedLines('PCA-2026-0147', linked) }],
      buttons: [{ title: 'See the referral', verb: 'show', reference: 'PCA-2026-0147' }],
    },
    'chat',
  )
  return [
    ...pageCards('J1', details, assessment),
    { name: 'assessment-overview, in care, near 18, with linked children', surface: 'chat', card: overview },
    { name: 'sign-off-request, in care, near 18, with linked children', surface: 'chat', card: request },
    { name: 'explained, all linked children', surface: 'chat', card: all },
  ]
}
