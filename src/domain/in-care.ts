/** A child in care: who that is, who consents by their legal status, and what is still open for the Team Manager. */
import { type Answers, answerOf } from './form.ts'
import type { Day } from './moment.ts'

/** The page of the assessment that is asked of a child in care alone. */
export const IN_CARE = 'J'

/** Whoever MASH recorded with one of the four legal statuses of a child in care. */
export const isInCare = (child: Answers): boolean =>
  answerOf(child, 'legalStatus').startsWith('looked_after_')

/** Who looks after a child in care, and any foster carer, is named in part 2 alone. `four` is what section G says. */
export const isEscortHeld = (child: Answers, four: Answers): boolean =>
  answerOf(four, 'escortFound') === 'yes' &&
  (answerOf(four, 'escortRole') === 'foster_carer' ||
    (isInCare(child) && answerOf(four, 'escortRole') === 'carer'))

type Consent = {
  /** Ids of the answers to `consentBy` that fit this status. */
  readonly fits: readonly string[]
  /** Stands below the question. */
  readonly help: string
}

/**
 * Who consents, by legal status. [BK]: our default for the council to edit, not quoted policy. Whoever needs another
 * answer may give it; the Team Manager is then asked to look.
 */
const CONSENT: Readonly<Record<string, Consent>> = {
  looked_after_s20: {
    fits: ['parents', 'young_person'],
    help: 'Section 20: the parents keep parental responsibility, and they consent. We do not.',
  },
  looked_after_care_order: {
    fits: ['council', 'council_and_parents', 'court', 'young_person'],
    help: 'Care order: we share parental responsibility with the parents and may limit what they do with it.',
  },
  looked_after_interim_order: {
    fits: ['council', 'council_and_parents', 'court', 'young_person'],
    help: 'Interim order: we share parental responsibility and may limit it. Check what the court has directed.',
  },
}

const UNCLEAR: Consent = {
  fits: ['parents', 'council', 'council_and_parents', 'court', 'young_person', 'other'],
  help: 'Look at the order or the agreement first: it says who holds parental responsibility.',
}

export const consentFor = (child: Answers): Consent => CONSENT[answerOf(child, 'legalStatus')] ?? UNCLEAR

type Gap = { readonly say: string; readonly isOpen: (answer: (id: string) => string) => boolean }

const empty =
  (id: string): Gap['isOpen'] =>
  (answer) =>
    answer(id) === ''

const GAPS: readonly Gap[] = [
  {
    say: 'it is not known whether a court has set contact',
    isOpen: (answer) => !['yes', 'no'].includes(answer('courtContact')),
  },
  { say: 'no reviewing officer (IRO) is named', isOpen: empty('iro') },
  { say: 'the IRO was not told', isOpen: (answer) => answer('iroTold') !== 'yes' },
  { say: 'the care plan was not checked', isOpen: empty('carePlanCheckedOn') },
  { say: 'it is not said what the care plan says', isOpen: empty('carePlanContact') },
  { say: 'consent was not given', isOpen: (answer) => answer('consentGiven') !== 'yes' },
  { say: 'the parents’ views are missing', isOpen: empty('parentsViews') },
  { say: 'it is not said who goes and how', isOpen: empty('careTransport') },
  {
    say: 'no advocate was offered',
    isOpen: (answer) => ['', 'not_offered'].includes(answer('advocateOffered')),
  },
  {
    say: 'the foster carer or home was not told',
    isOpen: (answer) => ['', 'not_told'].includes(answer('placementTold')),
  },
  { say: 'nothing is said about supervision', isOpen: empty('careSupervision') },
]

/** What the Team Manager has to look at (field notes 1.3, no. 10). Empty when all of it is there and fits. */
export function careGaps(child: Answers, answers: Answers, today: Day): readonly string[] {
  const answer = (id: string): string => answerOf(answers, id)
  const open = GAPS.filter((gap) => gap.isOpen(answer)).map(({ say }) => say)
  const review = answer('careReviewOn') < today ? ['there is no review date to come'] : []
  const fits = consentFor(child).fits.includes(answer('consentBy'))
  return [...open, ...review, ...(fits ? [] : ['who consents does not fit the legal status'])]
}
