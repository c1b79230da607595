/** What people type in the tests: a request as a MASH officer would record it, an assessment as a social worker would write it. */
import type { Answers } from '../../src/domain/form.ts'
import type { Details } from '../../src/domain/referral.ts'

export const REQUEST: Answers = {
  requestType: 'contact_assessment',
  requestSource: 'prison',
  receivedOn: '2026-11-24',
  channel: 'email',
  requesterName: 'Olive Omu',
  statedQuestions: 'circumstances,best_interests,level,escort',
  levelAsked: '4',
  homeAuthorityOk: 'ours',
  safeToContactFamily: 'yes',
}

export const PRISONER: Answers = {
  fullName: 'Alan Prisonson',
  dateOfBirth: '1985-04-02',
  prisonNumber: 'A1234BC',
  prisonCode: 'ZAA',
  workedWithChildren: 'no',
  sentenceBand: '1_to_4_years',
}

export const CHILD: Answers = {
  fullName: 'Mia Childsdottir',
  dateOfBirth: '2014-03-03',
  caseSystemId: 'CS-100',
  relationshipToPrisoner: 'daughter',
  knownToSocialCare: 'open',
  legalStatus: 'child_in_need',
  isVictimOfPrisoner: 'no',
  address: '14 Hidden Lane, Nowhereham',
  school: 'Secretwood Primary',
}

export const SECOND_CHILD: Answers = {
  ...CHILD,
  fullName: 'Leo Childsson',
  dateOfBirth: '2017-06-09',
  relationshipToPrisoner: 'son',
}

export const CARER: Answers = {
  fullName: 'Joan Carerly',
  relationshipToChild: 'Grandmother',
  supportsContact: 'yes',
  contact: '01632 960 555',
  team: 'north',
}

export const DETAILS: Details = { request: REQUEST, prisoner: PRISONER, children: [CHILD], carer: CARER }

/** A full assessment of one child, by page. */
export const ASSESSMENT: Readonly<Record<string, Answers>> = {
  A1: {
    childView: 'She says: I would like to write to him, but not go there.',
    childViewCode: 'mixed',
    seenAlone: 'yes',
    seenOn: '2026-11-30',
    childMotivation: 'She misses being told bedtime stories.',
    childKnowledge: 'She knows he is in prison for hurting a child.',
    prisonUnderstanding: 'She thinks of bars and dogs and is afraid of the dogs.',
    smugglingRisk: 'low',
    smugglingReason: 'No sign of it.',
    relationship: 'Close before custody.',
    lastContactDate: '2026-06-01',
    benefit: 'An end to wondering.',
    impactOfNoContact: 'She would go on worrying.',
  },
  B: {
    carerView: 'She is careful and wants it slow.',
    carerSeenOn: '2026-11-30',
    carerMotivation: 'For the child.',
    carerKnowledge: 'She accepts what happened.',
    coercionRisk: 'low',
    coercionReason: 'She let the child speak for herself.',
    collusionRisk: 'No part in the offences.',
    ableToProtect: 'able',
    protectEvidence: 'She called the police in 2024.',
    carerUnmetNeeds: 'money,own_support',
    carerUnmetNeedsNote: 'Somebody to talk to.',
  },
  C: {
    prisonerMotive: 'He says he wants to say sorry.',
    offences: 'Convicted in 2025 of harming a child in the family.',
    prisonerCoercion: 'Low in letters.',
    openInvestigation: 'no',
    releasePlans: 'Will live with his brother.',
    postReleaseSupport: 'contact,early_help',
  },
  D: {
    chronology: 'on_file',
    pastConcerns: 'yes',
    otherChildren: 'A cousin, not in this request; no contact is planned.',
    precedent: 'Nothing follows for the cousin, who never lived with him.',
    askedProbation: 'replied',
    askedPrison: 'replied',
    askedPolice: 'replied',
    askedLado: 'replied',
    askedNote: 'All replied by 2 December.',
  },
  E: { orders: 'none_known', ordersCheckedOn: '2026-12-01', ordersSource: 'Court record' },
  F: { contactTypes: 'letter', visitType: 'none', preferredArea: 'None needed' },
  G1: {
    circumstances: 'Lives with her grandmother and is settled.',
    inBestInterests: 'yes_with_limits',
    bestInterestsReasons: 'Letters give her what she asks for at little risk.',
    recommendedLevel: '2',
    conditions: 'letters_read,no_photographs',
    reviewAgainOn: '2027-06-01',
    escortFound: 'yes',
    escortName: 'Joan Carerly',
    escortRole: 'carer',
    escortWilling: 'yes',
    escortPoliceCheck: 'clear',
    canKeepChildSafe: 'yes',
    canEndVisit: 'yes',
  },
  H1: {
    identityVerified: 'birth_certificate',
    photosAgreed: 'no',
    confidentialNote: 'The family has moved.',
    reasonToWithhold: 'Risk to the carer.',
  },
}
