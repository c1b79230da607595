/** Which answer stands in which part of the report (2.6, 36), and why something is kept from the prisoner. */

const OWN_WORDS = 'The child’s own words. A child must be able to speak without the prisoner reading it.'
const CARER_SAFETY = 'What the carer said or did. The carer could be put under pressure.'
const FAMILY = 'Family history. It may concern people who are not part of this request.'
const COURT = 'Court papers. The court decides who may read them.'
const CARE = 'About the child’s care. The prisoner must not learn where or with whom the child lives.'
const PARENTS = 'What the parents said or decided. They could be put under pressure.'
const POLICE = 'Police material. It is not ours to disclose.'

/** Answers that are written in part 2 alone, each with its reason. */
export const PART_TWO: Readonly<Record<string, string>> = {
  childView: OWN_WORDS,
  childViewCode: OWN_WORDS,
  viewNotSought: CARER_SAFETY,
  childMotivation: OWN_WORDS,
  childKnowledge: OWN_WORDS,
  prisonUnderstanding: OWN_WORDS,
  carerView: CARER_SAFETY,
  carerStand: CARER_SAFETY,
  carerMotivation: CARER_SAFETY,
  carerKnowledge: CARER_SAFETY,
  coercionRisk: CARER_SAFETY,
  coercionReason: CARER_SAFETY,
  collusionRisk: CARER_SAFETY,
  protectEvidence: CARER_SAFETY,
  openInvestigation: POLICE,
  mayProceed: POLICE,
  investigationNote: POLICE,
  postReleaseSupport: 'What the family may need. They decide who learns of it.',
  chronologyNote: FAMILY,
  pastConcerns: FAMILY,
  otherChildren: 'Information about other children.',
  precedent: 'Information about other children.',
  askedNote: 'What other agencies told us. They decide whether it may be passed on.',
  // Part 1 does not even say that a child is in care: whether a court has set contact, and who supervises, stand there.
  courtContactSays: COURT,
  iro: CARE,
  iroTold: CARE,
  carePlanCheckedOn: CARE,
  carePlanSays: CARE,
  carePlanContact: CARE,
  carePlanAnswers: CARE,
  careReviewOn: CARE,
  consentBy: PARENTS,
  consentGiven: PARENTS,
  consentNote: PARENTS,
  parentsViews: PARENTS,
  careTransport: CARE,
  advocateOffered: CARE,
  placementTold: CARE,
  placement: CARE,
}

/** Of an answer that part 1 has, the choices that stand in part 2 alone: they would tell that a child is in care. */
export const HELD_CHOICES: Readonly<
  Record<string, { readonly choices: readonly string[]; readonly why: string }>
> = {
  orders: { choices: ['care'], why: CARE },
}

/** Answers for the council's own use, in neither part. */
export const NOT_SENT: readonly string[] = [
  ...['carerUnmetNeeds', 'carerUnmetNeedsNote', 'noEscortReason', 'harmedNames', 'safeguardingConcern'],
]

/** How a finding is labelled, so that fact and opinion are told apart (2.6, 38). What is not named is a fact. */
export const OPINIONS: readonly string[] = [
  'smugglingRisk',
  'smugglingReason',
  'relationship',
  'benefit',
  'impactOfNoContact',
  'ableToProtect',
  'prisonerMotive',
  'prisonerCoercion',
  'postReleaseSupport',
  'coercionRisk',
  'coercionReason',
  'collusionRisk',
]

export const REPORTED: readonly string[] = [
  'childView',
  'childMotivation',
  'childKnowledge',
  'prisonUnderstanding',
  'carerView',
  'carerMotivation',
  'carerKnowledge',
  'parentsViews',
]

export type FindingKind = 'Fact' | 'Opinion' | 'In their words'

export function kindOfFinding(question: string): FindingKind {
  if (OPINIONS.includes(question)) return 'Opinion'
  return REPORTED.includes(question) ? 'In their words' : 'Fact'
}
